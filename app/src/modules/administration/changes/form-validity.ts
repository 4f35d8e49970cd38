import { Type } from '@sinclair/typebox';
import { dayOf, type Day, formatDay, plusDays } from '#kernel/day.ts';
import { countOpenDrafts } from '#modules/submissions/index.ts';
import type { SystemActor } from '#platform/context.ts';
import type { FormDefinition } from '#platform/forms/definition.ts';
import type { Bilingual, Lang } from '#platform/text/text.ts';
import { look } from '#platform/transact.ts';
import { both, text } from '../text.ts';
import { changeKind } from './change-kind.ts';
import { DayText, Text } from './shapes.ts';

const Shape = Type.Object(
  { code: Text, version: Type.Integer({ minimum: 1 }), validFrom: DayText, validTo: Type.Union([DayText, Type.Null()]) },
  { additionalProperties: false },
);

const counter: SystemActor = { kind: 'system', name: 'administration.preview', channel: 'worker' };

/** From when to when a version of a form may be begun. */
export const formValidity = changeKind(Shape, {
  name: 'form-validity',
  subject: wish => `${wish.code}/${wish.version}`,
  title: (_house, wish) => both('form.change', { form: `${wish.code}/${wish.version}` }),
  amendment: wish => ({ kind: 'form-validity', ...wish }),
  async faults(ctx, wish) {
    const today = dayOf(ctx.now);
    const { forms } = ctx.house.pack;
    const form = forms.find(one => one.code === wish.code && one.version === wish.version);
    if (!form) return [{ field: 'validFrom', key: 'fault.no-such-form' }];
    const end = wish.validTo ?? '9999-12-31';
    const overlaps = forms.some(
      other =>
        other.code === wish.code &&
        other.version !== wish.version &&
        other.validFrom <= end &&
        wish.validFrom <= (other.validTo ?? '9999-12-31'),
    );
    return [
      ...(end < wish.validFrom ? [{ field: 'validTo', key: 'fault.ends-before' }] : []),
      // What was filed under it must have been valid then.
      ...(wish.validFrom !== form.validFrom && form.validFrom <= today ? [{ field: 'validFrom', key: 'fault.begun' }] : []),
      ...(wish.validTo !== null && wish.validTo < today ? [{ field: 'validTo', key: 'fault.from-past-hours' }] : []),
      ...(overlaps ? [{ field: 'validTo', key: 'fault.overlaps' }] : []),
      ...(wish.validFrom === form.validFrom && wish.validTo === (form.validTo ?? null)
        ? [{ field: 'validTo', key: 'fault.value.same' }]
        : []),
    ];
  },
  async preview(ctx, wish) {
    const { forms } = ctx.house.pack;
    const form = forms.find(one => one.code === wish.code && one.version === wish.version);
    const drafts = await look(ctx.house, counter, own => countOpenDrafts(own, wish));
    const next = wish.validTo === null ? undefined : plusDays(wish.validTo as Day, 1);
    const followed =
      next !== undefined &&
      forms.some(other => other.code === wish.code && other.validFrom <= next && next <= (other.validTo ?? '9999-12-31') && other !== form);
    return {
      lines: [
        { what: both('form.valid'), ...(form ? { before: validity(form) } : {}), after: validity(wish) },
        { what: both('form.drafts'), after: both('form.drafts.count', { count: drafts }) },
      ],
      touches: [both('form.touches')],
      warnings: [
        ...(next !== undefined && !followed
          ? [both('form.gap', { pl: { from: formatDay(next, 'pl') }, en: { from: formatDay(next, 'en') } })]
          : []),
        ...(drafts > 0 && wish.validTo !== null ? [both('form.drafts.warning')] : []),
      ],
    };
  },
});

function validity(form: { validFrom: string; validTo?: string | null }): Bilingual {
  const told = (lang: Lang): string =>
    form.validTo
      ? text(lang)('form.validity', { from: formatDay(form.validFrom as Day, lang), to: formatDay(form.validTo as Day, lang) })
      : text(lang)('form.validity.open', { from: formatDay(form.validFrom as Day, lang) });
  return { pl: told('pl'), en: told('en') };
}

/** Whether a version may be begun on a day. */
export const isValidOn = (form: Pick<FormDefinition, 'validFrom' | 'validTo'>, on: string): boolean =>
  form.validFrom <= on && (form.validTo === undefined || on <= form.validTo);

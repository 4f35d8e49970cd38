import { Type } from '@sinclair/typebox';
import { type Day, dayOf, formatDay } from '#kernel/day.ts';
import { judgedBy } from '#modules/cases/index.ts';
import { amendPack } from '#platform/amendments.ts';
import type { Ctx, SystemActor } from '#platform/context.ts';
import { holesOf } from '#platform/letters/fill-letter.ts';
import type { DatedValue, Pack } from '#platform/pack.ts';
import type { Bilingual } from '#platform/text/text.ts';
import { look } from '#platform/transact.ts';
import { daysAffected, readValue, shapeOf } from '../rules/parameter-change.ts';
import { replayUnder } from '../rules/replay-under.ts';
import { both } from '../text.ts';
import type { Fault, Preview, PreviewLine } from '../types.ts';
import { changeKind } from './change-kind.ts';
import { DayText, Text } from './shapes.ts';

const Shape = Type.Object(
  {
    name: Text,
    from: DayText,
    value: Text,
    mark: Type.Union([Type.Literal('S'), Type.Literal('M'), Type.Literal('D')]),
    source: Type.String(),
    /** Said by whoever proposes it, where it begins in the past. */
    backdated: Type.Boolean(),
  },
  { additionalProperties: false },
);
type Wish = typeof Shape.static;

/** Of the decisions of the computer, so many of the newest are worked out again. */
const DECISIONS_TRIED = 200;

export const parameter = changeKind(Shape, {
  name: 'parameter',
  subject: wish => `${wish.name} ${wish.from}`,
  title({ pack }, wish) {
    const name = pack.parameterTitles?.[wish.name] ?? same(wish.name);
    const told = (lang: 'pl' | 'en') => ({ name: name[lang], value: wish.value, from: formatDay(wish.from as Day, lang) });
    return both('parameter.change', { pl: told('pl'), en: told('en') });
  },
  begins: wish => wish.from as Day,
  amendment: wish => ({ kind: 'parameter', name: wish.name, value: datedOf(wish) }),

  async faults(ctx, wish) {
    const { pack } = ctx.house;
    const values = pack.parameters[wish.name];
    const faults: Fault[] = [];
    if (!values) return [{ field: 'name', key: 'fault.no-such-parameter' }];
    const read = readValue(shapeOf(values), wish.value);
    const before = valueThen(pack, wish);
    const sameValue = read.ok && before?.value === read.value;
    // A value that was from memory gets its source: it stays what it was, and that may be said of the past.
    const confirmed = sameValue && before.from === wish.from && (before.mark !== wish.mark || before.source !== datedOf(wish).source);
    if (!read.ok) faults.push({ field: 'value', key: `fault.value.${read.refusal.kind}` });
    else if (sameValue && !confirmed) faults.push({ field: 'value', key: 'fault.value.same' });
    if (wish.mark !== 'M' && wish.source.trim() === '') faults.push({ field: 'source', key: 'fault.source' });
    if (wish.from < dayOf(ctx.now) && !wish.backdated && !confirmed) faults.push({ field: 'backdated', key: 'fault.backdated' });
    return faults;
  },

  async preview(ctx, wish) {
    const { pack } = ctx.house;
    const amended = amendPack(pack, [{ kind: 'parameter', name: wish.name, value: datedOf(wish) }], dayOf(ctx.now));
    return {
      lines: [valueLine(pack, wish), ...examples(ctx, pack, amended, wish), ...(await decisions(ctx, wish))],
      touches: touched(ctx, pack, wish.name),
      warnings: warningsOf(ctx, pack, wish),
    } satisfies Preview;
  },
});

const datedOf = (wish: Wish): DatedValue => ({
  from: wish.from,
  value: wish.value,
  mark: wish.mark,
  ...(wish.source.trim() === '' ? {} : { source: wish.source.trim() }),
});

const same = (text: string): Bilingual => ({ pl: text, en: text });

function valueThen(pack: Pack, wish: Pick<Wish, 'name' | 'from'>): DatedValue | undefined {
  const begun = (pack.parameters[wish.name] ?? []).filter(one => one.from <= wish.from && (one.to === undefined || wish.from <= one.to));
  return begun.sort((a, b) => (a.from < b.from ? 1 : -1))[0];
}

function valueLine(pack: Pack, wish: Wish): PreviewLine {
  const before = valueThen(pack, wish);
  return { what: both('preview.value'), ...(before ? { before: same(before.value) } : {}), after: same(wish.value) };
}

/** What the pure rules work out with the old and with the new value. */
function examples(ctx: Ctx, pack: Pack, amended: Pack, wish: Wish): PreviewLine[] {
  return ctx.house.declared.parameterUses
    .filter(use => use.parameters.includes(wish.name))
    .flatMap(({ example }) =>
      example
        ? [{ what: example.given, before: example.compute(pack, wish.from as Day), after: example.compute(amended, wish.from as Day) }]
        : [],
    );
}

const renewer: SystemActor = { kind: 'system', name: 'administration.preview', channel: 'worker' };

/** The newest decisions of the computer whose rule is given this value, worked out again with it. Whose they are leaves
 *  nobody's hands here: only how many would come out otherwise. */
async function decisions(ctx: Ctx, wish: Wish): Promise<PreviewLine[]> {
  const { pack } = ctx.house;
  const codes = pack.forms.filter(form => form.parameters?.includes(wish.name)).map(form => form.code);
  if (codes.length === 0) return [];
  const taken = await look(ctx.house, renewer, own => judgedBy(own, { formCodes: codes, limit: DECISIONS_TRIED }));
  const { tried, different } = replayUnder(pack.decides, taken, { [wish.name]: wish.value });
  return [
    {
      what: both('preview.decisions'),
      oneWay: true,
      before: both('preview.decisions.tried', { tried }),
      after: both('preview.decisions.different', { different }),
    },
  ];
}

/** Rules, forms and letters that go by it. A letter has a value of this name in its text: `complaint-days` → `complaintDays`. */
function touched(ctx: Ctx, pack: Pack, name: string): Bilingual[] {
  const hole = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const inForms = (lang: 'pl' | 'en') =>
    pack.forms.filter(form => form.parameters?.includes(name)).map(form => `${form.code}/${form.version} ${form.title[lang]}`);
  const inLetters = (lang: 'pl' | 'en') =>
    pack.letters.filter(letter => holesOf(letter, 'pl').has(hole)).map(letter => `${letter.code}: ${letter.title[lang]}`);
  return [
    ...ctx.house.declared.parameterUses.filter(use => use.parameters.includes(name)).map(use => use.what),
    ...inForms('pl').map((form, place) => both('preview.form', { pl: { form }, en: { form: inForms('en')[place] ?? form } })),
    ...inLetters('pl').map((letter, place) => both('preview.letter', { pl: { letter }, en: { letter: inLetters('en')[place] ?? letter } })),
  ];
}

function warningsOf(ctx: Ctx, pack: Pack, wish: Wish): Bilingual[] {
  const today = dayOf(ctx.now);
  const { until, past } = daysAffected(pack.parameters[wish.name] ?? [], wish.from as Day, today);
  const told = (lang: 'pl' | 'en') => ({
    from: formatDay(wish.from as Day, lang),
    until: until === null ? '' : formatDay(until, lang),
    days: past,
  });
  const values = { pl: told('pl'), en: told('en') };
  return [
    both(until === null ? 'preview.until-further-notice' : 'preview.until', values),
    ...(past > 0 ? [both('preview.past', values)] : []),
    ...(wish.mark === 'M' ? [both('preview.from-memory')] : []),
    ...(touched(ctx, pack, wish.name).length === 0 ? [both('preview.used-nowhere')] : []),
  ];
}

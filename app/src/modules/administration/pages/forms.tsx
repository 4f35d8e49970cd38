import { DataTable } from '#design/components/data-table.tsx';
import { DateField, dayParts } from '#design/components/date-field.tsx';
import { PageHeading } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { dayOf, type Day, formatDay } from '#kernel/day.ts';
import type { StaffActor } from '#platform/context.ts';
import type { FormDefinition } from '#platform/forms/definition.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { isValidOn } from '../changes/form-validity.ts';
import { text } from '../text.ts';
import { field, readDay, typedDay } from './fields.ts';
import { Trail, wide } from './parts.tsx';
import { proposing } from './proposing.tsx';

const PATH = '/desk/administration/forms';

/** Every version of every form with the days on which it may be begun. */
export const formsPage: Page<StaffActor> = {
  path: PATH,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.open' },
  async get(ctx) {
    const t = text(ctx.lang);
    const today = dayOf(ctx.now);
    return wide(
      t('section.forms'),
      <Trail lang={ctx.lang} here={t('section.forms')} />,
      <>
        <PageHeading lead={t('section.forms.about')}>{t('section.forms')}</PageHeading>
        <DataTable
          caption={t('section.forms')}
          captionShown="hidden"
          rows={ctx.house.pack.forms}
          rowKey={form => `${form.code}/${form.version}`}
          columns={[
            {
              key: 'form',
              label: t('form.form'),
              heading: true,
              cell: form => (
                <a href={`${PATH}/${form.code}/${form.version}`}>
                  {form.code}/{form.version} {form.title[ctx.lang]}
                </a>
              ),
            },
            { key: 'handling', label: t('form.handling'), cell: form => t(`form.handling.${form.handling}`) },
            { key: 'from', label: t('form.from'), cell: form => formatDay(form.validFrom as Day, ctx.lang) },
            {
              key: 'to',
              label: t('form.to'),
              cell: form => (form.validTo ? formatDay(form.validTo as Day, ctx.lang) : t('form.until-changed')),
            },
            { key: 'state', label: t('staff.state'), cell: form => <Validity ctx={ctx} form={form} today={today} /> },
          ]}
        />
      </>,
    );
  },
};

function Validity({ ctx, form, today }: { ctx: PageCtx; form: FormDefinition; today: Day }) {
  const t = text(ctx.lang);
  if (isValidOn(form, today)) return <StatusTag tone="done">{t('form.state.valid')}</StatusTag>;
  return form.validFrom > today ? (
    <StatusTag tone="info">{t('form.state.coming')}</StatusTag>
  ) : (
    <StatusTag tone="plain">{t('form.state.ended')}</StatusTag>
  );
}

/** The days of one version, and others proposed. */
export const formPage: Page<StaffActor> = {
  path: `${PATH}/:code/:version`,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.propose' },
  get: oneForm,
  post: oneForm,
};

async function oneForm(ctx: PageCtx<StaffActor>, request: PageRequest): Promise<PageAnswer> {
  const { code, version } = request.params;
  const form = ctx.house.pack.forms.find(one => one.code === code && String(one.version) === version);
  if (!form) return { kind: 'not-found' };
  const t = text(ctx.lang);
  const name = `${form.code}/${form.version}`;
  const asked = field(request, 'step') !== '';
  const end = typedDay(request, 'validTo');
  return proposing(ctx, request, {
    kind: 'form-validity',
    action: `${PATH}/${form.code}/${form.version}`,
    title: form.title[ctx.lang],
    eyebrow: name,
    lead: t('form.lead'),
    trail: <Trail lang={ctx.lang} over={[{ label: t('section.forms'), href: PATH }]} here={name} />,
    form: error => (
      <>
        <DateField
          name="validFrom"
          label={t('form.from')}
          value={asked ? typedDay(request, 'validFrom') : dayParts(form.validFrom)}
          error={error('validFrom')}
        />
        <DateField
          name="validTo"
          label={t('form.to')}
          hint={t('form.to.hint')}
          value={asked ? end : dayParts(form.validTo)}
          error={error('validTo')}
          optional
        />
      </>
    ),
    read() {
      const validFrom = readDay(request, 'validFrom');
      const open = end.day === '' && end.month === '' && end.year === '';
      const validTo = open ? null : readDay(request, 'validTo');
      if (validFrom && validTo !== undefined) return { wish: { code: form.code, version: form.version, validFrom, validTo } };
      return {
        faults: [
          ...(validFrom ? [] : [{ field: 'validFrom', key: 'fault.day' }]),
          ...(validTo === undefined ? [{ field: 'validTo', key: 'fault.day' }] : []),
        ],
      };
    },
  });
}

import { Checkbox, Radios } from '#design/components/choices.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { DateField } from '#design/components/date-field.tsx';
import { PageHeading, Prose } from '#design/components/page.tsx';
import { TextField } from '#design/components/text-fields.tsx';
import { type Day, formatDay } from '#kernel/day.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import type { DatedValue } from '#platform/pack.ts';
import { readValue, shapeOf } from '../rules/parameter-change.ts';
import { text } from '../text.ts';
import { listChanges } from '../views.ts';
import { ChangeTable } from './changes.tsx';
import { field, readDay, typedDay } from './fields.ts';
import { Trail, wide } from './parts.tsx';
import { MarkTag, PARAMETERS, titleOf } from './parameters.tsx';
import { proposing } from './proposing.tsx';

const MARKS = ['S', 'D', 'M'] as const;
const CHANGES_SHOWN = 10;

/** One parameter through time, where it is used, and a new value proposed for it. */
export const parameterPage: Page<StaffActor> = {
  path: `${PARAMETERS}/:name`,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.open' },
  get: shown,
  post: shown,
};

async function shown(ctx: PageCtx<StaffActor>, request: PageRequest): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const name = request.params['name'] ?? '';
  const values = ctx.house.pack.parameters[name];
  if (!values) return { kind: 'not-found' };
  const title = titleOf(ctx.house.pack, name, ctx.lang);
  const { changes } = await listChanges(ctx.db, { kind: 'parameter', subject: name, limit: CHANGES_SHOWN, offset: 0 });
  const trail = <Trail lang={ctx.lang} over={[{ label: t('section.parameters'), href: PARAMETERS }]} here={title} />;
  const uses = ctx.house.declared.parameterUses.filter(use => use.parameters.includes(name));
  const above = (
    <>
      {uses.length > 0 ? (
        <Prose>
          <ul>
            {uses.map(use => (
              <li key={use.what.en}>{use.what[ctx.lang]}</li>
            ))}
          </ul>
        </Prose>
      ) : null}
      <ValueTable ctx={ctx} values={values} />
    </>
  );
  const below = changes.length > 0 ? <ChangeTable ctx={ctx} changes={changes} caption={t('parameter.changes')} /> : null;
  if (!ctx.actor.roles.includes('administrator'))
    return wide(
      title,
      trail,
      <>
        <PageHeading eyebrow={name}>{title}</PageHeading>
        {above}
        {below}
      </>,
    );
  return proposing(ctx, request, {
    kind: 'parameter',
    action: `${PARAMETERS}/${name}`,
    title,
    eyebrow: name,
    lead: t('parameter.lead'),
    trail,
    above,
    below,
    form: error => (
      <>
        <DateField
          name="from"
          label={t('parameter.from')}
          hint={t('parameter.from.hint')}
          value={typedDay(request, 'from')}
          error={error('from')}
        />
        <TextField
          name="value"
          label={t('parameter.value')}
          hint={t(`parameter.value.${shapeOf(values)}`)}
          value={field(request, 'value')}
          error={error('value')}
          width={20}
        />
        <Radios
          name="mark"
          label={t('parameter.mark')}
          value={field(request, 'mark')}
          error={error('mark')}
          choices={MARKS.map(mark => ({ value: mark, label: t(`mark.${mark}.whole`) }))}
        />
        <TextField
          name="source"
          label={t('parameter.source')}
          hint={t('parameter.source.hint')}
          value={field(request, 'source')}
          error={error('source')}
          maxLength={300}
        />
        <Checkbox
          name="backdated"
          label={t('parameter.backdated')}
          hint={t('parameter.backdated.hint')}
          checked={field(request, 'backdated') === 'yes'}
          error={error('backdated')}
        />
      </>
    ),
    read() {
      const from = readDay(request, 'from');
      const mark = MARKS.find(one => one === field(request, 'mark'));
      const value = readValue(shapeOf(values), field(request, 'value'));
      if (!from || !mark || !value.ok)
        return {
          faults: [
            ...(from ? [] : [{ field: 'from', key: 'fault.day' }]),
            ...(value.ok ? [] : [{ field: 'value', key: `fault.value.${value.refusal.kind}` }]),
            ...(mark ? [] : [{ field: 'mark', key: 'fault.mark' }]),
          ],
        };
      return {
        wish: { name, from, value: value.value, mark, source: field(request, 'source'), backdated: field(request, 'backdated') === 'yes' },
      };
    },
  });
}

function ValueTable({ ctx, values }: { ctx: PageCtx; values: readonly DatedValue[] }) {
  const t = text(ctx.lang);
  return (
    <DataTable
      caption={t('parameter.values')}
      rows={[...values].reverse()}
      rowKey={value => value.from}
      columns={[
        { key: 'from', label: t('parameters.since'), heading: true, cell: value => formatDay(value.from as Day, ctx.lang) },
        { key: 'value', label: t('parameter.value'), cell: value => value.value },
        { key: 'mark', label: t('parameters.mark'), cell: value => <MarkTag lang={ctx.lang} mark={value.mark} /> },
        { key: 'source', label: t('parameter.source'), cell: value => value.source ?? t('preview.nothing') },
      ]}
    />
  );
}

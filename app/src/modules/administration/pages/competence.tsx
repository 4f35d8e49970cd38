import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { DateField } from '#design/components/date-field.tsx';
import { PageHeading } from '#design/components/page.tsx';
import { Select, TextField } from '#design/components/text-fields.tsx';
import { type Day, formatDay } from '#kernel/day.ts';
import { findBranch } from '#modules/branches/index.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { prefixOf } from '../changes/competence.ts';
import { text } from '../text.ts';
import { listChanges } from '../views.ts';
import { ChangeTable } from './changes.tsx';
import { field, readDay, typedDay } from './fields.ts';
import { Trail, wide } from './parts.tsx';
import { proposing } from './proposing.tsx';

const PATH = '/desk/administration/competence';
const CHANGES_SHOWN = 10;

/** Which branch handles which place and topic, where it is not the party's own. */
export const competencePage: Page<StaffActor> = {
  path: PATH,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.open' },
  get: shown,
  post: shown,
};

async function shown(ctx: PageCtx<StaffActor>, request: PageRequest): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const { pack } = ctx.house;
  const title = t('section.competence');
  const trail = <Trail lang={ctx.lang} here={title} />;
  const { changes } = await listChanges(ctx.db, { kind: 'competence', limit: CHANGES_SHOWN, offset: 0 });
  const above = <Rules ctx={ctx} />;
  const below = changes.length > 0 ? <ChangeTable ctx={ctx} changes={changes} caption={t('competence.changes')} /> : null;
  if (!ctx.actor.roles.includes('administrator'))
    return wide(
      title,
      trail,
      <>
        <PageHeading lead={t('competence.lead')}>{title}</PageHeading>
        {above}
        {below}
      </>,
    );
  return proposing(ctx, request, {
    kind: 'competence',
    action: PATH,
    title,
    lead: t('competence.lead'),
    trail,
    above,
    below,
    form: error => (
      <>
        <TextField
          name="postcodes"
          label={t('competence.postcodes')}
          hint={t('competence.postcodes.hint')}
          value={field(request, 'postcodes')}
          error={error('postcodes')}
          width={8}
        />
        <Select
          name="topic"
          label={t('competence.topic')}
          value={field(request, 'topic')}
          error={error('topic')}
          empty="none"
          options={[
            { value: '', label: t('competence.all-topics') },
            ...Object.entries(pack.topics).map(([topic, name]) => ({ value: topic, label: name[ctx.lang] })),
          ]}
        />
        <Select
          name="branch"
          label={t('competence.branch')}
          value={field(request, 'branch')}
          error={error('branch')}
          options={pack.branches.map(branch => ({ value: branch.code, label: branch.name }))}
        />
        <DateField name="from" label={t('parameter.from')} value={typedDay(request, 'from')} error={error('from')} />
      </>
    ),
    read() {
      const postcodes = field(request, 'postcodes').replace(/\D/g, '');
      const from = readDay(request, 'from');
      const branchCode = field(request, 'branch');
      if (!/^\d{1,5}$/.test(postcodes) || !from || branchCode === '')
        return {
          faults: [
            ...(/^\d{1,5}$/.test(postcodes) ? [] : [{ field: 'postcodes', key: 'fault.postcodes' }]),
            ...(branchCode === '' ? [{ field: 'branch', key: 'fault.branch' }] : []),
            ...(from ? [] : [{ field: 'from', key: 'fault.day' }]),
          ],
        };
      return { wish: { from, postcodes, topic: field(request, 'topic') || null, branchCode } };
    },
  });
}

function Rules({ ctx }: { ctx: PageCtx }) {
  const t = text(ctx.lang);
  const { pack } = ctx.house;
  const rules = pack.competence ?? [];
  if (rules.length === 0)
    return (
      <EmptyState title={t('competence.none')}>
        <p>{t('competence.none.about')}</p>
      </EmptyState>
    );
  return (
    <DataTable
      caption={t('competence.rules')}
      rows={rules}
      rowKey={rule => `${rule.postcodes} ${rule.topic ?? ''} ${rule.from}`}
      columns={[
        { key: 'postcodes', label: t('competence.postcodes'), heading: true, cell: rule => prefixOf(rule.postcodes) },
        {
          key: 'topic',
          label: t('competence.topic'),
          cell: rule => (rule.topic === null ? t('competence.all-topics') : (pack.topics[rule.topic]?.[ctx.lang] ?? rule.topic)),
        },
        { key: 'branch', label: t('competence.branch'), cell: rule => findBranch(pack, rule.branchCode)?.name ?? rule.branchCode },
        { key: 'from', label: t('parameters.since'), cell: rule => formatDay(rule.from as Day, ctx.lang) },
      ]}
    />
  );
}

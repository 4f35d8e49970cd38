import { Button, ButtonRow, LinkButton } from '#design/components/button.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { Form } from '#design/components/form.tsx';
import { Pagination } from '#design/components/navigation.tsx';
import { PageHeading } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { Select, TextField } from '#design/components/text-fields.tsx';
import { dayOf, formatDay } from '#kernel/day.ts';
import { findBranch } from '#modules/branches/index.ts';
import { personToEmploy, staffRecords, type StaffRecord } from '#modules/identity/index.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { roleName } from '../changes/staff.ts';
import { needsTwoPeople } from '../rules/staff.ts';
import { text } from '../text.ts';
import { addMember, type StaffChangeRefusal } from '../use-cases/look-after-staff.ts';
import { pageAsked } from '#platform/http/page-number.ts';
import { field } from './fields.ts';
import { textOf, Trail, wide } from './parts.tsx';
import { proposing } from './proposing.tsx';
import { TermFields, typedTerms } from './staff-fields.tsx';

export const STAFF = '/desk/administration/staff';
const STAFF_A_PAGE = 25;

/** Everybody who works for the institution. */
export const staffPage: Page<StaffActor> = {
  path: STAFF,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.manage-staff' },
  async get(ctx, request) {
    const t = text(ctx.lang);
    const search = (request.query['search'] ?? '').trim().slice(0, 60);
    const branch = findBranch(ctx.house.pack, request.query['branch'] ?? '')?.code ?? null;
    const page = pageAsked(request);
    const { staff, total } = await staffRecords(ctx, {
      search,
      branchCode: branch,
      limit: STAFF_A_PAGE,
      offset: (page - 1) * STAFF_A_PAGE,
    });
    const pages = Math.max(1, Math.ceil(total / STAFF_A_PAGE));
    const hrefFor = (one: number) => `${STAFF}?${new URLSearchParams({ search, branch: branch ?? '', page: String(one) })}`;
    return wide(
      t('section.staff'),
      <Trail lang={ctx.lang} here={t('section.staff')} />,
      <>
        <PageHeading lead={t('staff.lead', { count: total })} aside={<LinkButton href={`${STAFF}/new`}>{t('staff.add')}</LinkButton>}>
          {t('section.staff')}
        </PageHeading>
        <Form method="get" action={STAFF}>
          <TextField name="search" label={t('staff.search')} value={search} width={20} />
          <Select
            name="branch"
            label={t('staff.branch')}
            value={branch ?? ''}
            empty="none"
            options={[
              { value: '', label: t('staff.branch.all') },
              ...ctx.house.pack.branches.map(one => ({ value: one.code, label: one.name })),
            ]}
          />
          <ButtonRow>
            <Button kind="secondary">{t('staff.search.button')}</Button>
          </ButtonRow>
        </Form>
        {staff.length === 0 ? <EmptyState title={t('staff.none')} /> : <StaffTable ctx={ctx} staff={staff} />}
        {pages > 1 ? <Pagination page={page} pages={pages} hrefFor={hrefFor} /> : null}
      </>,
    );
  },
};

function StaffTable({ ctx, staff }: { ctx: PageCtx; staff: readonly StaffRecord[] }) {
  const t = text(ctx.lang);
  const today = dayOf(ctx.now);
  return (
    <DataTable
      caption={t('section.staff')}
      captionShown="hidden"
      rows={staff}
      rowKey={one => one.staffId}
      columns={[
        { key: 'name', label: t('staff.name'), heading: true, cell: one => <a href={`${STAFF}/${one.staffId}`}>{one.name}</a> },
        { key: 'roles', label: t('staff.roles'), cell: one => one.roles.map(role => roleName(ctx.lang, role)).join(', ') },
        { key: 'branch', label: t('staff.branch'), cell: one => findBranch(ctx.house.pack, one.branchCode)?.name ?? one.branchCode },
        {
          key: 'state',
          label: t('staff.state'),
          cell: one =>
            one.leftOn === null ? (
              <StatusTag tone="done">{t('staff.state.at-work')}</StatusTag>
            ) : one.leftOn >= today ? (
              <StatusTag tone="attention">{t('staff.state.leaves', { on: formatDay(one.leftOn, ctx.lang) })}</StatusTag>
            ) : (
              <StatusTag tone="plain">{t('staff.state.left', { on: formatDay(one.leftOn, ctx.lang) })}</StatusTag>
            ),
        },
      ]}
    />
  );
}

/** Somebody begins to work here: found in the register of persons by PESEL, which stands in no address. */
export const newStaffPage: Page<StaffActor> = {
  path: `${STAFF}/new`,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.manage-staff' },
  get: joining,
  post: joining,
};

async function joining(ctx: PageCtx<StaffActor>, request: PageRequest): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const typed = typedTerms(request);
  const number = field(request, 'number');
  const asked = field(request, 'step');
  const person =
    asked === 'look' || asked === 'propose' || asked === 'alone' ? await personToEmploy(ctx, field(request, 'pesel')) : undefined;
  return proposing(ctx, request, {
    kind: 'staff-joins',
    action: `${STAFF}/new`,
    title: t('staff.add'),
    lead: t('staff.add.lead'),
    trail: <Trail lang={ctx.lang} over={[{ label: t('section.staff'), href: STAFF }]} here={t('staff.add')} />,
    form: error => (
      <>
        <TextField
          name="pesel"
          label={t('staff.pesel')}
          value={field(request, 'pesel')}
          error={error('pesel')}
          inputMode="numeric"
          width={12}
        />
        <TextField
          name="number"
          label={t('staff.number')}
          hint={t('staff.number.hint')}
          value={number}
          error={error('number')}
          width={12}
          maxLength={40}
        />
        <TermFields ctx={ctx} typed={typed} error={error} />
      </>
    ),
    read() {
      if (!person?.ok || number === '')
        return {
          faults: [
            ...(person && !person.ok ? [{ field: 'pesel', key: `fault.staff.${person.refusal.kind}` }] : []),
            ...(number === '' ? [{ field: 'number', key: 'fault.number' }] : []),
          ],
        };
      const wish = { ...typed, ...person.value, staffNumber: number };
      if (needsTwoPeople([], typed.roles)) return { wish };
      return {
        wish,
        alone: async reason => {
          const added = await addMember(ctx, { ...wish, reason });
          if (!added.ok) return { refused: staffRefusalText(ctx, added.refusal) };
          return {
            kind: 'redirect',
            to: `${STAFF}/${added.value.staffId}`,
            notice: { tone: 'done', text: t('staff.added', { name: wish.name }) },
          };
        },
      };
    },
  });
}

export function staffRefusalText(ctx: PageCtx, refusal: StaffChangeRefusal): string {
  switch (refusal.kind) {
    case 'not-permitted':
      return refusal.why[ctx.lang];
    case 'faults':
      return refusal.faults.map(fault => textOf(ctx.lang, fault.key)).join(' ');
    default:
      return textOf(ctx.lang, `fault.staff.${refusal.kind}`);
  }
}

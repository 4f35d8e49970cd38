import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { DateField, dayParts } from '#design/components/date-field.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { Notice } from '#design/components/notice.tsx';
import { PageHeading } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { Select, TextField } from '#design/components/text-fields.tsx';
import { dayOf, daysBetween, endOfDay, plusDays, startOfDay } from '#kernel/day.ts';
import type { PartyId, StaffId } from '#kernel/ids.ts';
import { maskedParties, partyByNumber, staffMember, staffRecords } from '#modules/identity/index.ts';
import { type AuditLine, type AuditWish, searchAudit } from '#platform/audit/search.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { addJob } from '#platform/transact.ts';
import { VERIFY_AUDIT } from '../jobs.ts';
import { text } from '../text.ts';
import type { Fault } from '../types.ts';
import { lastVerification } from '../views.ts';
import { field, readDay, typedDay } from './fields.ts';
import { textOf, Trail, wide } from './parts.tsx';

const PATH = '/desk/administration/audit';
const EVENTS_A_PAGE = 50;
/** So that no search reads years of everybody's events. */
const MOST_DAYS = 92;
const FIRST_DAYS = 7;

/** The audit log, searched with a stated purpose. What is looked for is posted, so that no number stands in an address. */
export const auditPage: Page<StaffActor> = {
  path: PATH,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.read-audit' },
  get: (ctx, request) => shown(ctx, request, []),
  async post(ctx, request) {
    if (field(request, 'step') === 'verify') {
      await addJob(ctx, VERIFY_AUDIT, {}, { key: VERIFY_AUDIT });
      await ctx.audit({ action: 'administration.verify-audit', object: 'audit', subjectPartyId: null, purpose: 'oversight' });
      return { kind: 'redirect', to: PATH, notice: { tone: 'done', text: text(ctx.lang)('audit.verify.asked') } };
    }
    return found(ctx, request);
  },
};

async function found(ctx: PageCtx<StaffActor>, request: PageRequest): Promise<PageAnswer> {
  const [from, to] = [readDay(request, 'from'), readDay(request, 'to')];
  const why = field(request, 'why');
  const number = field(request, 'subject').replace(/[\s-]/g, '');
  const actorName = field(request, 'actor');
  const subject = number === '' ? undefined : await partyByNumber(ctx, number);
  const staff =
    actorName === '' ? undefined : (await staffRecords(ctx, { search: actorName, branchCode: null, limit: 2, offset: 0 })).staff;
  const faults: Fault[] = [
    ...(why === '' ? [{ field: 'why', key: 'fault.purpose' }] : []),
    ...(from ? [] : [{ field: 'from', key: 'fault.day' }]),
    ...(to ? [] : [{ field: 'to', key: 'fault.day' }]),
    ...(from && to && (to < from || daysBetween(from, to) > MOST_DAYS) ? [{ field: 'to', key: 'fault.stretch' }] : []),
    ...(number !== '' && !subject ? [{ field: 'subject', key: 'fault.no-such-party' }] : []),
    ...(staff && staff.length !== 1 ? [{ field: 'actor', key: staff.length === 0 ? 'fault.no-such-staff' : 'fault.several-staff' }] : []),
  ];
  if (!from || !to || faults.length > 0) return shown(ctx, request, faults);
  const before = Number(field(request, 'before'));
  const outcome = field(request, 'outcome');
  const staffId = staff?.[0]?.staffId;
  const [action, object, purpose] = [field(request, 'action'), field(request, 'object'), field(request, 'purpose')];
  const wish: AuditWish = {
    from: startOfDay(from),
    until: endOfDay(to),
    ...(staffId ? { staffId } : {}),
    ...(subject ? { subject } : {}),
    ...(action ? { action } : {}),
    ...(object ? { object } : {}),
    ...(purpose ? { purpose } : {}),
    ...(outcome === 'refused' || outcome === 'permitted' ? { outcome } : {}),
    ...(Number.isSafeInteger(before) && before > 0 ? { before } : {}),
    limit: EVENTS_A_PAGE,
  };
  const lines = await searchAudit(ctx, wish);
  await ctx.audit({
    action: 'administration.search-audit',
    object: 'audit',
    subjectPartyId: subject ?? null,
    purpose: why,
    facts: { from, to, staff: staffId ?? null, action, object, outcome, shown: Math.min(lines.length, EVENTS_A_PAGE) },
  });
  return shown(ctx, request, [], lines);
}

async function shown(
  ctx: PageCtx<StaffActor>,
  request: PageRequest,
  faults: readonly Fault[],
  lines?: readonly AuditLine[],
): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const error = (name: string): string | undefined => {
    const fault = faults.find(one => one.field === name);
    return fault && textOf(ctx.lang, fault.key);
  };
  const today = dayOf(ctx.now);
  const asked = request.form.size > 0;
  const day = (name: string, otherwise: string) => (asked ? typedDay(request, name) : dayParts(otherwise));
  const typed = (name: string) => field(request, name);
  return wide(
    t('section.audit'),
    <Trail lang={ctx.lang} here={t('section.audit')} />,
    <>
      <ErrorSummary errors={faults.map(fault => ({ field: fault.field, text: textOf(ctx.lang, fault.key) }))} />
      <PageHeading lead={t('audit.lead')}>{t('section.audit')}</PageHeading>
      <Verification ctx={ctx} last={await lastVerification(ctx.db)} />
      <Card title={t('audit.search')}>
        <Form action={PATH}>
          <TextField
            name="why"
            label={t('audit.why')}
            hint={t('audit.why.hint')}
            value={typed('why')}
            error={error('why')}
            maxLength={200}
          />
          <DateField name="from" label={t('audit.from')} value={day('from', plusDays(today, -FIRST_DAYS))} error={error('from')} />
          <DateField
            name="to"
            label={t('audit.to')}
            hint={t('audit.to.hint', { days: MOST_DAYS })}
            value={day('to', today)}
            error={error('to')}
          />
          <TextField
            name="actor"
            label={t('audit.actor')}
            hint={t('audit.actor.hint')}
            value={typed('actor')}
            error={error('actor')}
            width={20}
            optional
          />
          <TextField
            name="subject"
            label={t('audit.subject')}
            hint={t('audit.subject.hint')}
            value={typed('subject')}
            error={error('subject')}
            width={20}
            optional
          />
          <TextField name="action" label={t('audit.action')} hint={t('audit.action.hint')} value={typed('action')} width={20} optional />
          <TextField name="object" label={t('audit.object')} hint={t('audit.object.hint')} value={typed('object')} width={32} optional />
          <TextField name="purpose" label={t('audit.purpose')} value={typed('purpose')} width={20} optional />
          <Select
            name="outcome"
            label={t('audit.outcome')}
            value={typed('outcome')}
            empty="none"
            options={(['', 'permitted', 'refused'] as const).map(value => ({
              value,
              label: textOf(ctx.lang, `audit.outcome.${value || 'all'}`),
            }))}
          />
          <ButtonRow>
            <Button>{t('audit.search.button')}</Button>
          </ButtonRow>
        </Form>
      </Card>
      {lines === undefined ? null : lines.length === 0 ? <EmptyState title={t('audit.none')} /> : await Events({ ctx, request, lines })}
    </>,
    faults.length > 0,
  );
}

function Verification({ ctx, last }: { ctx: PageCtx; last: Awaited<ReturnType<typeof lastVerification>> }) {
  const t = text(ctx.lang);
  const title = !last
    ? t('audit.verify.never')
    : last.whole
      ? t('audit.verify.whole', { at: last.at, events: last.verdict.events ?? 0, checkpoints: last.verdict.checkpoints ?? 0 })
      : t('audit.verify.broken', { at: last.at, fault: last.verdict.fault ?? '', seq: last.verdict.firstBadSeq ?? 0 });
  return (
    <Notice tone={!last ? 'info' : last.whole ? 'done' : 'problem'} title={title}>
      <Form action={PATH}>
        <ButtonRow>
          <Button kind="secondary" name="step" value="verify">
            {t('audit.verify.button')}
          </Button>
        </ButtonRow>
      </Form>
    </Notice>
  );
}

async function Events({ ctx, request, lines }: { ctx: PageCtx<StaffActor>; request: PageRequest; lines: readonly AuditLine[] }) {
  const t = text(ctx.lang);
  const page = lines.slice(0, EVENTS_A_PAGE);
  const staffIds = [...new Set(page.flatMap(line => (line.actorKind === 'staff' && line.actorId ? [line.actorId as StaffId] : [])))];
  const partyIds = [...new Set(page.flatMap(line => (line.subjectParty ? [line.subjectParty] : [])))];
  const [members, parties] = await Promise.all([Promise.all(staffIds.map(id => staffMember(ctx, id))), maskedParties(ctx.db, partyIds)]);
  const staffName = new Map(members.flatMap(one => (one ? [[one.staffId as string, one.name] as const] : [])));
  const partyName = new Map<PartyId, string>(parties.map(one => [one.partyId, one.name]));
  const last = page.at(-1);
  return (
    <>
      <DataTable
        caption={t('audit.events')}
        rows={page}
        rowKey={line => String(line.seq)}
        columns={[
          { key: 'action', label: t('audit.action'), heading: true, cell: line => <code>{line.action}</code> },
          { key: 'at', label: t('audit.at'), cell: line => t('audit.at.whole', { at: line.at }) },
          {
            key: 'who',
            label: t('audit.who'),
            cell: line =>
              line.actorKind === 'staff'
                ? (staffName.get(line.actorId ?? '') ?? line.actorId)
                : t(`audit.who.${line.actorKind as 'person' | 'system' | 'visitor'}`),
          },
          {
            key: 'whose',
            label: t('audit.whose'),
            cell: line => (line.subjectParty ? (partyName.get(line.subjectParty) ?? line.subjectParty) : t('preview.nothing')),
          },
          { key: 'why', label: t('audit.purpose'), cell: line => line.purpose ?? t('preview.nothing') },
          {
            key: 'state',
            label: t('audit.outcome'),
            cell: line =>
              line.outcome === 'refused' ? (
                <StatusTag tone="attention">{t('audit.outcome.refused')}</StatusTag>
              ) : (
                <StatusTag tone="plain">{t('audit.outcome.permitted')}</StatusTag>
              ),
          },
          {
            key: 'place',
            label: t('audit.place'),
            cell: line => (line.position === null ? t('audit.place.waits') : `${String(line.seq)} / ${String(line.position)}`),
          },
        ]}
      />
      {lines.length > EVENTS_A_PAGE && last ? (
        <Form action={PATH}>
          {[...request.form].flatMap(([name, values]) =>
            name === 'before'
              ? []
              : values.map((value, place) => <input key={`${name} ${String(place)}`} type="hidden" name={name} value={value} />),
          )}
          <ButtonRow>
            <Button kind="secondary" name="before" value={String(last.seq)}>
              {t('audit.older')}
            </Button>
          </ButtonRow>
        </Form>
      ) : null}
    </>
  );
}

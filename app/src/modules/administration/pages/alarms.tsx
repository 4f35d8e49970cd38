import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable, DescriptionTable } from '#design/components/data-table.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { PageHeading } from '#design/components/page.tsx';
import { TextField } from '#design/components/text-fields.tsx';
import { formatDay } from '#kernel/day.ts';
import { parseId } from '#kernel/ids.ts';
import { findBranch } from '#modules/branches/index.ts';
import { staffMember } from '#modules/identity/index.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx } from '#platform/http/page.ts';
import { text } from '../text.ts';
import { acknowledgeAlarm, type AlarmRefusal } from '../use-cases/acknowledge-alarm.ts';
import { type Alarm, type AlarmId, listAlarms } from '../views.ts';
import { field } from './fields.ts';
import { Trail, wide } from './parts.tsx';

export const ALARMS = '/desk/administration/alarms';
const ALARMS_SHOWN = 100;

/** The branch whose alarms somebody sees; an auditor sees all. */
export const branchOfAlarms = (actor: StaffActor): string | null => (actor.roles.includes('auditor') ? null : actor.branchCode);

/** What staff did more of than usual, to be looked into by somebody else. */
export const alarmsPage: Page<StaffActor> = {
  path: ALARMS,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.see-alarms' },
  get: ctx => shown(ctx),
  async post(ctx, request) {
    const alarmId = parseId<AlarmId>(field(request, 'alarm'));
    if (!alarmId) return { kind: 'not-found' };
    const reason = field(request, `reason-${alarmId}`);
    const done = await acknowledgeAlarm(ctx, { alarmId, reason });
    if (done.ok) return { kind: 'redirect', to: ALARMS, notice: { tone: 'done', text: text(ctx.lang)('alarms.done') } };
    return shown(ctx, { alarmId, reason, words: refusalWords(ctx, done.refusal) });
  },
};

const refusalWords = (ctx: PageCtx, refusal: AlarmRefusal): string =>
  refusal.kind === 'not-permitted' ? refusal.why[ctx.lang] : text(ctx.lang)(`alarms.fault.${refusal.kind}`);

async function shown(ctx: PageCtx<StaffActor>, tried?: { alarmId: AlarmId; reason: string; words: string }): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const alarms = await listAlarms(ctx.db, { branchCode: branchOfAlarms(ctx.actor), limit: ALARMS_SHOWN });
  const ids = [...new Set(alarms.flatMap(alarm => [alarm.staffId, ...(alarm.acknowledgedBy ? [alarm.acknowledgedBy] : [])]))];
  const names = new Map(
    (await Promise.all(ids.map(id => staffMember(ctx, id)))).flatMap(one => (one ? [[one.staffId, one.name] as const] : [])),
  );
  await ctx.audit({
    action: 'administration.see-alarms',
    object: 'alarms',
    subjectPartyId: null,
    purpose: 'oversight',
    facts: { shown: alarms.length },
  });
  const open = alarms.filter(alarm => alarm.acknowledgedAt === null);
  const closed = alarms.filter(alarm => alarm.acknowledgedAt !== null);
  return wide(
    t('section.alarms'),
    <Trail lang={ctx.lang} here={t('section.alarms')} />,
    <>
      <ErrorSummary errors={tried ? [{ field: `reason-${tried.alarmId}`, text: tried.words }] : []} />
      <PageHeading lead={t('alarms.lead')}>{t('section.alarms')}</PageHeading>
      {open.length === 0 ? <EmptyState title={t('alarms.none')} /> : null}
      {open.map(alarm => (
        <Open
          key={alarm.alarmId}
          ctx={ctx}
          alarm={alarm}
          name={names.get(alarm.staffId) ?? alarm.staffId}
          tried={tried?.alarmId === alarm.alarmId ? tried : undefined}
        />
      ))}
      {closed.length > 0 ? (
        <DataTable
          caption={t('alarms.closed')}
          rows={closed}
          rowKey={alarm => alarm.alarmId}
          columns={[
            { key: 'what', label: t('alarms.what'), heading: true, cell: alarm => t(`alarm.${alarm.kind}`, { count: alarm.counted }) },
            { key: 'who', label: t('staff.name'), cell: alarm => names.get(alarm.staffId) ?? alarm.staffId },
            { key: 'day', label: t('closing.on'), cell: alarm => formatDay(alarm.day, ctx.lang) },
            {
              key: 'why',
              label: t('alarms.why'),
              cell: alarm => `${alarm.acknowledgedWhy ?? ''} (${alarm.acknowledgedBy ? (names.get(alarm.acknowledgedBy) ?? '') : ''})`,
            },
          ]}
        />
      ) : null}
    </>,
    tried !== undefined,
  );
}

function Open({
  ctx,
  alarm,
  name,
  tried,
}: {
  ctx: PageCtx;
  alarm: Alarm;
  name: string;
  tried: { reason: string; words: string } | undefined;
}) {
  const t = text(ctx.lang);
  return (
    <Card title={t(`alarm.${alarm.kind}`, { count: alarm.counted })} window="lit">
      <DescriptionTable
        rows={[
          { name: t('staff.name'), value: name },
          { name: t('staff.branch'), value: findBranch(ctx.house.pack, alarm.branchCode)?.name ?? alarm.branchCode },
          { name: t('closing.on'), value: formatDay(alarm.day, ctx.lang) },
          { name: t('alarms.threshold'), value: alarm.threshold },
        ]}
      />
      <Form action={ALARMS} hidden={{ alarm: alarm.alarmId }}>
        <Reason id={alarm.alarmId} label={t('alarms.reason')} hint={t('alarms.reason.hint')} tried={tried} />
        <ButtonRow>
          <Button kind="secondary">{t('alarms.acknowledge')}</Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}

function Reason({
  id,
  label,
  hint,
  tried,
}: {
  id: string;
  label: string;
  hint: string;
  tried: { reason: string; words: string } | undefined;
}) {
  return <TextField name={`reason-${id}`} label={label} hint={hint} value={tried?.reason} error={tried?.words} maxLength={300} />;
}

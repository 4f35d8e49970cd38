import { Button, ButtonRow, LinkButton } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { EmptyState, KeyFigures } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { Notice } from '#design/components/notice.tsx';
import { Breadcrumbs, PageHeading, Stack } from '#design/components/page.tsx';
import { Select, TextArea } from '#design/components/text-fields.tsx';
import { dayOf, formatDay, plusDays, startOfDay, type Day } from '#kernel/day.ts';
import { type MatterId, parseId, type StaffId } from '#kernel/ids.ts';
import { colleagues, type StaffMember } from '#modules/identity/index.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { decidedSince, figuresByTopic, type InHand, listInHand, type TopicFigures } from '../branch-views.ts';
import { briefOf } from '../questions.ts';
import { urgency } from '../rules/clocks.ts';
import { text } from '../text.ts';
import type { CaseRefusal } from '../types.ts';
import { reassignMatter } from '../use-cases/reassign-matter.ts';
import { listLoads, type Load } from '../worklist-views.ts';
import { topicName } from './desk-worklist.tsx';
import { DueTag, refusalText } from './parts.tsx';

/** Monday of the week a day lies in. */
const mondayOf = (day: Day): Day => plusDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** What a branch has to do and who does it. No word of whose matters they are. */
export const branchPage: Page<StaffActor> = {
  path: '/desk/branch',
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'cases.supervise' },
  async get(ctx, request) {
    const t = text(ctx.lang);
    const today = dayOf(ctx.now);
    const { branchCode } = ctx.actor;
    const chosen = parseId<StaffId>(request.query['clerk'] ?? '') ?? null;
    const [topics, loads, staff, inHand] = await Promise.all([
      figuresByTopic(ctx.db, branchCode, today),
      listLoads(ctx.db, branchCode, today),
      colleagues(ctx, branchCode),
      listInHand(ctx.db, branchCode, chosen),
    ]);
    const done = await decidedSince(
      ctx.db,
      staff.map(one => one.staffId),
      startOfDay(mondayOf(today)),
    );
    const all = (of: (one: TopicFigures) => number): number => topics.reduce((before, one) => before + of(one), 0);
    return {
      kind: 'page',
      title: t('branch.title'),
      width: 'wide',
      body: (
        <Stack>
          <PageHeading lead={ctx.house.pack.branches.find(branch => branch.code === branchCode)?.name ?? branchCode}>
            {t('branch.title')}
          </PageHeading>
          <KeyFigures
            figures={[
              { name: t('branch.waiting'), value: all(one => one.waiting) },
              { name: t('branch.in-hand'), value: all(one => one.inHand) },
              {
                name: t('branch.overdue'),
                value: all(one => one.overdue),
                ...(all(one => one.overdue) > 0 ? { tone: 'problem' as const } : {}),
              },
              { name: t('branch.soon'), value: all(one => one.soon), ...(all(one => one.soon) > 0 ? { tone: 'attention' as const } : {}) },
              {
                name: t('branch.for-approval'),
                value: <a href="/desk?show=for-approval">{all(one => one.forApproval)}</a>,
                ...(all(one => one.forApproval) > 0 ? { tone: 'attention' as const } : {}),
              },
            ]}
          />
          <Card title={t('branch.topics')} inset={topics.length > 0 ? 'flush' : 'padded'}>
            {topics.length === 0 ? <EmptyState title={t('work.none.all')} /> : <Topics ctx={ctx} topics={topics} />}
          </Card>
          <Card title={t('branch.clerks')} inset="flush">
            <Clerks ctx={ctx} staff={staff} loads={loads} done={done} />
          </Card>
          <Card
            title={chosen ? t('branch.hands.of', { name: staff.find(one => one.staffId === chosen)?.name ?? '' }) : t('branch.hands')}
            inset={inHand.length > 0 ? 'flush' : 'padded'}
            {...(chosen ? { aside: <a href="/desk/branch">{t('branch.hands.all')}</a> } : {})}
          >
            {inHand.length === 0 ? <EmptyState title={t('branch.hands.none')} /> : <Hands ctx={ctx} inHand={inHand} staff={staff} />}
          </Card>
        </Stack>
      ),
    };
  },
};

function Topics({ ctx, topics }: { ctx: PageCtx; topics: readonly TopicFigures[] }) {
  const t = text(ctx.lang);
  const figure = (key: keyof TopicFigures & string, label: string) => ({
    key,
    label,
    align: 'end' as const,
    cell: (one: TopicFigures) => String(one[key]),
  });
  return (
    <DataTable
      caption={t('branch.topics')}
      captionShown="hidden"
      rows={topics}
      rowKey={one => one.topic}
      columns={[
        {
          key: 'topic',
          label: t('work.topic'),
          heading: true,
          cell: one => <a href={`/desk?topic=${encodeURIComponent(one.topic)}`}>{topicName(ctx, one.topic)}</a>,
        },
        figure('waiting', t('branch.waiting')),
        figure('inHand', t('branch.in-hand')),
        figure('forApproval', t('branch.for-approval')),
        figure('forParty', t('branch.for-party')),
        figure('suspended', t('branch.suspended')),
        figure('overdue', t('branch.overdue')),
        figure('soon', t('branch.soon')),
        { key: 'oldest', label: t('branch.oldest'), align: 'end', cell: one => formatDay(one.oldestOn, ctx.lang) },
      ]}
    />
  );
}

function Clerks({
  ctx,
  staff,
  loads,
  done,
}: {
  ctx: PageCtx;
  staff: readonly StaffMember[];
  loads: readonly Load[];
  done: ReadonlyMap<StaffId, number>;
}) {
  const t = text(ctx.lang);
  const handlers = staff.filter(one => one.roles.includes('clerk') || one.roles.includes('supervisor'));
  const loadOf = (staffId: StaffId): Load | undefined => loads.find(load => load.staffId === staffId);
  return (
    <DataTable
      caption={t('branch.clerks')}
      captionShown="hidden"
      rows={handlers}
      rowKey={one => one.staffId}
      columns={[
        { key: 'name', label: t('branch.clerk'), heading: true, cell: one => <a href={`/desk/branch?clerk=${one.staffId}`}>{one.name}</a> },
        {
          key: 'topics',
          label: t('branch.skills'),
          cell: one => (one.skills.length === 0 ? t('work.topic.all') : one.skills.map(skill => topicName(ctx, skill)).join(', ')),
        },
        { key: 'open', label: t('branch.in-hand'), align: 'end', cell: one => String(loadOf(one.staffId)?.inHand ?? 0) },
        { key: 'overdue', label: t('branch.overdue'), align: 'end', cell: one => String(loadOf(one.staffId)?.overdue ?? 0) },
        { key: 'done', label: t('branch.done'), align: 'end', cell: one => String(done.get(one.staffId) ?? 0) },
      ]}
    />
  );
}

function Hands({ ctx, inHand, staff }: { ctx: PageCtx; inHand: readonly InHand[]; staff: readonly StaffMember[] }) {
  const t = text(ctx.lang);
  const today = dayOf(ctx.now);
  return (
    <DataTable
      caption={t('branch.hands')}
      captionShown="hidden"
      rows={inHand}
      rowKey={one => one.matterId}
      columns={[
        { key: 'number', label: t('column.number'), heading: true, cell: one => <a href={`/desk/branch/${one.matterId}`}>{one.number}</a> },
        { key: 'title', label: t('column.matter'), cell: one => one.title[ctx.lang] },
        {
          key: 'due',
          label: t('work.due'),
          cell: one => (
            <DueTag lang={ctx.lang} urgency={urgency(one.dueOn, today, ctx.house.pack.extraHolidays)} dueOn={one.dueOn} today={today} />
          ),
        },
        {
          key: 'who',
          label: t('branch.clerk'),
          cell: one => staff.find(member => member.staffId === one.claimedBy)?.name ?? t('work.somebody'),
        },
      ]}
    />
  );
}

/** A colleague's matter, to be given to another or put back. Only the work is seen, not whose it is. */
export const reassignPage: Page<StaffActor> = {
  path: '/desk/branch/:matterId',
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'cases.supervise' },
  get: (ctx, request) => asked(ctx, request),
  async post(ctx, request) {
    const matterId = parseId<MatterId>(request.params['matterId'] ?? '');
    if (!matterId) return { kind: 'not-found' };
    const to = request.form.get('clerk')?.[0] ?? '';
    const done = await reassignMatter(ctx, {
      matterId,
      staffId: to === 'nobody' ? null : (parseId<StaffId>(to) ?? ('' as StaffId)),
      reason: request.form.get('reason')?.[0] ?? '',
    });
    if (done.ok) return { kind: 'redirect', to: '/desk/branch', notice: { tone: 'done', text: text(ctx.lang)('branch.reassigned') } };
    return done.refusal.kind === 'no-such-matter' ? { kind: 'not-found' } : asked(ctx, request, done.refusal);
  },
};

async function asked(ctx: PageCtx<StaffActor>, request: PageRequest, refusal?: CaseRefusal): Promise<PageAnswer> {
  const matterId = parseId<MatterId>(request.params['matterId'] ?? '');
  const [matter, staff] = await Promise.all([matterId ? briefOf(ctx, matterId) : undefined, colleagues(ctx, ctx.actor.branchCode)]);
  if (!matter) return { kind: 'not-found' };
  const t = text(ctx.lang);
  const holder = staff.find(one => one.staffId === matter.claimedBy);
  const words = refusal && refusalText(ctx.lang, refusal);
  const field = refusal?.kind === 'reason-missing' ? 'reason' : 'clerk';
  const wrong = (name: string): { error?: string } => (words && field === name ? { error: words } : {});
  const others = staff.filter(one => one.staffId !== matter.claimedBy && (one.roles.includes('clerk') || one.roles.includes('supervisor')));
  return {
    kind: 'page',
    title: matter.number,
    ...(words ? { failed: true, status: 422 } : {}),
    trail: <Breadcrumbs trail={[{ label: t('branch.title'), href: '/desk/branch' }, { label: matter.number }]} />,
    body: (
      <Stack>
        {words ? <ErrorSummary errors={[{ field, text: words }]} /> : null}
        <PageHeading eyebrow={matter.number} lead={holder ? t('branch.held-by', { name: holder.name }) : ''}>
          {matter.title[ctx.lang]}
        </PageHeading>
        {matter.state === 'with-clerk' ? (
          <Card title={t('branch.reassign')}>
            <p>{t('branch.reassign.text')}</p>
            <Form>
              <Select
                name="clerk"
                label={t('branch.to')}
                value={request.form.get('clerk')?.[0] ?? ''}
                options={[
                  { value: 'nobody', label: t('branch.to.nobody') },
                  ...others.map(one => ({ value: one.staffId, label: one.name })),
                ]}
                {...wrong('clerk')}
              />
              <TextArea name="reason" label={t('branch.reason')} rows={2} value={request.form.get('reason')?.[0]} {...wrong('reason')} />
              <ButtonRow>
                <Button>{t('branch.do.reassign')}</Button>
                <LinkButton kind="quiet" href="/desk/branch">
                  {t('branch.back')}
                </LinkButton>
              </ButtonRow>
            </Form>
          </Card>
        ) : (
          <Notice tone="info" title={t('branch.not-in-hand')} />
        )}
      </Stack>
    ),
  };
}

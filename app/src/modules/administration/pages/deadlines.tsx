import { Button } from '#design/components/button.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { Form } from '#design/components/form.tsx';
import { PageHeading } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { dayOf, endOfDay, plusDays } from '#kernel/day.ts';
import { parseId } from '#kernel/ids.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageCtx } from '#platform/http/page.ts';
import {
  type FailedJob,
  failedJobs,
  jobsByTask,
  retryDeadline,
  retryJob,
  runningDeadlines,
  type StuckDeadline,
  stuckDeadlines,
} from '#platform/jobs/overview.ts';
import { text } from '../text.ts';
import { field } from './fields.ts';
import { Trail, wide } from './parts.tsx';

const PATH = '/desk/administration/deadlines';
const MOST_SHOWN = 50;

/** Every clock that runs and every job that waits, by kind, and what is stuck with what to do about it. */
export const deadlinesPage: Page<StaffActor> = {
  path: PATH,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.see-deadlines' },
  async get(ctx) {
    const t = text(ctx.lang);
    const today = dayOf(ctx.now);
    const ends = { today: endOfDay(today), week: endOfDay(plusDays(today, 7)) };
    const [kinds, stuck, tasks, failed] = await Promise.all([
      runningDeadlines(ctx, ends),
      stuckDeadlines(ctx, MOST_SHOWN),
      jobsByTask(ctx),
      failedJobs(ctx, MOST_SHOWN),
    ]);
    const what = new Map(ctx.house.declared.deadlines.map(one => [one.kind, one.what[ctx.lang]]));
    return wide(
      t('section.deadlines'),
      <Trail lang={ctx.lang} here={t('section.deadlines')} />,
      <>
        <PageHeading lead={t('section.deadlines.about')}>{t('section.deadlines')}</PageHeading>
        {kinds.length === 0 ? (
          <EmptyState title={t('deadlines.none')} />
        ) : (
          <DataTable
            caption={t('deadlines.running')}
            rows={kinds}
            rowKey={kind => kind.kind}
            columns={[
              { key: 'kind', label: t('deadlines.kind'), heading: true, cell: kind => what.get(kind.kind) ?? kind.kind },
              {
                key: 'late',
                label: t('deadlines.late'),
                align: 'end',
                cell: kind => (kind.late > 0 ? <StatusTag tone="problem">{String(kind.late)}</StatusTag> : 0),
              },
              { key: 'today', label: t('deadlines.today'), align: 'end', cell: kind => kind.today },
              { key: 'week', label: t('deadlines.week'), align: 'end', cell: kind => kind.week },
              { key: 'later', label: t('deadlines.later'), align: 'end', cell: kind => kind.later },
              { key: 'next', label: t('deadlines.next'), cell: kind => (kind.next ? t('at', { at: kind.next }) : t('preview.nothing')) },
            ]}
          />
        )}
        {stuck.length > 0 ? <Stuck ctx={ctx} stuck={stuck} what={what} /> : null}
        {tasks.length === 0 ? (
          <EmptyState title={t('jobs.none')} />
        ) : (
          <DataTable
            caption={t('jobs.waiting')}
            rows={tasks}
            rowKey={task => task.task}
            columns={[
              { key: 'task', label: t('jobs.task'), heading: true, cell: task => <code>{task.task}</code> },
              { key: 'waiting', label: t('jobs.count'), align: 'end', cell: task => task.waiting },
              { key: 'failing', label: t('jobs.failing'), align: 'end', cell: task => task.failing },
              {
                key: 'givenUp',
                label: t('jobs.given-up'),
                align: 'end',
                cell: task => (task.givenUp > 0 ? <StatusTag tone="problem">{String(task.givenUp)}</StatusTag> : 0),
              },
              { key: 'oldest', label: t('jobs.oldest'), cell: task => (task.oldest ? t('at', { at: task.oldest }) : t('preview.nothing')) },
            ]}
          />
        )}
        {failed.length > 0 ? <Failed ctx={ctx} failed={failed} /> : null}
      </>,
    );
  },
};

function Stuck({ ctx, stuck, what }: { ctx: PageCtx; stuck: readonly StuckDeadline[]; what: ReadonlyMap<string, string> }) {
  const t = text(ctx.lang);
  return (
    <DataTable
      caption={t('deadlines.stuck')}
      rows={stuck}
      rowKey={one => one.deadlineId}
      columns={[
        { key: 'kind', label: t('deadlines.kind'), heading: true, cell: one => what.get(one.kind) ?? one.kind },
        { key: 'due', label: t('deadlines.due'), cell: one => t('at', { at: one.dueAt }) },
        { key: 'tries', label: t('jobs.tries'), align: 'end', cell: one => one.attempts },
        { key: 'fault', label: t('jobs.fault'), cell: one => one.fault ?? '' },
        { key: 'do', label: t('jobs.do'), cell: one => <Again ctx={ctx} what="deadline" id={one.deadlineId} /> },
      ]}
    />
  );
}

function Failed({ ctx, failed }: { ctx: PageCtx; failed: readonly FailedJob[] }) {
  const t = text(ctx.lang);
  return (
    <DataTable
      caption={t('jobs.failed')}
      rows={failed}
      rowKey={job => String(job.id)}
      columns={[
        { key: 'task', label: t('jobs.task'), heading: true, cell: job => <code>{job.task}</code> },
        { key: 'tries', label: t('jobs.tries'), align: 'end', cell: job => `${String(job.attempts)} / ${String(job.maxAttempts)}` },
        {
          key: 'next',
          label: t('jobs.next'),
          cell: job => (job.attempts >= job.maxAttempts ? t('jobs.nothing-more') : t('at', { at: job.runAt })),
        },
        { key: 'fault', label: t('jobs.fault'), cell: job => job.fault ?? '' },
        { key: 'do', label: t('jobs.do'), cell: job => <Again ctx={ctx} what="job" id={String(job.id)} /> },
      ]}
    />
  );
}

function Again({ ctx, what, id }: { ctx: PageCtx; what: 'job' | 'deadline'; id: string }) {
  return (
    <Form action={`${PATH}/again`} hidden={{ [what]: id }}>
      <Button kind="secondary">{text(ctx.lang)('jobs.again')}</Button>
    </Form>
  );
}

/** Tries one stuck job or clock again at once. */
export const againPage: Page<StaffActor> = {
  path: `${PATH}/again`,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.switch' },
  async post(ctx, request) {
    const job = Number(field(request, 'job'));
    const deadline = parseId(field(request, 'deadline'));
    if (Number.isSafeInteger(job) && job > 0) await retryJob(ctx, job);
    else if (deadline) await retryDeadline(ctx, deadline);
    else return { kind: 'not-found' };
    await ctx.audit({
      action: 'administration.try-again',
      object: deadline ? `deadline:${deadline}` : `job:${String(job)}`,
      subjectPartyId: null,
      purpose: 'administration',
    });
    return { kind: 'redirect', to: PATH, notice: { tone: 'done', text: text(ctx.lang)('jobs.again.done') } };
  },
};

import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';

/** Running clocks of one kind by how soon they run out. */
export interface DeadlineKind {
  kind: string;
  /** Due before now and not reached: a handler fails, or nobody scans. */
  late: number;
  today: number;
  week: number;
  later: number;
  next: Date | null;
}

/** @param ends first moments after today and after the next seven days */
export async function runningDeadlines(ctx: Ctx, ends: { today: Date; week: Date }): Promise<readonly DeadlineKind[]> {
  const found = await sql<DeadlineKind>`select d.kind, count(*) filter (where d.due_at < ${ctx.now})::int as late,
      count(*) filter (where d.due_at >= ${ctx.now} and d.due_at < ${ends.today})::int as today,
      count(*) filter (where d.due_at >= ${ends.today} and d.due_at < ${ends.week})::int as week,
      count(*) filter (where d.due_at >= ${ends.week})::int as later, min(d.due_at) filter (where d.due_at >= ${ctx.now}) as next
    from platform.deadline d where d.state = 'running' group by d.kind order by d.kind`.execute(ctx.db);
  return found.rows;
}

export interface StuckDeadline {
  deadlineId: string;
  kind: string;
  dueAt: Date;
  attempts: number;
  fault: string | null;
}

export async function stuckDeadlines(ctx: Ctx, most: number): Promise<readonly StuckDeadline[]> {
  const found = await sql<StuckDeadline>`select d.deadline_id as "deadlineId", d.kind, d.due_at as "dueAt", d.attempts, d.fault
    from platform.deadline d where d.state = 'running' and d.attempts > 0 order by d.due_at limit ${most}`.execute(ctx.db);
  return found.rows;
}

export interface TaskLoad {
  task: string;
  waiting: number;
  failing: number;
  /** Tried as often as may be; nothing more happens by itself. */
  givenUp: number;
  oldest: Date | null;
}

export async function jobsByTask(ctx: Ctx): Promise<readonly TaskLoad[]> {
  const found =
    await sql<TaskLoad>`select j.task, j.waiting, j.failing, j.given_up as "givenUp", j.oldest from platform.door_jobs_by_task() j`.execute(
      ctx.db,
    );
  return found.rows;
}

export interface FailedJob {
  id: number;
  task: string;
  attempts: number;
  maxAttempts: number;
  runAt: Date;
  fault: string | null;
}

export async function failedJobs(ctx: Ctx, most: number): Promise<readonly FailedJob[]> {
  const found =
    await sql<FailedJob>`select j.id, j.task, j.attempts, j.max_attempts as "maxAttempts", j.run_at as "runAt", j.fault from platform.door_failed_jobs(${most}) j`.execute(
      ctx.db,
    );
  return found.rows;
}

/** Tries a failed job again at once. */
export async function retryJob(ctx: Ctx, id: number): Promise<void> {
  await sql`select platform.door_retry_job(${id})`.execute(ctx.db);
}

/** Lets the next scan try a stuck clock again. */
export async function retryDeadline(ctx: Ctx, deadlineId: string): Promise<void> {
  await sql`update platform.deadline set attempts = 0, fault = null where deadline_id = ${deadlineId} and state = 'running'`.execute(
    ctx.db,
  );
}

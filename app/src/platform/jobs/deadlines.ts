import { sql } from 'kysely';
import { accept } from '#kernel/result.ts';
import type { PartyId } from '#kernel/ids.ts';
import type { House } from '#platform/house.ts';
import type { DeadlineHandler } from '#platform/module.ts';
import { transact } from '#platform/transact.ts';

const BATCH = 100;
const SCAN_MS = 1_000;

interface DueRow {
  deadline_id: string;
  kind: string;
  subject: string;
}

interface ReachedRow {
  party_id: PartyId | null;
  due_at: Date;
}

/** Calls the handlers of all deadlines due by the house's clock, each in its own transaction together with its end.
 *  Several workers may scan at once: of a deadline reached by one the others find that it no longer runs.
 *  @returns how many were reached */
export async function reachDeadlines(house: House, handlers: readonly DeadlineHandler[]): Promise<number> {
  let reached = 0;
  for (let round = 0; round < 50; round += 1) {
    let faulty = 0;
    const due = await house.database.pool.query<DueRow>({
      name: 'deadlines-due',
      text: `select d.deadline_id, d.kind, d.subject from platform.deadline d where d.state = 'running' and d.due_at <= $1 and d.kind = any($2) and (d.attempts = 0 or d.set_at + make_interval(secs => least(3600, 10 * d.attempts)) <= $1)
        order by d.due_at limit ${BATCH}`,
      values: [house.clock(), handlers.map(handler => handler.kind)],
    });
    for (const row of due.rows) {
      const handler = handlers.find(one => one.kind === row.kind);
      if (handler === undefined) continue;
      try {
        if (await reachOne(house, handler, row)) reached += 1;
      } catch (fault) {
        faulty += 1;
        house.log.error({ deadline: row.deadline_id, fault: (fault as Error).message }, 'a deadline handler failed');
        await house.database.pool.query(
          'update platform.deadline set attempts = attempts + 1, set_at = $2, fault = $3 where deadline_id = $1',
          [row.deadline_id, house.clock(), (fault as Error).message.slice(0, 500)],
        );
      }
    }
    if (due.rows.length < BATCH || faulty === due.rows.length) break;
  }
  return reached;
}

/** First the subject is held, then its clock is looked at: whoever had the subject before us may have stopped or moved it. */
async function reachOne(house: House, handler: DeadlineHandler, due: DueRow): Promise<boolean> {
  const outcome = await transact(house, { kind: 'system', name: 'platform.deadlines', channel: 'worker' }, async ctx => {
    await handler.hold(ctx, due.subject);
    const reached = await sql<ReachedRow>`update platform.deadline d set state = 'reached', ended_at = ${ctx.now}
      where d.deadline_id = ${due.deadline_id} and d.state = 'running' and d.due_at <= ${ctx.now} returning d.party_id, d.due_at`.execute(
      ctx.db,
    );
    const row = reached.rows[0];
    if (row)
      await handler.run(ctx, {
        deadlineId: due.deadline_id,
        kind: due.kind,
        partyId: row.party_id,
        subject: due.subject,
        dueAt: row.due_at,
      });
    return accept(row !== undefined);
  });
  return outcome.ok && outcome.value;
}

/** Scans every second until stopped. */
export function startDeadlines(house: House, handlers: readonly DeadlineHandler[]): { stop(): Promise<void> } {
  let stopped = false;
  let scan: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    scan = scan
      .then(() => (stopped ? undefined : reachDeadlines(house, handlers)))
      .catch(fault => house.log.warn({ fault: (fault as Error).message }, 'deadlines interrupted'));
  }, SCAN_MS);
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await scan;
    },
  };
}

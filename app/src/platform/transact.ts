import { sql } from 'kysely';
import type { Actor, AuditEntry, Ctx, News } from '#platform/context.ts';
import { auditRow, insertAudit } from '#platform/audit/rows.ts';
import type { House } from '#platform/house.ts';

/** Runs a use case in one transaction: its rows, its news and its audit entries commit together or not at all.
 *  A refusal rolls back too, so a use case may refuse after it has written. */
export async function transact<A extends Actor, Out extends { ok: boolean }>(
  house: House,
  actor: A,
  useCase: (ctx: Ctx<A>) => Promise<Out>,
): Promise<Out> {
  const now = house.clock();
  const work = async (db: Ctx['db']): Promise<{ keep: boolean; answer: Out }> => {
    const entries: AuditEntry[] = [];
    const ctx: Ctx<A> = {
      db,
      now,
      actor,
      house,
      announce: (news: News) => announce(ctx, news),
      audit: async entry => void entries.push(entry),
    };
    const answer = await useCase(ctx);
    if (answer.ok && entries.length > 0)
      await insertAudit(
        db,
        entries.map(entry => auditRow(actor, now, entry)),
      );
    return { keep: answer.ok, answer };
  };
  return house.database.inTransaction(actor, work, now);
}

/** Runs a question in a transaction that only reads; what it audited is durable before the answer is given out. */
export async function look<A extends Actor, T>(house: House, actor: A, question: (ctx: Ctx<A>) => Promise<T>): Promise<T> {
  const now = house.clock();
  const entries: AuditEntry[] = [];
  const ask = async (db: Ctx['db']): Promise<T> => {
    const ctx: Ctx<A> = {
      db,
      now,
      actor,
      house,
      announce: () => Promise.reject(new Error('A question tells no news.')),
      audit: async entry => void entries.push(entry),
    };
    return question(ctx);
  };
  const answer = await house.database.inReading(actor, ask, now);
  if (entries.length > 0) await house.auditWriter.append(actor, now, entries);
  return answer;
}

async function announce(ctx: Ctx, news: News): Promise<void> {
  await sql`insert into platform.outbox (name, party_id, facts, at) values (${news.name}, ${news.partyId}, ${JSON.stringify(news.facts)}::jsonb, ${ctx.now})`.execute(
    ctx.db,
  );
}

/** Adds work to be done after this transaction commits. `key` replaces an earlier job of the same key. */
export async function addJob(
  ctx: Ctx,
  name: string,
  payload: Record<string, unknown>,
  options: { runAt?: Date; key?: string } = {},
): Promise<void> {
  await sql`select platform.door_add_job(${name}, ${JSON.stringify(payload)}::json, ${options.runAt ?? null}, ${options.key ?? null})`.execute(
    ctx.db,
  );
}

/** Sets a clock that runs out at `dueAt`; the module's deadline handler of that kind is then called once. Setting it
 *  again for the same subject moves it. The caller holds the subject, or has just made it (`DeadlineHandler.hold`). */
export async function setDeadline(
  ctx: Ctx,
  deadline: { kind: string; subject: string; partyId: News['partyId']; dueAt: Date },
): Promise<void> {
  await sql`insert into platform.deadline (kind, subject, party_id, due_at, set_at) values (${deadline.kind}, ${deadline.subject}, ${deadline.partyId}, ${deadline.dueAt}, ${ctx.now})
    on conflict (kind, subject) where state = 'running' do update set due_at = excluded.due_at, set_at = excluded.set_at`.execute(ctx.db);
}

/** Stops a clock that still runs. The caller holds the subject (`DeadlineHandler.hold`). */
export async function cancelDeadline(ctx: Ctx, kind: string, subject: string): Promise<void> {
  await sql`update platform.deadline set state = 'cancelled', ended_at = ${ctx.now} where kind = ${kind} and subject = ${subject} and state = 'running'`.execute(
    ctx.db,
  );
}

import { type Day, dayOf } from '#kernel/day.ts';
import type { SubmissionId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { runClock } from '../clocks.ts';
import { countedEarlier } from '../events.ts';
import { dueWhenFiledOn } from '../rules/clocks.ts';
import { mayHappen } from '../rules/matter.ts';
import { append, findMatter, matterOfSubmission } from '../store.ts';
import type { CaseRefusal } from '../types.ts';

/** Counts the legal time of a matter from the day on which somebody tried to file and could not, by our fault. By the
 *  clerk who has it in hand. An attempt on the day of filing moves nothing.
 *  @refuses no-such-matter | claimed-by-another | not-now
 *  @announces cases.counted-earlier */
export async function countFromAttempt(
  ctx: Ctx<StaffActor>,
  wish: { submissionId: SubmissionId; attemptedAt: Date },
): Promise<Result<{ filedOn: Day; dueOn: Day }, CaseRefusal>> {
  const found = await matterOfSubmission(ctx.db, wish.submissionId);
  const opened = found && (await findMatter(ctx.db, found.matterId, 'lock'));
  if (!opened) return refuse({ kind: 'no-such-matter' });
  const { matter, now } = opened;
  if (now.claimedBy !== ctx.actor.staffId) return refuse({ kind: 'claimed-by-another' });
  const allowed = mayHappen(now, 'count-earlier');
  if (!allowed.ok) return allowed;
  const filedOn = dayOf(wish.attemptedAt);
  if (filedOn >= matter.filedOn) return accept({ filedOn: matter.filedOn, dueOn: matter.dueOn });
  const dueOn = dueWhenFiledOn(matter, filedOn, ctx.house.pack.extraHolidays);
  const moved = await append(ctx, opened, 'count-earlier', { filedOn, dueOn, dueOnBefore: matter.dueOn }, { filedOn, dueOn });
  await runClock(ctx, moved.matter);
  await ctx.audit({
    action: 'cases.count-earlier',
    object: `matter:${matter.matterId}`,
    subjectPartyId: matter.partyId,
    purpose: now.purpose ?? 'handling',
    facts: { filedOn, dueOn },
  });
  await ctx.announce(countedEarlier(moved.matter, { filedOn, dueOn }));
  return accept({ filedOn, dueOn });
}

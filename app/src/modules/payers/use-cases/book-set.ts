import { dayOf } from '#kernel/day.ts';
import type { PartyId, SetId, SubmissionId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { bookSet as bookInAccount } from '#modules/account/index.ts';
import type { Ctx } from '#platform/context.ts';
import { setBooked } from '../events.ts';
import { addReportedPeople, reportedRelations } from '../store/reported-people.ts';
import { lockSet, noteBooked } from '../store/sets.ts';
import { dueDayOf } from '../due-day.ts';
import { declarationOfSet } from '../views.ts';

export type BookRefusal = { kind: 'no-such-set' } | { kind: 'not-the-signed-file' } | { kind: 'not-ready' } | { kind: 'critical' };

/** Lets a filed set become true on the accounts of the payer and everybody in it, in the transaction of the decision:
 *  wholly or not at all. A set that is booked stays booked once.
 *  @announces payers.set-booked */
export async function bookSet(
  ctx: Ctx,
  wish: { partyId: PartyId; setId: SetId; sha256: string; submissionId: SubmissionId },
): Promise<Result<undefined, BookRefusal>> {
  const set = await lockSet(ctx.db, wish.partyId, wish.setId);
  if (!set || set.state === 'thrown-away') return refuse({ kind: 'no-such-set' });
  if (set.sha256 !== wish.sha256) return refuse({ kind: 'not-the-signed-file' });
  if (set.state === 'booked') return accept(undefined);
  if (set.state === 'received' || set.state === 'refused') return refuse({ kind: 'not-ready' });
  if ((set.found.K ?? 0) > 0) return refuse({ kind: 'critical' });
  const declaration = await declarationOfSet(ctx.db, set);
  await addReportedPeople(ctx, set);
  await bookInAccount(ctx, {
    payerId: set.partyId,
    setId: set.setId,
    declaredOn: dayOf(set.filedAt ?? ctx.now),
    declaration: declaration && { ...declaration, dueOn: await dueDayOf(ctx, set.partyId, declaration.month) },
    ...reportedRelations(set),
  });
  await noteBooked(ctx.db, set, wish.submissionId, ctx.now);
  await ctx.audit({ action: 'payers.book-set', object: `set:${set.setId}`, subjectPartyId: set.partyId, purpose: 'handling' });
  await ctx.announce(setBooked(set.partyId, { setId: set.setId, month: set.month }));
  return accept(undefined);
}

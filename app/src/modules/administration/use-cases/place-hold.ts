import type { MatterId, PartyId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/day.ts';
import { destroyedOfNumber, matterOfNumber } from '#modules/cases/index.ts';
import { partyByNumber } from '#modules/identity/index.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { holdPlaced } from '../events.ts';
import { type NotPermitted, permitted } from '../guards.ts';
import { addHold, type HoldId, lockHoldsOf } from '../store/holds.ts';

export type HoldRefusal =
  | NotPermitted
  | { kind: 'reason-missing' }
  | { kind: 'subject-missing' }
  | { kind: 'no-such-subject' }
  /** It comes too late. */
  | { kind: 'destroyed'; on: Day; protocol: string };

interface Subject {
  partyId: PartyId;
  matterId: MatterId | null;
  label: string;
}

/** Keeps a matter, or all matters of a party, from being destroyed, from now on. One person does it: what must be kept
 *  cannot wait for a second one.
 *  @param wish.subject a PESEL or NIP, or the whole number of a matter
 *  @refuses what HoldRefusal lists
 *  @announces administration.hold-placed */
export async function placeHold(
  ctx: Ctx<StaffActor>,
  wish: { subject: string; reason: string },
): Promise<Result<{ holdId: HoldId }, HoldRefusal>> {
  const allowed = permitted(ctx, 'administration.place-hold', { kind: 'page' });
  if (!allowed.ok) return allowed;
  const reason = wish.reason.trim();
  if (wish.subject.trim() === '') return refuse({ kind: 'subject-missing' });
  if (reason === '') return refuse({ kind: 'reason-missing' });
  const named = await find(ctx, wish.subject.trim());
  if (named) await lockHoldsOf(ctx.db, named.partyId);
  // Asked again behind the lock: what was destroyed while we waited cannot be held any more.
  const subject = named && (await find(ctx, wish.subject.trim()));
  if (!subject) return refuse(await whyNot(ctx, wish.subject.trim()));
  const holdId = newId<HoldId>(ctx.now.getTime());
  await addHold(ctx.db, { holdId, ...subject, reason, placedAt: ctx.now, placedBy: ctx.actor.staffId });
  await ctx.audit({
    action: 'administration.place-hold',
    object: subject.matterId ? `matter:${subject.matterId}` : `party:${subject.partyId}`,
    subjectPartyId: subject.partyId,
    purpose: 'retention',
    facts: { holdId },
  });
  await ctx.announce(holdPlaced(subject.partyId, { holdId, matterId: subject.matterId }));
  return accept({ holdId });
}

async function whyNot(ctx: Ctx<StaffActor>, typed: string): Promise<HoldRefusal> {
  const gone = await destroyedOfNumber(ctx, typed.toUpperCase());
  return gone ? { kind: 'destroyed', ...gone } : { kind: 'no-such-subject' };
}

async function find(ctx: Ctx<StaffActor>, typed: string): Promise<Subject | undefined> {
  const digits = typed.replace(/[\s-]/g, '');
  if (/^\d{10,11}$/.test(digits)) {
    const partyId = await partyByNumber(ctx, digits);
    return partyId && { partyId, matterId: null, label: `•••••••${digits.slice(-4)}` };
  }
  const number = typed.toUpperCase();
  const matter = await matterOfNumber(ctx, number);
  return matter && { ...matter, label: number };
}

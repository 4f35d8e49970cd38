import type { PersonId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { asInstitution } from '../as-institution.ts';
import { freshlyProved } from '../rules/assurance.ts';
import { acceptablePin, type PinRefusal } from '../rules/secrets.ts';
import { hashSecret, matches } from '../sign-in/hashing.ts';
import { turnstile } from '../sign-in/wrong-tries.ts';
import { findPinByPesel, setPinHash } from '../store/credentials.ts';
import { findPerson } from '../store/parties.ts';

/** Sets or changes the PIN by which the contact centre knows a caller. Forgets wrong tries.
 *  @refuses proof-not-fresh | not-six-digits | easy-to-guess */
export async function setPhonePin(
  ctx: Ctx<PersonActor>,
  wish: { pin: string },
): Promise<Result<null, PinRefusal | { kind: 'proof-not-fresh' }>> {
  const freshProof = freshlyProved(ctx.actor, ctx.now);
  if (
    !ctx.house.policy.decide({
      actor: ctx.actor,
      action: 'identity.bind-pin',
      resource: { kind: 'credential', relation: 'own', freshProof },
    }).permitted
  )
    return refuse({ kind: 'proof-not-fresh' });
  const person = await findPerson(ctx.db, ctx.actor.personId);
  const acceptable = acceptablePin(wish.pin, { pesel: person?.pesel ?? null, bornOn: person?.born_on ?? null });
  if (!acceptable.ok) return acceptable;
  await setPinHash(ctx.db, ctx.actor.personId, await hashSecret(wish.pin), ctx.now);
  if (person?.pesel) await (await turnstile(ctx, 'pin', person.pesel)).right();
  await ctx.audit({ action: 'identity.set-phone-pin', object: `person:${ctx.actor.personId}`, subjectPartyId: ctx.actor.personId });
  return accept(null);
}

/** `no-match` says alike that there is no such person, no PIN, or another PIN. */
export type PinVerdict = { kind: 'known'; personId: PersonId } | { kind: 'no-match' } | { kind: 'locked'; until: Date };

/** Whether a caller's PESEL and PIN go together. Three wrong ones lock the PESEL, known here or not, for a while that
 *  doubles with each further one; meanwhile the right PIN is not heard either. A verdict is an outcome, never a refusal,
 *  so that the count is always kept. */
export async function verifyPhonePin(ctx: Ctx, pesel: string, pin: string): Promise<Result<PinVerdict, never>> {
  return asInstitution(ctx, 'identity.phone', async own => {
    const door = await turnstile(own, 'pin', pesel);
    if (door.lockedUntil) return accept({ kind: 'locked', until: door.lockedUntil } as const);
    const found = await findPinByPesel(own.db, pesel);
    if (found && (await matches(pin, found.pin_hash))) {
      await door.right();
      await ctx.audit({ action: 'identity.verify-phone-pin', object: `person:${found.person_id}`, subjectPartyId: found.person_id });
      return accept({ kind: 'known', personId: found.person_id } as const);
    }
    if (!found) await matches(pin, null);
    const until = await door.wrong();
    await ctx.audit({
      action: 'identity.verify-phone-pin',
      object: 'person:unproved',
      subjectPartyId: found?.person_id ?? null,
      outcome: 'refused',
    });
    return accept(until ? ({ kind: 'locked', until } as const) : ({ kind: 'no-match' } as const));
  });
}

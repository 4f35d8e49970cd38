import type { PersonId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, StaffActor, SystemActor } from '#platform/context.ts';
import { cancelDeadline } from '#platform/transact.ts';
import { asInstitution } from '../as-institution.ts';
import { profileConfirmed, profileLapsed } from '../events.ts';
import { linkWaitingMandates } from '../store/mandates.ts';
import { findPerson, lockPersonByPesel, removeDeclaredPerson, setPesel, setProvedNames } from '../store/parties.ts';
import { confirmProfile as setConfirmed, lapseProfile, lockProfile } from '../store/profiles.ts';
import { CONFIRM_DEADLINE } from './register-profile.ts';

export const IDENTITY_DOCUMENTS = ['id-card', 'passport', 'residence-card'] as const;
export type IdentityDocument = (typeof IDENTITY_DOCUMENTS)[number];

interface ConfirmWish {
  profileId: string;
  document: IdentityDocument;
  purpose: string;
}

export type ConfirmRefusal = { kind: 'no-such-profile' } | { kind: 'no-purpose' } | { kind: 'own-matter' } | { kind: 'not-permitted' };

/** A clerk has seen an identity document that agrees with what was declared. From here on the account is its person's:
 *  of somebody known by that PESEL, or of the newly known person. Kind of document and purpose are recorded, its number
 *  is not.
 *  @refuses no-such-profile (also when it lapsed or was confirmed meanwhile) | no-purpose | own-matter | not-permitted
 *  @announces identity.profile-confirmed */
export async function confirmProfile(ctx: Ctx<StaffActor>, wish: ConfirmWish): Promise<Result<{ personId: PersonId }, ConfirmRefusal>> {
  if (wish.purpose.trim() === '') return refuse({ kind: 'no-purpose' });
  // Whoever stands at the desk is not opened to the clerk: the register is compared by the institution itself.
  return asInstitution(ctx, 'identity.confirm-profile', () => confirmed(ctx, wish));
}

async function confirmed(ctx: Ctx<StaffActor>, wish: ConfirmWish): Promise<Result<{ personId: PersonId }, ConfirmRefusal>> {
  const profile = await lockProfile(ctx.db, wish.profileId);
  const declared = profile ? await findPerson(ctx.db, profile.person_id) : undefined;
  if (!profile || !declared || profile.status !== 'untrusted' || !profile.declared_pesel || ctx.now >= (profile.confirm_by ?? ctx.now))
    return refuse({ kind: 'no-such-profile' });
  const known = await lockPersonByPesel(ctx.db, profile.declared_pesel);
  const ownMatter = ctx.actor.personId !== null && known?.person_id === ctx.actor.personId;
  const answer = ctx.house.policy.decide({
    actor: ctx.actor,
    action: 'identity.confirm-this-profile',
    resource: { kind: 'profile', relation: 'competent', ownMatter },
    context: { purpose: wish.purpose },
  });
  if (!answer.permitted) return refuse({ kind: ownMatter ? 'own-matter' : 'not-permitted' });
  const personId = known?.person_id ?? declared.person_id;
  await setConfirmed(ctx.db, wish.profileId, { personId, at: ctx.now, staffId: ctx.actor.staffId, document: wish.document });
  if (known) {
    await removeDeclaredPerson(ctx.db, declared.person_id);
    await setProvedNames(ctx.db, personId, { givenNames: declared.given_names, surname: declared.surname, bornOn: declared.born_on });
  } else {
    await setPesel(ctx.db, personId, profile.declared_pesel);
  }
  await linkWaitingMandates(ctx.db, profile.declared_pesel, personId);
  await cancelDeadline(ctx, CONFIRM_DEADLINE, wish.profileId);
  await ctx.announce(profileConfirmed({ profileId: wish.profileId, personId, branchCode: ctx.actor.branchCode }));
  await ctx.audit({
    action: 'identity.confirm-profile',
    object: `profile:${wish.profileId}`,
    subjectPartyId: personId,
    purpose: wish.purpose,
    facts: { document: wish.document },
  });
  return accept({ personId });
}

/** What the clock does to a profile nobody confirmed in time.
 *  @announces identity.profile-lapsed */
export async function lapseUnconfirmed(ctx: Ctx<SystemActor>, profileId: string): Promise<void> {
  const personId = await lapseProfile(ctx.db, profileId, ctx.now);
  if (personId === undefined) return;
  await ctx.announce(profileLapsed({ profileId, personId }));
  await ctx.audit({ action: 'identity.lapse-profile', object: `profile:${profileId}`, subjectPartyId: personId });
}

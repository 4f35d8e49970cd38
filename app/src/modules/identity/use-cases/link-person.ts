import { day, type Day } from '#kernel/day.ts';
import { bornOn, parsePesel } from '#kernel/pesel.ts';
import type { PersonId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { competentBranch } from '#modules/branches/index.ts';
import type { Ctx, SystemActor } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import type { Lang } from '#platform/text/text.ts';
import { linkWaitingMandates } from '../store/mandates.ts';
import { addPerson, lockPersonByPesel, setProvedNames } from '../store/parties.ts';
import { addConfirmedProfile, hasConfirmedProfile } from '../store/profiles.ts';
import type { Proof } from '../sign-in/issuer.ts';

export type LinkRefusal =
  /** The credential names nobody we can tell apart: no PESEL (a foreign means), or no names. */
  { kind: 'no-pesel' };

/** The person of a proof of identity: found by PESEL, or made, with a confirmed profile. Names and birth date follow the
 *  newest proof. Mandates that waited for this PESEL become theirs. */
export async function linkPerson(
  ctx: Ctx<SystemActor>,
  proof: Proof,
  lang: Lang,
): Promise<Result<{ personId: PersonId; isNew: boolean }, LinkRefusal>> {
  const pesel = parsePesel(proof.pesel ?? '');
  if (!pesel.ok || !proof.givenNames || !proof.surname) return refuse({ kind: 'no-pesel' });
  const proved = { givenNames: proof.givenNames, surname: proof.surname, bornOn: birthDate(proof.bornOn) ?? bornOn(pesel.value) };
  const known = await lockPersonByPesel(ctx.db, pesel.value);
  const personId = known?.person_id ?? newId<PersonId>();
  if (known) await setProvedNames(ctx.db, personId, proved);
  else
    await addPerson(ctx.db, { personId, pesel: pesel.value, ...proved, lang, branchCode: competentBranch(ctx.house.pack, undefined).code });
  if (!(await hasConfirmedProfile(ctx.db, personId))) await addConfirmedProfile(ctx.db, { profileId: newId(), personId, at: ctx.now });
  await linkWaitingMandates(ctx.db, pesel.value, personId);
  return accept({ personId, isNew: !known });
}

/** Some means write the day with a time zone behind it: `1987-02-22Z`. */
function birthDate(text: string | undefined): Day | null {
  const found = /^\d{4}-\d{2}-\d{2}/.exec(text ?? '');
  return found ? day(found[0]) : null;
}

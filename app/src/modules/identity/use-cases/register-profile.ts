import { randomInt } from 'node:crypto';
import type { Day } from '#kernel/day.ts';
import { endOfDay, dayOf, plusDays } from '#kernel/day.ts';
import type { PersonId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { competentBranch } from '#modules/branches/index.ts';
import { queueMail } from '#modules/gateway/index.ts';
import type { Ctx } from '#platform/context.ts';
import { parameterOn } from '#platform/dated-value.ts';
import { newId } from '#platform/new-id.ts';
import type { Pack } from '#platform/pack.ts';
import type { Lang } from '#platform/text/text.ts';
import { setDeadline } from '#platform/transact.ts';
import { asInstitution } from '../as-institution.ts';
import { profileRegistered } from '../events.ts';
import { hashSecret } from '../sign-in/hashing.ts';
import { turnstile } from '../sign-in/wrong-tries.ts';
import { addPerson } from '../store/parties.ts';
import { addUntrustedProfile } from '../store/profiles.ts';
import { text } from '../text.ts';

/** Days in which a profile that proves nothing must be confirmed.
 *  @legal terms of the portal */
export const confirmWithinDays = (pack: Pick<Pack, 'parameters'>, on: Day): number =>
  Number(parameterOn(pack, 'untrusted-profile-days', on).value);
export const CONFIRM_DEADLINE = 'identity.confirm-profile';

export interface Registration {
  pesel: string;
  givenNames: string;
  surname: string;
  bornOn: Day;
  email: string;
  phone: string | null;
  password: string;
  lang: Lang;
  client: string;
}

/** Makes an account that proves nothing yet: it must be confirmed in a branch within some days. It takes no PESEL and
 *  touches nobody's data, so that a stranger's registration harms nobody and tells nobody who is known here.
 *  @refuses too-many (registrations from one browser and address)
 *  @announces identity.profile-registered */
export async function registerProfile(
  ctx: Ctx,
  wish: Registration,
): Promise<Result<{ login: string; confirmBy: Date }, { kind: 'too-many' }>> {
  const passwordHash = await hashSecret(wish.password);
  return asInstitution(ctx, 'identity.registration', async own => {
    const door = await turnstile(own, 'client', wish.client);
    if (door.locked) return refuse({ kind: 'too-many' } as const);
    await door.wrong();
    const personId = newId<PersonId>();
    const [profileId, login] = [newId(), newLogin()];
    const days = confirmWithinDays(ctx.house.pack, dayOf(ctx.now));
    const confirmBy = endOfDay(plusDays(dayOf(ctx.now), days));
    await addPerson(own.db, {
      personId,
      pesel: null,
      givenNames: wish.givenNames,
      surname: wish.surname,
      bornOn: wish.bornOn,
      email: wish.email,
      phone: wish.phone,
      lang: wish.lang,
      branchCode: competentBranch(ctx.house.pack, undefined).code,
    });
    await addUntrustedProfile(own.db, { profileId, personId, declaredPesel: wish.pesel, login, passwordHash, at: ctx.now, confirmBy });
    await setDeadline(own, { kind: CONFIRM_DEADLINE, subject: profileId, partyId: personId, dueAt: confirmBy });
    const t = text(wish.lang);
    await queueMail(own, {
      to: wish.email,
      subject: t('mail.login.subject'),
      text: t('mail.login.text', { login, days }),
      lang: wish.lang,
      correlation: `identity.profile:${profileId}`,
      partyId: personId,
    });
    await ctx.announce(profileRegistered({ profileId, personId, confirmBy }));
    await ctx.audit({ action: 'identity.register', object: `profile:${profileId}`, subjectPartyId: personId });
    return accept({ login, confirmBy });
  });
}

/** Ten signs without those that look alike. */
function newLogin(): string {
  const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
  return Array.from({ length: 10 }, () => signs[randomInt(signs.length)]).join('');
}

import { type Day, dayOf, endOfDay, plusDays } from '#kernel/day.ts';
import type { PartyId, PersonId, StaffId } from '#kernel/ids.ts';
import type { Ctx, StaffRole, SystemActor } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import type { Lang } from '#platform/text/text.ts';
import { setDeadline } from '#platform/transact.ts';
import { hashSecret } from './sign-in/hashing.ts';
import { addOrganisation, addPerson, addRepresentative, addRole } from './store/parties.ts';
import { addConfirmedProfile, addUntrustedProfile } from './store/profiles.ts';
import { addStaff } from './store/staff.ts';
import type { MandateScope, PartyAddress, PartyRole } from './types.ts';
import { grantMandate } from './use-cases/grant-mandate.ts';
import { CONFIRM_DEADLINE, confirmWithinDays } from './use-cases/register-profile.ts';

/** One line, as `ul. Wiosenna 4 m. 12`. */
interface SeedAddress {
  street: string;
  postcode: string;
  city: string;
}

export interface SeedPeople {
  persons: readonly {
    personId: PersonId;
    pesel: string;
    givenNames: string;
    surname: string;
    bornOn: Day;
    email: string | null;
    phone: string | null;
    lang: Lang;
    address: SeedAddress;
    branchCode: string;
    roles: readonly PartyRole[];
    business?: { name: string; nip: string; regon: string };
    /** `none`: known to the institution, never on the portal. */
    profile: 'confirmed' | 'none';
  }[];
  /** Registered by form, not yet confirmed; they are nobody's person until then. */
  registered: readonly {
    profileId: string;
    personId: PersonId;
    pesel: string;
    givenNames: string;
    surname: string;
    bornOn: Day;
    email: string;
    phone: string | null;
    lang: Lang;
    branchCode: string;
    login: string;
    password: string;
    daysBack: number;
  }[];
  organisations: readonly {
    organisationId: PartyId;
    name: string;
    nip: string;
    regon: string;
    legalForm: string;
    email: string | null;
    address: SeedAddress;
    branchCode: string;
    roles: readonly PartyRole[];
  }[];
  representatives: readonly { organisationId: PartyId; personId: PersonId; role: string; daysBack: number }[];
  mandates: readonly {
    grantorId: PartyId;
    proxyPesel: string;
    proxyNames: string;
    scope: MandateScope | 'both';
    roles: readonly PartyRole[];
    forms?: readonly string[];
    correspondenceOnly?: boolean;
    daysBack: number;
    daysAhead?: number;
  }[];
  staff: readonly {
    staffId: StaffId;
    personId: PersonId | null;
    name: string;
    roles: readonly StaffRole[];
    branchCode: string;
    skills: readonly string[];
  }[];
}

/** Puts the people of the demo into an empty database. Deterministic but for the ids of mandates and profiles. */
export async function seed(ctx: Ctx<SystemActor>, people: SeedPeople): Promise<void> {
  const today = dayOf(ctx.now);
  const since = plusDays(today, -1_500);
  for (const { address, business, roles, profile, ...person } of people.persons) {
    await addPerson(ctx.db, { ...person, address: addressOf(address), ...(business ? { business } : {}) });
    for (const role of roles) await addRole(ctx.db, person.personId, role, since);
    if (profile === 'confirmed') await addConfirmedProfile(ctx.db, { profileId: newId(), personId: person.personId, at: ctx.now });
  }
  for (const { address, roles, ...organisation } of people.organisations) {
    await addOrganisation(ctx.db, { ...organisation, address: addressOf(address) });
    for (const role of roles) await addRole(ctx.db, organisation.organisationId, role, since);
  }
  for (const { daysBack, ...row } of people.representatives)
    await addRepresentative(ctx.db, { ...row, from: plusDays(today, -daysBack), to: null });
  for (const { daysBack, daysAhead, ...mandate } of people.mandates) {
    const granted = await grantMandate(ctx, {
      ...mandate,
      forms: mandate.forms ?? null,
      correspondenceOnly: mandate.correspondenceOnly ?? false,
      from: plusDays(today, -daysBack),
      to: daysAhead === undefined ? null : plusDays(today, daysAhead),
      submissionId: null,
    });
    if (!granted.ok) throw new Error(`A mandate of the demo cannot be: ${granted.refusal.kind}`);
  }
  for (const member of people.staff) await addStaff(ctx.db, member);
  for (const one of people.registered) await register(ctx, one);
}

async function register(ctx: Ctx<SystemActor>, one: SeedPeople['registered'][number]): Promise<void> {
  const at = new Date(ctx.now.getTime() - one.daysBack * 24 * 3_600_000);
  const confirmBy = endOfDay(plusDays(dayOf(at), confirmWithinDays(ctx.house.pack, dayOf(at))));
  await addPerson(ctx.db, { ...one, pesel: null });
  await addUntrustedProfile(ctx.db, {
    profileId: one.profileId,
    personId: one.personId,
    declaredPesel: one.pesel,
    login: one.login,
    passwordHash: await hashSecret(one.password),
    at,
    confirmBy,
  });
  await setDeadline(ctx, { kind: CONFIRM_DEADLINE, subject: one.profileId, partyId: one.personId, dueAt: confirmBy });
}

function addressOf({ street, postcode, city }: SeedAddress): PartyAddress {
  const found = /^(.+?) (\d+\w?)(?: m\. (\d+\w?))?$/.exec(street);
  return { street: found?.[1] ?? street, houseNumber: found?.[2] ?? null, flatNumber: found?.[3] ?? null, postcode, city };
}

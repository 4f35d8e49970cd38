import type { Day } from '#kernel/day.ts';
import type { MandateId, PartyId, PersonId, StaffId } from '#kernel/ids.ts';
import type { AssuranceLevel, News, StaffRole } from '#platform/context.ts';
import type { Mandate } from './types.ts';

export const sessionOpened = (f: { personId: PersonId; level: AssuranceLevel; way: string }): News => ({
  name: 'identity.session-opened',
  partyId: f.personId,
  facts: { ...f },
});

type GrantedFacts = Pick<Mandate, 'mandateId' | 'grantorId' | 'proxyId' | 'scope' | 'roles' | 'validFrom' | 'validTo' | 'submissionId'>;

/** `proxyId` is null while nobody with the proxy's PESEL has signed in. */
export const mandateGranted = (m: GrantedFacts): News => ({
  name: 'identity.mandate-granted',
  partyId: m.grantorId,
  facts: {
    mandateId: m.mandateId,
    grantorId: m.grantorId,
    proxyId: m.proxyId,
    scope: m.scope,
    roles: m.roles,
    validFrom: m.validFrom,
    validTo: m.validTo,
    submissionId: m.submissionId,
  },
});

export const mandateRevoked = (f: {
  mandateId: MandateId;
  grantorId: PartyId;
  proxyId: PersonId | null;
  why: 'revoked' | 'replaced';
}): News => ({ name: 'identity.mandate-revoked', partyId: f.grantorId, facts: { ...f } });

export const profileRegistered = (f: { profileId: string; personId: PersonId; confirmBy: Date }): News => ({
  name: 'identity.profile-registered',
  partyId: f.personId,
  facts: { profileId: f.profileId, personId: f.personId, confirmBy: f.confirmBy.toISOString() },
});

export const profileConfirmed = (f: { profileId: string; personId: PersonId; branchCode: string }): News => ({
  name: 'identity.profile-confirmed',
  partyId: f.personId,
  facts: { ...f },
});

export const profileLapsed = (f: { profileId: string; personId: PersonId }): News => ({
  name: 'identity.profile-lapsed',
  partyId: f.personId,
  facts: { ...f },
});

const ofStaff = (name: string, facts: Record<string, unknown>): News => ({ name, partyId: null, facts });

export const staffJoined = (f: { staffId: StaffId; roles: readonly StaffRole[]; branchCode: string }): News =>
  ofStaff('identity.staff-joined', { ...f });
export const staffChanged = (f: { staffId: StaffId; roles: readonly StaffRole[]; branchCode: string }): News =>
  ofStaff('identity.staff-changed', { ...f });
export const staffLeft = (f: { staffId: StaffId; lastDay: Day }): News => ofStaff('identity.staff-left', { ...f });

import type { Day } from '#kernel/day.ts';
import type { MandateId, PartyId, PersonId, SessionId, StaffId, SubmissionId } from '#kernel/ids.ts';
import type { AssuranceLevel, PersonActor, StaffActor, StaffRole } from '#platform/context.ts';
import type { Lang } from '#platform/text/text.ts';

export const PARTY_ROLES = ['insured', 'payer', 'beneficiary', 'institution'] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

/** `action` one act, once · `all` all matters, outside the portal · `platform` in the portal, in the named roles. */
export type MandateScope = 'action' | 'all' | 'platform';

/** What of a mandate decides whether it covers an act. */
export interface MandateTerms {
  scope: MandateScope;
  roles: readonly PartyRole[];
  /** Only these forms; null means every form. */
  forms: readonly string[] | null;
  /** Forms and letters, but no look into the account. */
  correspondenceOnly: boolean;
  validFrom: Day;
  /** Last day in force; null means until revoked. */
  validTo: Day | null;
  revokedAt: Date | null;
  /** When the one act of an `action` mandate was done. */
  usedAt: Date | null;
}

export interface Mandate extends MandateTerms {
  mandateId: MandateId;
  grantorId: PartyId;
  /** Null while nobody with the proxy's PESEL has signed in. */
  proxyId: PersonId | null;
  grantorName: string;
  proxyName: string;
  grantedAt: Date;
  revokedWhy: 'revoked' | 'replaced' | null;
  submissionId: SubmissionId | null;
  note: string | null;
}

/** What a session's mandate opens; null when acting for oneself or as representative. */
export type ActingMandate = Pick<MandateTerms, 'scope' | 'roles' | 'forms' | 'correspondenceOnly'>;

/** A signed-in person or clerk, as found at this request. */
export interface OpenSession<A extends PersonActor | StaffActor = PersonActor | StaffActor> {
  actor: A;
  /** Who sits there. */
  displayName: string;
  /** In whose name; equals `displayName` when in their own. */
  actingForName: string;
  partyKind: 'person' | 'organisation';
  partyRoles: readonly PartyRole[];
  mandate: ActingMandate | null;
  idleUntil: Date;
  expiresAt: Date;
  level: AssuranceLevel;
  lang: Lang;
  /** Set while the account waits for its confirmation in a branch. */
  confirmBy: Date | null;
}

export interface NewSession {
  sessionId: SessionId;
  token: string;
  expiresAt: Date;
}

export interface PartyAddress {
  street: string | null;
  houseNumber: string | null;
  flatNumber: string | null;
  postcode: string | null;
  city: string | null;
}

export interface PartyCard {
  partyId: PartyId;
  kind: 'person' | 'organisation';
  name: string;
  pesel?: string;
  givenNames?: string;
  surname?: string;
  /** Of a person who runs a business in their own name. */
  businessName?: string;
  nip?: string;
  regon?: string;
  bornOn?: Day;
  email?: string;
  phone?: string;
  lang: Lang;
  branchCode: string;
  address: PartyAddress;
  roles: readonly PartyRole[];
}

/** A party in whose name a person may act now. */
export interface Actable {
  partyId: PartyId;
  kind: 'person' | 'organisation';
  name: string;
  relation: PersonActor['relation'];
  mandateId: MandateId | null;
  mandate: ActingMandate | null;
  /** Last day, where there is one. */
  until: Day | null;
}

export interface StaffMember {
  staffId: StaffId;
  personId: PersonId | null;
  name: string;
  roles: readonly StaffRole[];
  branchCode: string;
  skills: readonly string[];
}

/** As whoever employs them sees it. */
export interface StaffRecord extends StaffMember {
  staffNumber: string;
  /** Last day at work; null while there is none. */
  leftOn: Day | null;
}

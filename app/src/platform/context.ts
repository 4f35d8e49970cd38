import type { Kysely } from 'kysely';
import type { ClientId, MandateId, PartyId, PersonId, SessionId, StaffId } from '#kernel/ids.ts';
import type { Tables } from '#platform/database/tables.ts';
import type { House } from '#platform/house.ts';

export type Channel = 'portal' | 'desk' | 'kiosk' | 'phone' | 'api' | 'worker';

/** How surely we know who acts. 0 nobody knows · 1 phone caller with PIN · 2 passkey, or an account not yet
 *  confirmed against a document · 3 national node, bank or qualified certificate. */
export type AssuranceLevel = 0 | 1 | 2 | 3;

/** A person at work, for themselves or for another party. */
export interface PersonActor {
  kind: 'person';
  personId: PersonId;
  /** In whose name they act; equals `personId` when for themselves. */
  partyId: PartyId;
  relation: 'self' | 'representative' | 'mandate';
  /** Present when `relation` is `mandate`. Read again at every use: a revoked mandate ends at the next request. */
  mandateId?: MandateId;
  level: AssuranceLevel;
  sessionId: SessionId;
  authenticatedAt: Date;
  channel: Channel;
  /** Present when software acts, as registered by this person for this party. */
  clientId?: ClientId;
}

export interface StaffActor {
  kind: 'staff';
  staffId: StaffId;
  /** The clerk as a person of the register, to keep them from their own matters. */
  personId: PersonId | null;
  name: string;
  roles: readonly StaffRole[];
  branchCode: string;
  /** Topics that their branch handles for the whole country. */
  nationwide?: readonly string[];
  level: AssuranceLevel;
  sessionId: SessionId;
  authenticatedAt: Date;
  channel: 'desk';
}

export type StaffRole = 'clerk' | 'consultant' | 'hall-officer' | 'supervisor' | 'auditor' | 'administrator';

/** A job, a listener, the seed: the institution's own machinery, named. */
export interface SystemActor {
  kind: 'system';
  name: string;
  channel: 'worker';
}

/** Somebody who has not signed in. */
export interface VisitorActor {
  kind: 'visitor';
  channel: Channel;
}

export type Actor = PersonActor | StaffActor | SystemActor | VisitorActor;

/** Something that has happened, told to modules above after the transaction commits.
 *  `facts` is JSON; money as grosze in a string, instants as ISO text. No free text, no diagnosis. */
export interface News {
  /** `module.what-happened`, as declared in the module's events.ts. */
  name: string;
  /** Shard key: whose life it concerns. Null for news of the house itself. */
  partyId: PartyId | null;
  facts: Record<string, unknown>;
}

/** One line of the audit log: who did what to whose data, and why. */
export interface AuditEntry {
  action: string;
  /** What was read or changed, as `kind:id`. */
  object: string;
  /** Whose data it is; null where nobody's. */
  subjectPartyId: PartyId | null;
  /** Stated purpose; staff reads always have one. */
  purpose?: string;
  outcome?: 'permitted' | 'refused';
  facts?: Record<string, unknown>;
}

export type Db = Kysely<Tables>;

/** Everything a use case may touch. One per request or job; `db` is already inside a transaction. */
export interface Ctx<A extends Actor = Actor> {
  readonly db: Db;
  /** Fixed when the request began, so that every rule in it sees the same moment. */
  readonly now: Date;
  readonly actor: A;
  /** What the process was given at start: configuration, institution pack, seals, storage, texts. */
  readonly house: House;
  announce(news: News): Promise<void>;
  audit(entry: AuditEntry): Promise<void>;
}

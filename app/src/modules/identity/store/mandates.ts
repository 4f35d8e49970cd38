import { sql } from 'kysely';
import type { Day } from '#kernel/day.ts';
import type { MandateId, PartyId, PersonId, SubmissionId } from '#kernel/ids.ts';
import { askedOnce } from '#platform/asked-once.ts';
import type { Db } from '#platform/context.ts';
import type { Mandate, MandateScope, PartyRole } from '../types.ts';
import { all, first, MANDATE_COLUMNS, mandateOf, type MandateRow } from './rows.ts';

export interface NewMandate {
  mandateId: MandateId;
  grantorId: PartyId;
  proxyId: PersonId | null;
  proxyPesel: string;
  grantorName: string;
  proxyName: string;
  scope: MandateScope;
  roles: readonly PartyRole[];
  forms: readonly string[] | null;
  correspondenceOnly: boolean;
  validFrom: Day;
  validTo: Day | null;
  grantedAt: Date;
  submissionId: SubmissionId | null;
  note: string | null;
}

export async function addMandate(db: Db, m: NewMandate): Promise<void> {
  await sql`insert into identity.mandate (mandate_id, grantor_id, proxy_id, proxy_pesel, grantor_name, proxy_name, scope, roles, forms, correspondence_only, valid_from, valid_to, granted_at, submission_id, note)
    values (${m.mandateId}, ${m.grantorId}, ${m.proxyId}, ${m.proxyPesel}, ${m.grantorName}, ${m.proxyName}, ${m.scope}, ${m.roles}, ${m.forms}, ${m.correspondenceOnly}, ${m.validFrom}, ${m.validTo},
      ${m.grantedAt}, ${m.submissionId}, ${m.note})`.execute(db);
}

export async function mandatesOfSubmission(db: Db, submissionId: SubmissionId): Promise<readonly Mandate[]> {
  return (
    await all(
      db,
      sql<MandateRow>`select ${MANDATE_COLUMNS} from identity.mandate m where m.submission_id = ${submissionId} order by m.mandate_id`,
    )
  ).map(mandateOf);
}

/** Whether this grantor has said something newer about this proxy than in a request: given or ended a mandate by one
 *  filed later, or ended one since. Ids of submissions are in the order of filing (UUID version 7). */
export async function saidNewer(db: Db, grantorId: PartyId, proxyPesel: string, submissionId: SubmissionId): Promise<boolean> {
  const newer = await all(
    db,
    sql<{ newer: number }>`select 1 as newer from identity.mandate m where m.grantor_id = ${grantorId} and m.proxy_pesel = ${proxyPesel}
      and (m.submission_id > ${submissionId} or m.revoking_submission_id > ${submissionId}
        or (m.revoked_why = 'revoked' and m.revoking_submission_id is null and m.revoked_at > uuid_extract_timestamp(${submissionId}::uuid))) limit 1`,
  );
  return newer.length > 0;
}

/** Ends all earlier mandates of this grantor to this proxy.
 *  @returns those that ended now */
export function replaceMandates(
  db: Db,
  grantorId: PartyId,
  proxyPesel: string,
  at: Date,
  today: Day,
): Promise<readonly { mandate_id: MandateId }[]> {
  return all(
    db,
    sql<{ mandate_id: MandateId }>`update identity.mandate m set revoked_at = ${at}, revoked_why = 'replaced'
    where m.grantor_id = ${grantorId} and m.proxy_pesel = ${proxyPesel} and m.revoked_at is null and (m.valid_to is null or ${today} <= m.valid_to) returning m.mandate_id`,
  );
}

/** @returns the mandate as it was, locked; undefined where there is none of this id in sight */
export async function lockMandate(db: Db, mandateId: MandateId): Promise<Mandate | undefined> {
  const row = await first(
    db,
    sql<MandateRow>`select ${MANDATE_COLUMNS} from identity.mandate m where m.mandate_id = ${mandateId} for update`,
  );
  return row && mandateOf(row);
}

export async function setRevoked(db: Db, mandateId: MandateId, at: Date, submissionId: SubmissionId | null): Promise<void> {
  await sql`update identity.mandate m set revoked_at = ${at}, revoked_why = 'revoked', revoking_submission_id = ${submissionId} where m.mandate_id = ${mandateId}`.execute(
    db,
  );
}

export async function setUsed(db: Db, mandateId: MandateId, at: Date): Promise<boolean> {
  const used =
    await sql`update identity.mandate m set used_at = ${at} where m.mandate_id = ${mandateId} and m.scope = 'action' and m.used_at is null returning 1`.execute(
      db,
    );
  return used.rows.length > 0;
}

/** Gives mandates that were waiting for this person to them. */
export async function linkWaitingMandates(db: Db, pesel: string, personId: PersonId): Promise<number> {
  const linked =
    await sql`update identity.mandate m set proxy_id = ${personId} where m.proxy_pesel = ${pesel} and m.proxy_id is null returning 1`.execute(
      db,
    );
  return linked.rows.length;
}

export async function mandatesGiven(db: Db, grantorId: PartyId): Promise<readonly Mandate[]> {
  return (
    await all(
      db,
      sql<MandateRow>`select ${MANDATE_COLUMNS} from identity.mandate m where m.grantor_id = ${grantorId} order by m.granted_at desc, m.mandate_id desc`,
    )
  ).map(mandateOf);
}

export async function mandatesReceived(db: Db, proxyId: PersonId): Promise<readonly Mandate[]> {
  return (
    await all(
      db,
      sql<MandateRow>`select ${MANDATE_COLUMNS} from identity.mandate m where m.proxy_id = ${proxyId} order by m.granted_at desc, m.mandate_id desc`,
    )
  ).map(mandateOf);
}

export function mandatesBetween(db: Db, proxyId: PersonId, grantorId: PartyId): Promise<readonly Mandate[]> {
  return askedOnce(db, `identity.mandates-between ${proxyId} ${grantorId}`, () => readMandatesBetween(db, proxyId, grantorId));
}

async function readMandatesBetween(db: Db, proxyId: PersonId, grantorId: PartyId): Promise<readonly Mandate[]> {
  return (
    await all(
      db,
      sql<MandateRow>`select ${MANDATE_COLUMNS} from identity.mandate m where m.proxy_id = ${proxyId} and m.grantor_id = ${grantorId} and m.revoked_at is null order by m.mandate_id desc`,
    )
  ).map(mandateOf);
}

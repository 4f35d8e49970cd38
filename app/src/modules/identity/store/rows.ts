import { sql } from 'kysely';
import type { Db } from '#platform/context.ts';
import type { Day } from '#kernel/day.ts';
import type { MandateId, PartyId, PersonId, SubmissionId } from '#kernel/ids.ts';
import type { Mandate, MandateScope, PartyRole } from '../types.ts';

/** First row of a statement, where there is one. */
export async function first<Row>(db: Db, statement: ReturnType<typeof sql<Row>>): Promise<Row | undefined> {
  return (await statement.execute(db)).rows[0];
}

export async function all<Row>(db: Db, statement: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> {
  return (await statement.execute(db)).rows;
}

export interface MandateRow {
  mandate_id: MandateId;
  grantor_id: PartyId;
  proxy_id: PersonId | null;
  grantor_name: string;
  proxy_name: string;
  scope: MandateScope;
  roles: PartyRole[];
  forms: string[] | null;
  correspondence_only: boolean;
  valid_from: Day;
  valid_to: Day | null;
  granted_at: Date;
  revoked_at: Date | null;
  revoked_why: Mandate['revokedWhy'];
  used_at: Date | null;
  submission_id: SubmissionId | null;
  note: string | null;
}

export const mandateOf = (row: MandateRow): Mandate => ({
  mandateId: row.mandate_id,
  grantorId: row.grantor_id,
  proxyId: row.proxy_id,
  grantorName: row.grantor_name,
  proxyName: row.proxy_name,
  scope: row.scope,
  roles: row.roles,
  forms: row.forms,
  correspondenceOnly: row.correspondence_only,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  grantedAt: row.granted_at,
  revokedAt: row.revoked_at,
  revokedWhy: row.revoked_why,
  usedAt: row.used_at,
  submissionId: row.submission_id,
  note: row.note,
});

export const MANDATE_COLUMNS =
  sql.raw(`m.mandate_id, m.grantor_id, m.proxy_id, m.grantor_name, m.proxy_name, m.scope, m.roles, m.forms, m.correspondence_only, m.valid_from, m.valid_to,
  m.granted_at, m.revoked_at, m.revoked_why, m.used_at, m.submission_id, m.note`);

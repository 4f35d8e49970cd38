import { sql } from 'kysely';
import type { Actor, AuditEntry, Db } from '#platform/context.ts';

export interface AuditRow {
  at: string;
  actor_kind: string;
  actor_id: string | null;
  on_behalf_of: string | null;
  unit: string | null;
  channel: string;
  action: string;
  object: string;
  subject_party: string | null;
  purpose: string | null;
  outcome: string;
  facts: Record<string, unknown>;
}

export function auditRow(actor: Actor, at: Date, entry: AuditEntry): AuditRow {
  const who = actorColumns(actor);
  return {
    at: at.toISOString(),
    ...who,
    channel: actor.channel,
    action: entry.action,
    object: entry.object,
    subject_party: entry.subjectPartyId,
    purpose: entry.purpose ?? null,
    outcome: entry.outcome ?? 'permitted',
    facts: { ...entry.facts, ...standingOf(actor) },
  };
}

/** What the citizen is told of who acted, beside the columns: in which role a clerk, on whose ground somebody else. */
function standingOf(actor: Actor): Record<string, unknown> {
  if (actor.kind === 'staff') return { role: actor.roles[0] ?? 'clerk' };
  if (actor.kind !== 'person') return {};
  return {
    ...(actor.relation === 'self' ? {} : { relation: actor.relation }),
    ...(actor.mandateId ? { mandateId: actor.mandateId } : {}),
    ...(actor.clientId ? { client: actor.clientId } : {}),
  };
}

function actorColumns(actor: Actor): Pick<AuditRow, 'actor_kind' | 'actor_id' | 'on_behalf_of' | 'unit'> {
  switch (actor.kind) {
    case 'person':
      return { actor_kind: 'person', actor_id: actor.personId, on_behalf_of: actor.relation === 'self' ? null : actor.partyId, unit: null };
    case 'staff':
      return { actor_kind: 'staff', actor_id: actor.staffId, on_behalf_of: null, unit: actor.branchCode };
    case 'system':
      return { actor_kind: 'system', actor_id: actor.name, on_behalf_of: null, unit: null };
    case 'visitor':
      return { actor_kind: 'visitor', actor_id: null, on_behalf_of: null, unit: null };
  }
}

/** One statement for any number of rows; `$1` is their JSON array. */
export const INSERT_AUDIT = `insert into platform.audit_event (at, actor_kind, actor_id, on_behalf_of, unit, channel, action, object, subject_party, purpose, outcome, facts)
  select a.at, a.actor_kind, a.actor_id, a.on_behalf_of, a.unit, a.channel, a.action, a.object, a.subject_party, a.purpose, a.outcome, a.facts
  from jsonb_to_recordset($1::jsonb) as a(at timestamptz, actor_kind text, actor_id text, on_behalf_of uuid, unit text, channel text, action text, object text,
    subject_party uuid, purpose text, outcome text, facts jsonb)`;

export async function insertAudit(db: Db, rows: readonly AuditRow[]): Promise<void> {
  const [before, after] = INSERT_AUDIT.split('$1') as [string, string];
  await sql`${sql.raw(before)}${JSON.stringify(rows)}${sql.raw(after)}`.execute(db);
}

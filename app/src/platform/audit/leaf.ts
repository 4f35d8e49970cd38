import { leafHash } from './tree.ts';

/** An audit event as PostgreSQL prints it: every column text, so that not one digit is lost on the way to the hash. */
export interface PrintedEvent {
  seq: string;
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
  facts: string;
}

/** Select list that prints the event `e`. `txid` stays out: it belongs to the database cluster, not to what happened. */
export const PRINTED_EVENT = `e.seq::text as seq, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.actor_kind, e.actor_id, e.on_behalf_of::text as on_behalf_of,
  e.unit, e.channel, e.action, e.object, e.subject_party::text as subject_party, e.purpose, e.outcome, e.facts::text as facts`;

const COLUMNS = [
  'action',
  'actor_id',
  'actor_kind',
  'at',
  'channel',
  'facts',
  'object',
  'on_behalf_of',
  'outcome',
  'purpose',
  'seq',
  'subject_party',
  'unit',
] as const satisfies readonly (keyof PrintedEvent)[];

/** Hash of the leaf: RFC 9162 leaf over the JSON of the event with its columns in alphabetical order and no spaces. */
export function leafOf(event: PrintedEvent): Buffer {
  return leafHash(Buffer.from(JSON.stringify(Object.fromEntries(COLUMNS.map(column => [column, event[column]])))));
}

import type { PartyId } from '#kernel/ids.ts';
import type { RelayedEvent } from '#platform/module.ts';
import type { Area, Entry, EntryFacts } from '../types.ts';

interface Kind {
  area: Area;
  /** Facts of the event that the sentence or the link needs; nothing else is kept. */
  keeps: readonly string[];
  /** Where the entry leads, with `:fact` for a fact. */
  leadsTo?: string;
  /** Only for the staff: the institution's own clocks. */
  forStaff?: true;
}

/** Every kind of entry, by the name of the event it comes from. `identity.mandate-received` and `…-lost` are the same
 *  events told to the proxy. A sentence in pl and en stands in the texts under `entry.<kind>` (checked by a test). */
export const kinds = {
  'submissions.filed': { area: 'filing', keeps: ['submissionId', 'formCode', 'channel'], leadsTo: '/submissions/:submissionId' },
  'submissions.attempt-honoured': {
    area: 'filing',
    keeps: ['submissionId', 'formCode', 'number', 'attemptedAt'],
    leadsTo: '/submissions/:submissionId',
  },
  'mailbox.receipt-sealed': { area: 'filing', keeps: ['receiptId', 'kind', 'number'], leadsTo: '/receipts/:receiptId' },
  'cases.matter-opened': { area: 'matter', keeps: ['matterId', 'number', 'title', 'dueOn'], leadsTo: '/matters/:matterId' },
  'cases.referred-to-clerk': { area: 'matter', keeps: ['matterId', 'number', 'dueOn'], leadsTo: '/matters/:matterId' },
  'cases.claimed': { area: 'matter', keeps: ['matterId', 'number'], leadsTo: '/matters/:matterId' },
  'cases.released': { area: 'matter', keeps: ['matterId', 'number'], leadsTo: '/matters/:matterId', forStaff: true },
  'cases.more-asked': { area: 'matter', keeps: ['matterId', 'number', 'answerBy', 'letterId'], leadsTo: '/letters/:letterId' },
  'cases.answer-came': { area: 'matter', keeps: ['matterId', 'number', 'came', 'dueOn'], leadsTo: '/matters/:matterId' },
  'cases.decided': { area: 'matter', keeps: ['matterId', 'number', 'decisionId', 'outcome', 'by'], leadsTo: '/decisions/:decisionId' },
  'cases.review-asked': { area: 'matter', keeps: ['matterId', 'number', 'decisionId', 'dueOn'], leadsTo: '/matters/:matterId' },
  'cases.proposed': { area: 'matter', keeps: ['matterId', 'number'], leadsTo: '/matters/:matterId' },
  'cases.returned': { area: 'matter', keeps: ['matterId', 'number'], leadsTo: '/matters/:matterId', forStaff: true },
  'cases.forwarded': { area: 'matter', keeps: ['matterId', 'number', 'branchCode'], leadsTo: '/matters/:matterId' },
  'cases.suspended': { area: 'matter', keeps: ['matterId', 'number', 'letterId'], leadsTo: '/letters/:letterId' },
  'cases.resumed': { area: 'matter', keeps: ['matterId', 'number', 'dueOn'], leadsTo: '/matters/:matterId' },
  'cases.counted-earlier': { area: 'matter', keeps: ['matterId', 'number', 'filedOn', 'dueOn'], leadsTo: '/matters/:matterId' },
  'cases.reassigned': { area: 'matter', keeps: ['matterId', 'number'], leadsTo: '/matters/:matterId', forStaff: true },
  'cases.due-soon': { area: 'matter', keeps: ['matterId', 'number', 'dueOn'], leadsTo: '/matters/:matterId', forStaff: true },
  'cases.overdue': { area: 'matter', keeps: ['matterId', 'number', 'dueOn'], leadsTo: '/matters/:matterId' },
  'cases.destroyed': { area: 'matter', keeps: ['matterId', 'number', 'protocol', 'on'], leadsTo: '/matters/:matterId' },
  'mailbox.letter-placed': { area: 'letter', keeps: ['letterId', 'matterId', 'collection', 'number'], leadsTo: '/letters/:letterId' },
  'mailbox.notice-sent': { area: 'letter', keeps: ['letterId', 'kind'], leadsTo: '/letters/:letterId' },
  'mailbox.notice-bounced': { area: 'letter', keeps: ['letterId'], leadsTo: '/letters/:letterId' },
  'mailbox.letter-collected': { area: 'letter', keeps: ['letterId', 'number'], leadsTo: '/letters/:letterId' },
  'mailbox.letter-delivered-by-fiction': { area: 'letter', keeps: ['letterId', 'number', 'on'], leadsTo: '/letters/:letterId' },
  'contacts.happened': { area: 'contact', keeps: ['contactId', 'channel', 'direction'], leadsTo: '/contacts/:contactId' },
  'contacts.note-corrected': { area: 'contact', keeps: ['contactId'], leadsTo: '/contacts/:contactId' },
  'identity.mandate-granted': { area: 'mandate', keeps: ['mandateId', 'scope', 'validFrom', 'validTo'], leadsTo: '/mandates' },
  'identity.mandate-received': { area: 'mandate', keeps: ['mandateId', 'scope', 'validFrom', 'validTo'], leadsTo: '/mandates' },
  'identity.mandate-revoked': { area: 'mandate', keeps: ['mandateId', 'why'], leadsTo: '/mandates' },
  'identity.mandate-lost': { area: 'mandate', keeps: ['mandateId', 'why'], leadsTo: '/mandates' },
  'account.payout-account-changed': { area: 'account', keeps: ['from'], leadsTo: '/account/benefits/payout-account' },
  'account.contribution-holiday-granted': { area: 'account', keeps: ['month'], leadsTo: '/account/payer' },
  'account.contribution-holiday-withdrawn': { area: 'account', keeps: ['month'], leadsTo: '/account/payer' },
  'machines.client-registered': { area: 'mandate', keeps: ['clientId'], leadsTo: '/machines/:clientId' },
  'machines.client-scopes-changed': { area: 'mandate', keeps: ['clientId'], leadsTo: '/machines/:clientId' },
  'machines.client-revoked': { area: 'mandate', keeps: ['clientId'], leadsTo: '/machines/:clientId' },
  'portability.data-taken': { area: 'account', keeps: [], leadsTo: '/own-data' },
  'identity.session-opened': { area: 'account', keeps: ['level', 'way'] },
  'identity.profile-registered': { area: 'account', keeps: ['confirmBy'] },
  'identity.profile-confirmed': { area: 'account', keeps: ['branchCode'] },
  'identity.profile-lapsed': { area: 'account', keeps: [] },
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;
const table: Readonly<Record<string, Kind>> = kinds;

/** The same event told to the proxy. */
const TOLD_TO_PROXY: Readonly<Record<string, KindName>> = {
  'identity.mandate-granted': 'identity.mandate-received',
  'identity.mandate-revoked': 'identity.mandate-lost',
};

/** Names of the events that make entries. */
export const HEARD: readonly string[] = Object.keys(kinds).filter(name => !Object.values<string>(TOLD_TO_PROXY).includes(name));

export const STAFF_KINDS: readonly string[] = Object.entries(table)
  .filter(([, kind]) => kind.forStaff)
  .map(([name]) => name);

/** The entries an event makes: one for whose life it concerns, and one for the proxy where a mandate is given or ends. */
export function entriesOf(event: RelayedEvent): readonly Entry[] {
  const proxyKind = TOLD_TO_PROXY[event.name];
  const proxyId = event.facts['proxyId'] as PartyId | null | undefined;
  return [
    ...(event.partyId ? entry(event, event.name, event.partyId) : []),
    ...(proxyKind && proxyId && proxyId !== event.partyId ? entry(event, proxyKind, proxyId) : []),
  ];
}

function entry(event: RelayedEvent, name: string, partyId: PartyId): Entry[] {
  const kind = table[name];
  if (!kind) return [];
  const facts = Object.fromEntries(
    kind.keeps.filter(fact => event.facts[fact] !== undefined).map(fact => [fact, event.facts[fact]]),
  ) as EntryFacts;
  return [
    {
      partyId,
      eventId: event.eventId,
      kind: name,
      area: kind.area,
      at: event.at,
      matterId: (event.facts['matterId'] as Entry['matterId'] | undefined) ?? null,
      facts,
    },
  ];
}

/** Address the entry leads to; none where a fact for it is missing. */
export function hrefOf(entry: Pick<Entry, 'kind' | 'facts'>): string | undefined {
  const pattern = table[entry.kind]?.leadsTo;
  if (!pattern) return undefined;
  const href = pattern.replace(/:(\w+)/g, (whole, name: string) =>
    typeof entry.facts[name] === 'string' ? encodeURIComponent(entry.facts[name]) : whole,
  );
  return href.includes('/:') ? undefined : href;
}

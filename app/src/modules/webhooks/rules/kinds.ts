interface Told {
  kind: string;
  /** Facts of the news that are told; ids and codes, never what was decided or who somebody is. */
  tells: readonly string[];
}

/** What programs are told of, by the news it comes from. */
export const TOLD = {
  'submissions.filed': { kind: 'submission.filed', tells: ['submissionId', 'receiptId', 'formCode'] },
  'mailbox.receipt-sealed': { kind: 'receipt.sealed', tells: ['receiptId'] },
  'cases.matter-opened': { kind: 'matter.opened', tells: ['matterId'] },
  'cases.referred-to-clerk': { kind: 'matter.changed', tells: ['matterId'] },
  'cases.more-asked': { kind: 'matter.more-asked', tells: ['matterId', 'letterId'] },
  'cases.answer-came': { kind: 'matter.changed', tells: ['matterId'] },
  'cases.review-asked': { kind: 'matter.changed', tells: ['matterId'] },
  'cases.decided': { kind: 'matter.decided', tells: ['matterId'] },
  'cases.destroyed': { kind: 'matter.destroyed', tells: ['matterId'] },
  'payers.set-read': { kind: 'set.read', tells: ['setId', 'state'] },
  'payers.set-booked': { kind: 'set.booked', tells: ['setId'] },
  'mailbox.letter-placed': { kind: 'letter.placed', tells: ['letterId', 'matterId'] },
  'mailbox.letter-collected': { kind: 'letter.delivered', tells: ['letterId'] },
  'mailbox.letter-delivered-by-fiction': { kind: 'letter.delivered', tells: ['letterId'] },
} as const satisfies Record<string, Told>;

export const KINDS = [
  'submission.filed',
  'receipt.sealed',
  'matter.opened',
  'matter.changed',
  'matter.more-asked',
  'matter.decided',
  'matter.destroyed',
  'letter.placed',
  'letter.delivered',
  'set.read',
  'set.booked',
] as const;
export type Kind = (typeof KINDS)[number];

export const HEARD = Object.keys(TOLD) as readonly (keyof typeof TOLD)[];

/** What is told of a piece of news; undefined where nothing is. */
export function toldOf(name: string, facts: Readonly<Record<string, unknown>>): { kind: Kind; facts: Record<string, string> } | undefined {
  const told = (TOLD as Readonly<Record<string, Told & { kind: Kind }>>)[name];
  if (!told) return undefined;
  const kept = told.tells.flatMap(fact => (typeof facts[fact] === 'string' ? [[fact, facts[fact]] as const] : []));
  return { kind: told.kind, facts: Object.fromEntries(kept) };
}

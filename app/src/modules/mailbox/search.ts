import { sql } from 'kysely';
import type { LetterId, MatterId, PartyId, ReceiptId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/context.ts';
import type { Hit, Search } from '#platform/search.ts';
import { text } from './text.ts';
import type { LetterKind } from './types.ts';

interface FoundLetter {
  letter_id: LetterId;
  party_id: PartyId;
  matter_id: MatterId | null;
  number: string;
  kind: LetterKind;
  placed_at: Date;
}

/** Letters by the beginning of their number. What they say is not told before their party is open. */
export const searchLetters: Search = async (ctx, sought, lang) => {
  if (sought.number === null) return [];
  const found = await sql<FoundLetter>`select l.* from mailbox.door_find_letters(${sought.number}, ${sought.most}) l`.execute(ctx.db);
  const t = text(lang);
  return found.rows.map(
    (row): Hit => ({
      kind: 'letter',
      id: row.letter_id,
      title: row.number,
      about: [t(`kind.${row.kind}`), t('search.placed', { at: row.placed_at })],
      href: row.matter_id ? `/desk/matters/${row.matter_id}` : `/desk/people/${row.party_id}`,
    }),
  );
};

export interface FoundReceipt {
  receiptId: ReceiptId;
  partyId: PartyId;
  kind: 'UPP' | 'UPD';
  /** UPP: the submission. UPD: the letter. */
  subjectId: string;
  number: string;
  receivedAt: Date;
}

/** Receipts by the beginning of their number, for staff. */
export async function receiptsByNumber(ctx: Ctx, beginning: string, most: number): Promise<readonly FoundReceipt[]> {
  const found =
    await sql<FoundReceipt>`select r.receipt_id as "receiptId", r.party_id as "partyId", r.kind, r.subject_id as "subjectId", r.number, r.received_at as "receivedAt"
    from mailbox.door_find_receipts(${beginning}, ${most}) r`.execute(ctx.db);
  return found.rows;
}

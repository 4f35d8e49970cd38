import type { LetterId, PartyId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/context.ts';
import { type OwnDataPart, type OwnRecord, ownTable, rowsOf } from '#platform/own-data/own-data.ts';
import { isReadable } from './rules/delivery.ts';
import { findLetter } from './store.ts';

/** A letter that waits for its receipt says only that it waits: to read it here would be to collect it without one. */
async function* letters(ctx: Ctx, partyId: PartyId): AsyncGenerator<OwnRecord> {
  const rows = rowsOf(ctx, {
    table: 'mailbox.letter',
    of: 'party_id',
    partyId,
    order: 't.placed_at, t.letter_id',
    without: ['party_digits', 'retention'],
  });
  for await (const row of rows) {
    const letter = await findLetter(ctx.db, row['letter_id'] as LetterId);
    if (letter === undefined) continue;
    if (!isReadable(letter.delivery, ctx.now)) {
      const { letter_id, number, kind, placed_at, state, fiction_on } = row;
      yield { row: { letter_id, number, kind, placed_at, state, fiction_on, held_back: true } };
      continue;
    }
    const name = `letters/${letter.number.replace(/[^\p{L}\p{N}.-]+/gu, '-')}-${letter.letterId}`;
    yield {
      row,
      files: [
        { path: `${name}.pdf`, sha256: letter.pdfSha256 },
        { path: `${name}.xml`, sha256: letter.xmlSha256 },
      ],
    };
  }
}

export const ownData: readonly OwnDataPart[] = [
  { name: 'letter', title: { pl: 'Pisma', en: 'Letters' }, tables: ['mailbox.letter'], records: letters },
  {
    name: 'receipt',
    title: { pl: 'Poświadczenia (UPP, UPD)', en: 'Receipts (UPP, UPD)' },
    tables: ['mailbox.receipt'],
    async *records(ctx, partyId) {
      for await (const { sealed_xml, ...row } of rowsOf(ctx, {
        table: 'mailbox.receipt',
        of: 'party_id',
        partyId,
        order: 't.received_at, t.receipt_id',
      })) {
        const name = `receipts/${row['kind']}-${row['receipt_id']}`;
        yield {
          row,
          files: [
            ...(typeof sealed_xml === 'string' ? [{ path: `${name}.xml`, text: sealed_xml }] : []),
            ...(typeof row['pdf_sha256'] === 'string' ? [{ path: `${name}.pdf`, sha256: row['pdf_sha256'] }] : []),
          ],
        };
      }
    },
  },
  ownTable({
    table: 'mailbox.destroyed_document',
    order: 't.destroyed_on, t.number',
    title: { pl: 'Pisma i poświadczenia, które zniszczono', en: 'Letters and receipts that were destroyed' },
  }),
  ownTable({ table: 'mailbox.reading', order: 't.first_read_at', title: { pl: 'Kto otworzył pismo', en: 'Who opened a letter' } }),
  ownTable({ table: 'mailbox.notice', order: 't.queued_at', title: { pl: 'Zawiadomienia o pismach', en: 'Notices of letters' } }),
];

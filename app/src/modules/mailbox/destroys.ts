import { sql } from 'kysely';
import type { LetterId, ReceiptId } from '#kernel/ids.ts';
import type { Ctx, SystemActor } from '#platform/context.ts';
import type { Destroys, MatterToDestroy } from '#platform/destruction.ts';
import { deletedRows } from '#platform/destruction-rows.ts';
import { text } from './text.ts';
import type { LetterKind } from './types.ts';

interface Document {
  id: LetterId | ReceiptId;
  kind: 'UPP' | 'UPD' | LetterKind;
  number: string;
}

/** Letters in the matter, the receipt of what opened it, and those of the letters. */
const ofMatter = ({ partyId, matterId, submissionId }: MatterToDestroy) => sql`
  select l.letter_id as id, l.kind, l.number, l.placed_at as made_at, l.withdrawn_at, l.verification_code, l.pdf_sha256, l.xml_sha256
    from mailbox.letter l where l.party_id = ${partyId} and l.matter_id = ${matterId}
  union all
  select r.receipt_id, r.kind, r.number, r.received_at, null, null, r.pdf_sha256, null
    from mailbox.receipt r where r.party_id = ${partyId}
      and (r.subject_id = ${submissionId} or r.subject_id in (select l.letter_id from mailbox.letter l where l.party_id = ${partyId} and l.matter_id = ${matterId}))`;

const whatOf = (kind: Document['kind']) => {
  const key = kind === 'UPP' || kind === 'UPD' ? (`receipt.${kind}` as const) : (`kind.${kind}` as const);
  return { pl: text('pl')(key), en: text('en')(key) };
};

/** Letters and receipts of a matter. Their numbers, digests and printed codes stay, so that a paper that is checked is
 *  told of its end. */
export const destroys: Destroys = {
  tables: ['mailbox.reading', 'mailbox.notice', 'mailbox.receipt', 'mailbox.letter'],
  async records(ctx: Ctx<SystemActor>, matter) {
    const found = await sql<Document>`select d.id, d.kind, d.number from (${ofMatter(matter)}) d`.execute(ctx.db);
    return found.rows.map(({ id, kind, number }) => ({ id, what: whatOf(kind), number }));
  },
  async run(ctx, matter) {
    const files = await sql<{
      sha256: string;
    }>`select f.sha256 from (${ofMatter(matter)}) d, unnest(array[d.pdf_sha256, d.xml_sha256]) f(sha256) where f.sha256 is not null`.execute(
      ctx.db,
    );
    await sql`insert into mailbox.destroyed_document (party_id, document_id, kind, number, made_at, withdrawn_at, verification_code, pdf_sha256, xml_sha256, protocol, destroyed_on)
      select ${matter.partyId}::uuid, d.id, d.kind, d.number, d.made_at, d.withdrawn_at, d.verification_code, d.pdf_sha256, d.xml_sha256, ${matter.protocol}, ${matter.on}::date
      from (${ofMatter(matter)}) d`.execute(ctx.db);
    return {
      rows: await deletedRows(ctx, sql`mailbox.destroy_matter(${matter.partyId}, ${matter.matterId}, ${matter.submissionId})`),
      files: files.rows.map(row => row.sha256),
    };
  },
};

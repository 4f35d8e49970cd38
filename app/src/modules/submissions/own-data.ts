import { type OwnDataPart, ownTable, rowsOf } from '#platform/own-data/own-data.ts';

export const ownData: readonly OwnDataPart[] = [
  ownTable({ table: 'submissions.draft', order: 't.begun_at, t.draft_id', title: { pl: 'Szkice formularzy', en: 'Drafts of forms' } }),
  {
    name: 'submission',
    title: { pl: 'Wysłane dokumenty', en: 'Documents sent' },
    tables: ['submissions.submission'],
    async *records(ctx, partyId) {
      const without = ['idempotency_key', 'body_sha256'];
      for await (const { document, ...row } of rowsOf(ctx, {
        table: 'submissions.submission',
        of: 'party_id',
        partyId,
        order: 't.filed_at, t.submission_id',
        without,
      }))
        yield { row, files: [{ path: `submissions/${row['form_code']}-${row['submission_id']}.xml`, text: String(document) }] };
    },
  },
  {
    name: 'attachment',
    title: { pl: 'Załączniki', en: 'Attachments' },
    tables: ['submissions.attachment'],
    async *records(ctx, partyId) {
      for await (const row of rowsOf(ctx, {
        table: 'submissions.attachment',
        of: 'party_id',
        partyId,
        order: 't.added_at, t.attachment_id',
      }))
        yield {
          row,
          // One that is not clean is shown to nobody.
          files:
            row['scan'] === 'clean'
              ? [{ path: `attachments/${row['attachment_id']}-${row['file_name']}`, sha256: String(row['sha256']) }]
              : [],
        };
    },
  },
  ownTable({
    table: 'submissions.honoured_attempt',
    order: 't.honoured_at',
    without: ['honoured_by'],
    title: { pl: 'Uwzględnione próby', en: 'Attempts that count' },
  }),
];

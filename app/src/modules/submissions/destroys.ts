import { sql } from 'kysely';
import type { DraftId, FileId } from '#kernel/ids.ts';
import type { Destroys, MatterToDestroy } from '#platform/destruction.ts';
import { deletedRows } from '#platform/destruction-rows.ts';
import { text } from './text.ts';

const drafts = ({ partyId, submissionId }: MatterToDestroy) => sql`select d.draft_id from submissions.draft d
  where d.party_id = ${partyId} and (d.filed_as = ${submissionId}
    or d.draft_id in (select s.draft_id from submissions.submission s where s.party_id = ${partyId} and s.submission_id = ${submissionId}))`;
const attachments = (matter: MatterToDestroy) => sql`submissions.attachment a
  where a.party_id = ${matter.partyId} and (a.submission_id = ${matter.submissionId} or a.draft_id in (${drafts(matter)}))`;

const both = (key: 'destroyed.what.submission' | 'destroyed.what.attachment' | 'destroyed.what.draft') => ({
  pl: text('pl')(key),
  en: text('en')(key),
});

/** What was filed, the draft it came from, and the files of both. */
export const destroys: Destroys = {
  tables: ['submissions.attachment', 'submissions.draft', 'submissions.honoured_attempt', 'submissions.submission'],
  async records(ctx, matter) {
    const [files, begun] = await Promise.all([
      sql<{ id: FileId }>`select a.attachment_id as id from ${attachments(matter)}`.execute(ctx.db),
      sql<{ id: DraftId }>`select d.draft_id as id from (${drafts(matter)}) d`.execute(ctx.db),
    ]);
    return [
      { id: matter.submissionId, what: both('destroyed.what.submission'), number: null },
      ...files.rows.map(({ id }) => ({ id, what: both('destroyed.what.attachment'), number: null })),
      ...begun.rows.map(({ id }) => ({ id, what: both('destroyed.what.draft'), number: null })),
    ];
  },
  async run(ctx, matter) {
    const files = await sql<{ sha256: string }>`select distinct a.sha256 from ${attachments(matter)}`.execute(ctx.db);
    return {
      rows: await deletedRows(ctx, sql`submissions.destroy_matter(${matter.partyId}, ${matter.matterId}, ${matter.submissionId})`),
      files: files.rows.map(row => row.sha256),
    };
  },
};

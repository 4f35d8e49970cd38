import { sql } from 'kysely';
import type { SetId } from '#kernel/ids.ts';
import type { Destroys } from '#platform/destruction.ts';
import { deletedRows } from '#platform/destruction-rows.ts';
import { REPORTED_TABLES } from './reading/reported.ts';
import { text } from './text.ts';

/** The set behind a matter: its file, what was found and what it reported. What it made true on the accounts is theirs. */
export const destroys: Destroys = {
  tables: ['payers.document_set', 'payers.finding', ...REPORTED_TABLES.map(table => `payers.${table}`)],
  async records(ctx, matter) {
    const sets = await sql<{
      id: SetId;
    }>`select set_id as id from payers.document_set where party_id = ${matter.partyId} and submission_id = ${matter.submissionId}`.execute(
      ctx.db,
    );
    return sets.rows.map(({ id }) => ({
      id,
      what: { pl: text('pl')('destroyed.what.set'), en: text('en')('destroyed.what.set') },
      number: null,
    }));
  },
  async run(ctx, matter) {
    const files = await sql<{
      sha256: string;
    }>`select sha256 from payers.document_set where party_id = ${matter.partyId} and submission_id = ${matter.submissionId} and sha256 <> ''`.execute(
      ctx.db,
    );
    return {
      rows: await deletedRows(ctx, sql`payers.destroy_matter(${matter.partyId}, ${matter.matterId}, ${matter.submissionId})`),
      files: files.rows.map(row => row.sha256),
    };
  },
};

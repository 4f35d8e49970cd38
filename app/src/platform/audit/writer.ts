import type { Pool } from 'pg';
import type { Actor, AuditEntry } from '#platform/context.ts';
import { createGroupWriter } from '#platform/database/group-writer.ts';
import { auditRow, INSERT_AUDIT, type AuditRow } from './rows.ts';

/** Audit of reads, outside any business transaction: many requests share one commit. Resolves after COMMIT, and only
 *  then may the page be sent. */
export interface AuditWriter {
  append(actor: Actor, at: Date, entries: readonly AuditEntry[]): Promise<void>;
}

export function makeAuditWriter(pool: Pool): AuditWriter {
  const insert = async (groups: readonly (readonly AuditRow[])[]): Promise<readonly undefined[]> => {
    await pool.query({ name: 'audit', text: INSERT_AUDIT, values: [JSON.stringify(groups.flat())] });
    return groups.map(() => undefined);
  };
  const writer = createGroupWriter<readonly AuditRow[], undefined>({
    one: async rows => (await insert([rows]))[0],
    many: insert,
    lanes: 2,
    maxBatch: 64,
    maxQueue: 10_000,
  });
  return {
    async append(actor, at, entries) {
      await writer.write(entries.map(entry => auditRow(actor, at, entry)));
    },
  };
}

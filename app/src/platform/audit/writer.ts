import type { Actor, AuditEntry } from '#platform/context.ts';

/** Audit of reads, outside any business transaction: many requests share one commit. Resolves after COMMIT, and only
 *  then may the page be sent. */
export interface AuditWriter {
  append(actor: Actor, at: Date, entries: readonly AuditEntry[]): Promise<void>;
}

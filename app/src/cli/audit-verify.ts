import { verifyAudit, type AuditVerdict } from '#platform/audit/verify.ts';
import { withHouse } from './open-house.ts';
import type { Start } from './program.ts';

/** `./okienko audit verify`: reads the whole audit log against every signed checkpoint. Exit 0 whole, 1 not. */
export async function auditVerify(start: Start, options: { data?: string; json?: boolean }): Promise<void> {
  const verdict = await withHouse(start, options, ({ house }) =>
    verifyAudit({ database: house.database, keys: house.seals.keys, dataFolder: house.config.OKIENKO_DATA }),
  );
  console.log(options.json ? JSON.stringify(verdict) : inWords(verdict));
  process.exit(verdict.whole ? 0 : 1);
}

function inWords(verdict: AuditVerdict): string {
  if (verdict.whole) {
    const newest = verdict.newestCheckpoint ? `, the newest of ${verdict.newestCheckpoint.toISOString()}` : '';
    return `The audit log is whole: ${verdict.events} events in the tree, ${verdict.checkpoints} signed checkpoints${newest}; ${verdict.waitingForPlace} newer events wait for their place.`;
  }
  const where =
    verdict.firstBadSeq === null
      ? ''
      : ` First row that cannot be trusted: ${verdict.firstBadSeq}${verdict.lastBadSeq === null ? '' : ` (to ${verdict.lastBadSeq} at most)`}.`;
  const given = verdict.checkpoint ? ` Given away by the checkpoint of ${verdict.checkpoint.toISOString()}.` : '';
  return `The audit log is NOT whole: ${verdict.fault}.${where}${given}`;
}

import { sql } from 'kysely';
import type { Day } from '#kernel/day.ts';
import type { PartyId, SubmissionId } from '#kernel/ids.ts';
import type { Nrb } from '#kernel/nrb.ts';
import type { Db } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import type { PayoutAccount } from '../types.ts';

/** Those told later first; among those of one day the last entered. */
export async function listPayoutAccounts(db: Db, partyId: PartyId): Promise<PayoutAccount[]> {
  const found = await sql<{ nrb: Nrb; valid_from: Day; entered_at: Date; submission_id: SubmissionId | null }>`
    select a.nrb, a.valid_from, a.entered_at, a.submission_id from account.payout_account a where a.party_id = ${partyId}
    order by a.valid_from desc, a.entered_at desc`.execute(db);
  return found.rows.map(row => ({
    nrb: row.nrb,
    from: row.valid_from,
    enteredAt: row.entered_at,
    submissionId: row.submission_id,
  }));
}

export async function addPayoutAccount(db: Db, partyId: PartyId, account: PayoutAccount): Promise<void> {
  await sql`insert into account.payout_account (party_id, payout_account_id, nrb, valid_from, entered_at, submission_id)
    values (${partyId}, ${newId()}, ${account.nrb}, ${account.from}, ${account.enteredAt}, ${account.submissionId})`.execute(db);
}

import { sql } from 'kysely';
import { type Day, firstDayOf, type Month, monthOf } from '#kernel/day.ts';
import type { PartyId, SubmissionId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import type { ContributionHoliday } from '../types.ts';

/** Granted ones and those withdrawn since, latest month first. */
export async function listHolidays(db: Db, partyId: PartyId): Promise<ContributionHoliday[]> {
  const found = await sql<{ month: Day; granted_at: Date; withdrawn_at: Date | null }>`
    select h.month, h.granted_at, h.withdrawn_at from account.contribution_holiday h where h.party_id = ${partyId}
    order by h.month desc, h.granted_at desc`.execute(db);
  return found.rows.map(row => ({ month: monthOf(row.month), grantedAt: row.granted_at, withdrawnAt: row.withdrawn_at }));
}

/** @returns false where a month of that year is granted already */
export async function addHoliday(
  db: Db,
  partyId: PartyId,
  holiday: { month: Month; grantedAt: Date; grantedBy: SubmissionId },
): Promise<boolean> {
  const added = await sql`insert into account.contribution_holiday (party_id, holiday_id, month, granted_at, granted_by)
    values (${partyId}, ${newId()}, ${firstDayOf(holiday.month)}, ${holiday.grantedAt}, ${holiday.grantedBy})
    on conflict (party_id, extract(year from month)) where withdrawn_at is null do nothing`.execute(db);
  return (added.numAffectedRows ?? 0n) > 0n;
}

/** @returns false where no holiday stands for that month */
export async function withdrawHoliday(
  db: Db,
  partyId: PartyId,
  withdrawal: { month: Month; withdrawnAt: Date; withdrawnBy: SubmissionId },
): Promise<boolean> {
  const changed =
    await sql`update account.contribution_holiday set withdrawn_at = ${withdrawal.withdrawnAt}, withdrawn_by = ${withdrawal.withdrawnBy}
    where party_id = ${partyId} and month = ${firstDayOf(withdrawal.month)} and withdrawn_at is null`.execute(db);
  return (changed.numAffectedRows ?? 0n) > 0n;
}

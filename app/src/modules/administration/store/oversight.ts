import { sql } from 'kysely';
import type { Day } from '#kernel/day.ts';
import type { Id, PartyId, StaffId } from '#kernel/ids.ts';
import type { AuditVerdict } from '#platform/audit/verify.ts';
import type { Db } from '#platform/context.ts';
import type { AlarmRaised } from '../rules/alarms.ts';

export type AlarmId = Id<'alarm'>;

export interface Alarm extends AlarmRaised {
  alarmId: AlarmId;
  day: Day;
  raisedAt: Date;
  acknowledgedAt: Date | null;
  acknowledgedBy: StaffId | null;
  acknowledgedWhy: string | null;
}

const COLUMNS = sql.raw(
  `a.alarm_id as "alarmId", a.kind, a.staff_id as "staffId", a.branch_code as "branchCode", a.day, a.counted, a.threshold, a.raised_at as "raisedAt",
   a.acknowledged_at as "acknowledgedAt", a.acknowledged_by as "acknowledgedBy", a.acknowledged_why as "acknowledgedWhy"`,
);

/** One alarm of a kind for a member of staff and a day; counted further while nobody has looked into it.
 *  @returns whether it is new */
export async function raiseAlarm(db: Db, alarm: AlarmRaised & { alarmId: AlarmId; day: Day; at: Date }): Promise<boolean> {
  const raised = await sql<{
    fresh: boolean;
  }>`insert into administration.alarm (alarm_id, kind, staff_id, branch_code, day, counted, threshold, raised_at)
    values (${alarm.alarmId}, ${alarm.kind}, ${alarm.staffId}, ${alarm.branchCode}, ${alarm.day}, ${alarm.counted}, ${alarm.threshold}, ${alarm.at})
    on conflict (staff_id, kind, day) do update set counted = excluded.counted where administration.alarm.acknowledged_at is null and administration.alarm.counted < excluded.counted
    returning alarm_id = ${alarm.alarmId} as fresh`.execute(db);
  return raised.rows[0]?.fresh === true;
}

export async function lockAlarm(db: Db, alarmId: AlarmId): Promise<Alarm | undefined> {
  const found = await sql<Alarm>`select ${COLUMNS} from administration.alarm a where a.alarm_id = ${alarmId} for update`.execute(db);
  return found.rows[0];
}

export async function acknowledge(db: Db, alarmId: AlarmId, by: { staffId: StaffId; at: Date; why: string }): Promise<void> {
  await sql`update administration.alarm set acknowledged_at = ${by.at}, acknowledged_by = ${by.staffId}, acknowledged_why = ${by.why} where alarm_id = ${alarmId}`.execute(
    db,
  );
}

/** Those nobody has looked into first. */
export async function listAlarms(db: Db, wish: { branchCode: string | null; limit: number }): Promise<readonly Alarm[]> {
  const found =
    await sql<Alarm>`select ${COLUMNS} from administration.alarm a where (${wish.branchCode}::text is null or a.branch_code = ${wish.branchCode})
    order by (a.acknowledged_at is not null), a.raised_at desc, a.alarm_id limit ${wish.limit}`.execute(db);
  return found.rows;
}

export async function countOpenAlarms(db: Db, branchCode: string | null): Promise<number> {
  const found = await sql<{
    waiting: number;
  }>`select count(*)::int as waiting from administration.alarm a where a.acknowledged_at is null and (${branchCode}::text is null or a.branch_code = ${branchCode})`.execute(
    db,
  );
  return found.rows[0]?.waiting ?? 0;
}

/** Parties opened by each member of staff who worked on no matter of theirs, between two moments. */
export async function openedWithoutMatter(
  db: Db,
  wish: { from: Date; until: Date; mattersSince: Date },
): Promise<readonly { staffId: StaffId; partyId: PartyId }[]> {
  const found = await sql<{ staffId: StaffId; partyId: PartyId }>`select o.staff_id as "staffId", o.party_id as "partyId"
    from platform.door_openings_without_matter(${wish.from}, ${wish.until}, ${wish.mattersSince}) o`.execute(db);
  return found.rows;
}

export async function saveVerification(db: Db, at: Date, verdict: AuditVerdict): Promise<void> {
  await sql`insert into administration.audit_verification (verified_at, whole, verdict) values (${at}, ${verdict.whole}, ${JSON.stringify(verdict)}::jsonb) on conflict do nothing`.execute(
    db,
  );
}

export async function lastVerification(
  db: Db,
): Promise<
  { at: Date; whole: boolean; verdict: { events?: number; checkpoints?: number; fault?: string; firstBadSeq?: number | null } } | undefined
> {
  const found = await sql<{
    at: Date;
    whole: boolean;
    verdict: { events?: number; checkpoints?: number; fault?: string; firstBadSeq?: number | null };
  }>`select v.verified_at as at, v.whole, v.verdict from administration.audit_verification v order by v.verified_at desc limit 1`.execute(
    db,
  );
  return found.rows[0];
}

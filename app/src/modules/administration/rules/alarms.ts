import type { StaffId } from '#kernel/ids.ts';
import type { StaffRole } from '#platform/context.ts';

/** What one member of staff did on one day. */
export interface StaffDay {
  staffId: StaffId;
  branchCode: string;
  roles: readonly StaffRole[];
  /** Different parties opened without working on a matter of theirs, now or in the weeks before. */
  peopleWithoutMatter: number;
  /** Of those opened, how many live in the same home as the member of staff. */
  ownCircle: number;
  /** Different parties whose data were read outside the hours of the house. */
  oddParties: number;
  refusals: number;
}

/** Dated in the pack: from how many on an alarm is raised. */
export interface AlarmThresholds {
  peopleWithoutMatter: number;
  /** Of those who serve whoever comes or calls, most of whom have no matter. */
  peopleAtCounter: number;
  ownCircle: number;
  oddHours: number;
  refusals: number;
}

export const ALARM_KINDS = ['people-without-matter', 'own-circle', 'odd-hours', 'refusals'] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

export interface AlarmRaised {
  kind: AlarmKind;
  staffId: StaffId;
  branchCode: string;
  counted: number;
  threshold: number;
}

const AT_COUNTER: readonly StaffRole[] = ['hall-officer', 'consultant'];

/** The alarms of one day. They say that somebody should look, not that something was wrong. */
export function alarmsOf(day: StaffDay, thresholds: AlarmThresholds): readonly AlarmRaised[] {
  const people = day.roles.some(role => AT_COUNTER.includes(role)) ? thresholds.peopleAtCounter : thresholds.peopleWithoutMatter;
  const counted: readonly (readonly [AlarmKind, number, number])[] = [
    ['people-without-matter', day.peopleWithoutMatter, people],
    ['own-circle', day.ownCircle, thresholds.ownCircle],
    ['odd-hours', day.oddParties, thresholds.oddHours],
    ['refusals', day.refusals, thresholds.refusals],
  ];
  return counted.flatMap(([kind, count, threshold]) =>
    count >= threshold ? [{ kind, staffId: day.staffId, branchCode: day.branchCode, counted: count, threshold }] : [],
  );
}

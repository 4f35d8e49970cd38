import { isWorkingDay } from '#kernel/calendar.ts';
import { type Day, dayOf, endOfDay, plusDays, startOfDay } from '#kernel/day.ts';
import type { PartyId, StaffId } from '#kernel/ids.ts';
import { sharedHomes, staffRecord } from '#modules/identity/index.ts';
import { countStaff } from '#platform/audit/search.ts';
import type { Ctx, SystemActor } from '#platform/context.ts';
import { parameterOn } from '#platform/dated-value.ts';
import { newId } from '#platform/new-id.ts';
import type { Pack } from '#platform/pack.ts';
import { alarmRaised } from '../events.ts';
import { type AlarmThresholds, alarmsOf } from '../rules/alarms.ts';
import { type AlarmId, openedWithoutMatter, raiseAlarm } from '../store/oversight.ts';

/** Work on a matter so many days ago still explains why its party is opened. A matter that was only named explains nothing. */
const MATTER_EXPLAINS_DAYS = 30;

/** Counts what staff did on a day and raises the alarms of it. Safe to repeat.
 *  @returns how many are new
 *  @announces administration.alarm-raised */
export async function raiseAlarms(ctx: Ctx<SystemActor>, on: Day): Promise<number> {
  const { pack } = ctx.house;
  const stretch = { from: startOfDay(on), until: endOfDay(on) };
  const { opens, closes } = officeHours(pack, on);
  const counts = await countStaff(ctx, { ...stretch, opens, closes, dayOff: !isWorkingDay(on, pack.extraHolidays) });
  const opened = await openedWithoutMatter(ctx.db, { ...stretch, mattersSince: startOfDay(plusDays(on, -MATTER_EXPLAINS_DAYS)) });
  const home = await sharedHomes(ctx, opened);
  const staff = new Set<StaffId>([...counts.map(one => one.staffId), ...opened.map(one => one.staffId)]);
  const thresholds = thresholdsOn(pack, on);
  let fresh = 0;
  for (const staffId of staff) {
    const member = await staffRecord(ctx, staffId);
    const count = counts.find(one => one.staffId === staffId);
    const people = opened.filter(one => one.staffId === staffId).map(one => one.partyId);
    const raised = alarmsOf(
      {
        staffId,
        branchCode: member?.branchCode ?? count?.unit ?? '',
        roles: member?.roles ?? [],
        peopleWithoutMatter: people.length,
        ownCircle: people.filter(partyId => home.has(pairOf(staffId, partyId))).length,
        oddParties: count?.oddParties ?? 0,
        refusals: count?.refusals ?? 0,
      },
      thresholds,
    );
    for (const alarm of raised) {
      if (!(await raiseAlarm(ctx.db, { ...alarm, alarmId: newId<AlarmId>(ctx.now.getTime()), day: on, at: ctx.now }))) continue;
      fresh += 1;
      await ctx.audit({
        action: 'administration.raise-alarm',
        object: `staff:${staffId}`,
        subjectPartyId: null,
        facts: { kind: alarm.kind, day: on, counted: alarm.counted, threshold: alarm.threshold },
      });
      await ctx.announce(alarmRaised({ kind: alarm.kind, staffId, day: on }));
    }
  }
  return fresh;
}

export const pairOf = (staffId: StaffId, partyId: PartyId): string => `${staffId} ${partyId}`;

function thresholdsOn(pack: Pick<Pack, 'parameters'>, on: Day): AlarmThresholds {
  const count = (name: string): number => Number(parameterOn(pack, name, on).value);
  return {
    peopleWithoutMatter: count('alarm-people-without-matter'),
    peopleAtCounter: count('alarm-people-at-counter'),
    ownCircle: count('alarm-own-circle'),
    oddHours: count('alarm-odd-hours'),
    refusals: count('alarm-refusals'),
  };
}

/** Minutes of the day between which work is nothing odd, of `office-hours` (`06:00-20:00`). */
function officeHours(pack: Pick<Pack, 'parameters'>, on: Day): { opens: number; closes: number } {
  const [opens = 0, closes = 24 * 60] = parameterOn(pack, 'office-hours', on)
    .value.split('-')
    .map(time => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)));
  return { opens, closes };
}

/** Today and, for what came after the last count, yesterday. */
export const daysToCount = (now: Date): readonly Day[] => [plusDays(dayOf(now), -1), dayOf(now)];

import type { DatedValue } from '#platform/pack.ts';

const since = '2016-01-01';
const own = 'decision of the house: alarms say that somebody should look, not that something was wrong';

/** From how many people opened on one day without a matter an alarm is raised. */
export const alarmPeopleWithoutMatter: readonly DatedValue[] = [{ from: since, value: '20', mark: 'D', source: own }];
/** The same for those who serve whoever comes or calls. */
export const alarmPeopleAtCounter: readonly DatedValue[] = [{ from: since, value: '120', mark: 'D', source: own }];
/** From how many people of one's own home. */
export const alarmOwnCircle: readonly DatedValue[] = [{ from: since, value: '1', mark: 'D', source: own }];
/** From how many people whose data were read outside the office hours. */
export const alarmOddHours: readonly DatedValue[] = [{ from: since, value: '5', mark: 'D', source: own }];
/** From how many refusals on one day. */
export const alarmRefusals: readonly DatedValue[] = [{ from: since, value: '15', mark: 'D', source: own }];
/** Between these times of a working day reading is nothing odd. */
export const officeHours: readonly DatedValue[] = [{ from: since, value: '06:00-20:00', mark: 'D', source: own }];

/** Days for which the bytes of a file that was taken away are kept, in case it was a mistake. */
export const removedFileDays: readonly DatedValue[] = [{ from: since, value: '30', mark: 'D', source: 'decision of the house' }];

/** Years from the one in which a matter ended to the one whose 1 January begins its period of retention. */
export const retentionBeginsAfterYears: readonly DatedValue[] = [
  { from: since, value: '1', mark: 'M', source: 'office instruction: whole calendar years from 1 January after the year a matter ended' },
];

/** Years for which what lies outside matters is kept, counted as those of matters. */
export const complaintRetentionYears: readonly DatedValue[] = [
  { from: since, value: '5', mark: 'M', source: 'uniform file plan: complaints and requests, B5' },
];
export const contactRetentionYears: readonly DatedValue[] = [
  { from: since, value: '5', mark: 'M', source: 'uniform file plan: correspondence with clients in no matter, B5' },
];

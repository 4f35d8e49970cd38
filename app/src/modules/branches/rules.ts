import { isWorkingDay } from '#kernel/calendar.ts';
import { type Day, dayOf, weekday } from '#kernel/day.ts';
import type { BranchRecord, Pack } from '#platform/pack.ts';
import type { Opening } from './types.ts';

/** Where somebody without a postcode belongs: the branch of the demo's people (Kielce). */
const DEFAULT_BRANCH = '12';

const WEEKDAYS = ['pn', 'wt', 'śr', 'cz', 'pt', 'sb', 'nd'];

export function findBranch(pack: Pick<Pack, 'branches'>, code: string): BranchRecord | undefined {
  return pack.branches.find(branch => branch.code === code);
}

/** The branch that handles the matters of somebody who lives at a postcode: the one whose own postcode has most of its
 *  first digits, since Polish postcodes narrow down from left to right; between equals the nearest number. A stand-in
 *  for the register of territories, which is not public.
 *  @param postcode `25-300` or `25300`; undefined or unreadable gives the default branch */
export function competentBranch(pack: Pick<Pack, 'branches'>, postcode: string | undefined): BranchRecord {
  const digits = postcode?.replace(/\D/g, '') ?? '';
  const fallback = findBranch(pack, DEFAULT_BRANCH) ?? pack.branches[0];
  if (fallback === undefined) throw new Error('The pack has no branches');
  if (digits.length !== 5) return fallback;
  const ranked = pack.branches
    .filter(branch => branch.kind === 'branch')
    .map(branch => ({ branch, own: branch.postcode.replace(/\D/g, '') }))
    .map(({ branch, own }) => ({ branch, shared: sharedStart(own, digits), apart: Math.abs(Number(own) - Number(digits)) }))
    .sort((a, b) => b.shared - a.shared || a.apart - b.apart || a.branch.code.localeCompare(b.branch.code));
  const best = ranked[0];
  return best === undefined || best.shared === 0 ? fallback : best.branch;
}

/** The branch that handles a matter: the party's own, unless the institution has given the matters of the place, of this
 *  topic or of all, to another from some day on. The longest postcode holds before a shorter one, one topic before all
 *  topics, the newest before an older one.
 *  @param of.own code of the party's own branch */
export function handlingBranch(
  pack: Pick<Pack, 'competence'>,
  of: { own: string; postcode: string | null | undefined; topic: string; on: Day },
): string {
  const digits = of.postcode?.replace(/\D/g, '') ?? '';
  const rules = (pack.competence ?? [])
    .filter(rule => rule.from <= of.on && digits.startsWith(rule.postcodes) && (rule.topic === null || rule.topic === of.topic))
    .sort(
      (a, b) =>
        b.postcodes.length - a.postcodes.length || Number(a.topic === null) - Number(b.topic === null) || (a.from < b.from ? 1 : -1),
    );
  return rules[0]?.branchCode ?? of.own;
}

const FIRST_DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));

/** Topics whose matters a branch handles for the whole country: it was given them for every first digit of a postcode.
 *  That some place within is another's does not narrow it. */
export function nationwideTopics(pack: Pick<Pack, 'competence' | 'topics'>, branchCode: string, on: Day): readonly string[] {
  if (!pack.competence?.length) return [];
  return Object.keys(pack.topics).filter(topic =>
    FIRST_DIGITS.every(postcode => handlingBranch(pack, { own: '', postcode, topic, on }) === branchCode),
  );
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** Opening hours of a branch by weekday, read from `pn 8:00-18:00; wt-pt 8:00-15:00`.
 *  @throws at a line that cannot be read: it comes from the pack, not from people */
export function branchHours(branch: Pick<BranchRecord, 'hours'>): readonly Opening[] {
  return branch.hours
    .split(';')
    .map(part => part.trim())
    .filter(part => part !== '')
    .flatMap(part => {
      const [matched, first = '', last = first, from = '', to = ''] =
        /^(\p{L}{2})(?:-(\p{L}{2}))? (\d{1,2}:\d{2})-(\d{1,2}:\d{2})$/u.exec(part) ?? [];
      const [start, end] = [WEEKDAYS.indexOf(first), WEEKDAYS.indexOf(last)];
      const times = timesOf(`${from}-${to}`);
      if (matched === undefined || start < 0 || end < start || times === undefined)
        throw new Error(`Opening hours that cannot be read: "${part}"`);
      return Array.from(
        { length: end - start + 1 },
        (_, place): Opening => ({ weekday: (start + place + 1) as Opening['weekday'], ...times }),
      );
    });
}

/** `8:00-15:00` as two times of the day, the second later than the first; undefined where it is not that. */
export function timesOf(text: string): { from: string; to: string } | undefined {
  const [matched, from = '', to = ''] = /^((?:[01]?\d|2[0-3]):[0-5]\d)-((?:[01]?\d|2[0-3]):[0-5]\d|24:00)$/.exec(text.trim()) ?? [];
  if (matched === undefined) return undefined;
  const times = { from: from.padStart(5, '0'), to: to.padStart(5, '0') };
  return times.from < times.to ? times : undefined;
}

/** Seven lines of hours, Monday first, an empty one where the branch is shut, in the notation of the pack. */
export const writtenHours = (days: readonly string[]): string =>
  days.flatMap((hours, place) => (hours.trim() === '' ? [] : [`${WEEKDAYS[place] ?? ''} ${hours.trim()}`])).join('; ');

/** The hours of the week that hold on a day: those that began last. */
export function hoursOn(branch: Pick<BranchRecord, 'hours' | 'hoursFrom'>, on: Day): string {
  return (branch.hoursFrom ?? []).filter(one => one.from <= on).at(-1)?.hours ?? branch.hours;
}

/** When a branch is open on one day; undefined where it is shut: on a day off, a holiday, or by an exception. */
export function openingOn(
  pack: Pick<Pack, 'extraHolidays'>,
  branch: Pick<BranchRecord, 'hours' | 'hoursFrom' | 'exceptions'>,
  on: Day,
): { from: string; to: string } | undefined {
  const exception = branch.exceptions?.find(one => one.on === on);
  if (exception) return exception.hours === null ? undefined : timesOf(exception.hours);
  if (!isWorkingDay(on, pack.extraHolidays)) return undefined;
  return branchHours({ hours: hoursOn(branch, on) }).find(one => one.weekday === weekday(on));
}

/** Whether the branch is open at an instant: never on a holiday, unless an exception says so. */
export function isOpen(
  pack: Pick<Pack, 'extraHolidays'>,
  branch: Pick<BranchRecord, 'hours' | 'hoursFrom' | 'exceptions'>,
  at: Date,
): boolean {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Warsaw', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    at,
  );
  const opening = openingOn(pack, branch, dayOf(at));
  return opening !== undefined && opening.from <= time && time < opening.to;
}

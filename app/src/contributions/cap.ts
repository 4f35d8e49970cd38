import { type Grosze, minus, NOTHING } from '#kernel/grosze.ts';

/** What of a month's base bears pension and disability contributions: nothing beyond the yearly cap.
 *  @param before bases reported earlier in the same calendar year, by all payers: each knows its own, and the others' by
 *    the person's statement
 *  @legal act on the social insurance system, art. 19 sec. 1 */
export function cappedBase(base: Grosze, before: Grosze, yearlyCap: Grosze): Grosze {
  const left = yearlyCap > before ? minus(yearlyCap, before) : NOTHING;
  return base < left ? base : left;
}

/** The same for all reports of one person in one calendar year, in the order in which they are due. */
export function cappedBases(bases: readonly Grosze[], yearlyCap: Grosze): readonly Grosze[] {
  let left = yearlyCap;
  return bases.map(base => {
    const bearing = base < left ? base : left;
    left = minus(left, bearing);
    return bearing;
  });
}

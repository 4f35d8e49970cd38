import type { DatedValue } from '#platform/pack.ts';

const since = '2012-01-01';
const system = 'table of rates of the system';

/** Parts of the base, insured's and payer's apart, because each is rounded by itself.
 *  @legal act on the social insurance system, art. 16, 22 */
export const pensionRateInsured: readonly DatedValue[] = [{ from: since, value: '0.0976', mark: 'S', source: system }];
export const pensionRatePayer: readonly DatedValue[] = [{ from: since, value: '0.0976', mark: 'S', source: system }];
export const disabilityRateInsured: readonly DatedValue[] = [{ from: since, value: '0.015', mark: 'S', source: system }];
export const disabilityRatePayer: readonly DatedValue[] = [
  { from: since, value: '0.045', mark: 'M' },
  { from: '2012-02-01', value: '0.065', mark: 'S', source: system },
];
export const sicknessRate: readonly DatedValue[] = [{ from: since, value: '0.0245', mark: 'S', source: system }];

/** The standard rate; it changes in April. A payer of ten and more has one of its own.
 *  @legal act of 30 October 2002 on insurance against accidents at work, art. 28 */
export const accidentRate: readonly DatedValue[] = [
  { from: since, value: '0.0167', mark: 'M' },
  { from: '2012-04-01', value: '0.0193', mark: 'M' },
  { from: '2015-04-01', value: '0.018', mark: 'M' },
  { from: '2018-04-01', value: '0.0167', mark: 'M', source: `${system}; the first day from memory` },
];
/** Between these lie the rates of the groups of activity. A payer that told wrong data may bear half as much again, and
 *  that is not kept here. */
export const accidentRateLeast: readonly DatedValue[] = [
  { from: since, value: '0.0067', mark: 'M' },
  { from: '2015-04-01', value: '0.004', mark: 'M' },
  { from: '2018-04-01', value: '0.0067', mark: 'M', source: `${system}; the first day from memory` },
];
export const accidentRateGreatest: readonly DatedValue[] = [
  { from: since, value: '0.0333', mark: 'M' },
  { from: '2012-04-01', value: '0.0386', mark: 'M' },
  { from: '2015-04-01', value: '0.036', mark: 'M' },
  { from: '2018-04-01', value: '0.0333', mark: 'M', source: `${system}; the first day from memory` },
];
/** Most persons insured with whom a payer has the standard rate. */
export const accidentStandardMostInsured: readonly DatedValue[] = [{ from: since, value: '9', mark: 'S', source: system }];

export const healthRate: readonly DatedValue[] = [{ from: since, value: '0.09', mark: 'S', source: system }];

/** Labour and Solidarity Funds together; the Solidarity Fund has its share since 2019, the sum did not change.
 *  @legal act of 20 April 2004 on promotion of employment, art. 104, 104b; its successor of 2025 */
export const labourRate: readonly DatedValue[] = [{ from: since, value: '0.0245', mark: 'M' }];
/** Guaranteed Employee Benefits Fund. */
export const guaranteedRate: readonly DatedValue[] = [{ from: since, value: '0.001', mark: 'S', source: system }];
/** Bridging Pension Fund: work in special conditions or of a special kind by those born after 1948. */
export const bridgingRate: readonly DatedValue[] = [{ from: since, value: '0.015', mark: 'S', source: system }];
export const bridgingBornAfter: readonly DatedValue[] = [{ from: since, value: '1948-12-31', mark: 'S', source: system }];

/** From the month after this age, years, nothing is due to the Labour and Solidarity Funds. */
export const labourAgeWoman: readonly DatedValue[] = [{ from: since, value: '55', mark: 'M' }];
export const labourAgeMan: readonly DatedValue[] = [{ from: since, value: '60', mark: 'M' }];
/** The same for the Guaranteed Employee Benefits Fund.
 *  @legal act of 13 July 2006 on protection of employees' claims, art. 9b */
export const guaranteedAgeWoman: readonly DatedValue[] = [{ from: since, value: '55', mark: 'M' }];
export const guaranteedAgeMan: readonly DatedValue[] = [{ from: since, value: '60', mark: 'M' }];
/** Whether both funds stop at the yearly cap (yes or no). The algorithms of the domain notes say so; art. 104 sec. 1 as
 *  remembered reads "without the limit of art. 19 sec. 1". To be confirmed before anybody above the cap is settled. */
export const labourCapped: readonly DatedValue[] = [{ from: since, value: 'yes', mark: 'M', source: 'algorithms of the domain notes' }];

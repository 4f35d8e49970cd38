import type { DatedValue } from '#platform/pack.ts';

// Announced for each year anew: a year that is not here is not known, and what needs it throws.

const years = 'table of year parameters, row of the year';

/** Projected average monthly wage of the national economy, złotys.
 *  @legal act on the social insurance system, art. 19 sec. 10 */
export const projectedAverageWage: readonly DatedValue[] = [
  { from: '2012-01-01', value: '3526.00', mark: 'M' },
  { from: '2013-01-01', value: '3713.00', mark: 'M' },
  { from: '2014-01-01', value: '3746.00', mark: 'M' },
  { from: '2015-01-01', value: '3959.00', mark: 'M' },
  { from: '2016-01-01', value: '4055.00', mark: 'M' },
  { from: '2017-01-01', value: '4263.00', mark: 'M' },
  { from: '2018-01-01', value: '4443.00', mark: 'M' },
  { from: '2019-01-01', value: '4765.00', mark: 'M' },
  { from: '2020-01-01', value: '5227.00', mark: 'M' },
  { from: '2021-01-01', value: '5259.00', mark: 'M' },
  { from: '2022-01-01', value: '5922.00', mark: 'M' },
  { from: '2023-01-01', value: '6935.00', mark: 'M' },
  { from: '2024-01-01', value: '7824.00', mark: 'M' },
  { from: '2025-01-01', value: '8673.00', mark: 'S', source: years },
  { from: '2026-01-01', value: '9420.00', mark: 'S', source: years },
];

/** Greatest yearly base of pension and disability contributions, złotys: thirty projected average wages. */
export const yearlyCap: readonly DatedValue[] = [
  { from: '2012-01-01', value: '105780.00', mark: 'M' },
  { from: '2013-01-01', value: '111390.00', mark: 'M' },
  { from: '2014-01-01', value: '112380.00', mark: 'S', source: `${years} (inforfk.pl)` },
  { from: '2015-01-01', value: '118770.00', mark: 'M' },
  { from: '2016-01-01', value: '121650.00', mark: 'M' },
  { from: '2017-01-01', value: '127890.00', mark: 'M' },
  { from: '2018-01-01', value: '133290.00', mark: 'M' },
  { from: '2019-01-01', value: '142950.00', mark: 'M' },
  { from: '2020-01-01', value: '156810.00', mark: 'S', source: years },
  { from: '2021-01-01', value: '157770.00', mark: 'M' },
  { from: '2022-01-01', value: '177660.00', mark: 'M' },
  { from: '2023-01-01', value: '208050.00', mark: 'M' },
  { from: '2024-01-01', value: '234720.00', mark: 'M' },
  { from: '2025-01-01', value: '260190.00', mark: 'S', source: years },
  { from: '2026-01-01', value: '282600.00', mark: 'S', source: years },
];

/** Least monthly base of a self-employed payer without relief, złotys: 60 % of the projected average wage.
 *  @legal act on the social insurance system, art. 18 sec. 8 */
export const selfEmployedBase: readonly DatedValue[] = [
  { from: '2012-01-01', value: '2115.60', mark: 'M' },
  { from: '2013-01-01', value: '2227.80', mark: 'M' },
  { from: '2014-01-01', value: '2247.60', mark: 'M' },
  { from: '2015-01-01', value: '2375.40', mark: 'M' },
  { from: '2016-01-01', value: '2433.00', mark: 'M' },
  { from: '2017-01-01', value: '2557.80', mark: 'M' },
  { from: '2018-01-01', value: '2665.80', mark: 'M' },
  { from: '2019-01-01', value: '2859.00', mark: 'M' },
  { from: '2020-01-01', value: '3136.20', mark: 'M' },
  { from: '2021-01-01', value: '3155.40', mark: 'M' },
  { from: '2022-01-01', value: '3553.20', mark: 'M' },
  { from: '2023-01-01', value: '4161.00', mark: 'M' },
  { from: '2024-01-01', value: '4694.40', mark: 'M' },
  { from: '2025-01-01', value: '5203.80', mark: 'S', source: years },
  { from: '2026-01-01', value: '5652.00', mark: 'S', source: years },
];

const wages = 'table of minimum wages of a public program, 2022-2026';

/** Minimum monthly wage, złotys. Interest of one month up to a hundredth of it is let go. */
export const minimumWage: readonly DatedValue[] = [
  { from: '2012-01-01', value: '1500.00', mark: 'M' },
  { from: '2013-01-01', value: '1600.00', mark: 'M' },
  { from: '2014-01-01', value: '1680.00', mark: 'M' },
  { from: '2015-01-01', value: '1750.00', mark: 'M' },
  { from: '2016-01-01', value: '1850.00', mark: 'M' },
  { from: '2017-01-01', value: '2000.00', mark: 'M' },
  { from: '2018-01-01', value: '2100.00', mark: 'M' },
  { from: '2019-01-01', value: '2250.00', mark: 'M' },
  { from: '2020-01-01', value: '2600.00', mark: 'M' },
  { from: '2021-01-01', value: '2800.00', mark: 'M' },
  { from: '2022-01-01', value: '3010.00', mark: 'S', source: wages },
  { from: '2023-01-01', value: '3490.00', mark: 'S', source: wages },
  { from: '2023-07-01', value: '3600.00', mark: 'S', source: wages },
  { from: '2024-01-01', value: '4242.00', mark: 'S', source: wages },
  { from: '2024-07-01', value: '4300.00', mark: 'S', source: wages },
  { from: '2025-01-01', value: '4666.00', mark: 'S', source: years },
  { from: '2026-01-01', value: '4806.00', mark: 'S', source: years },
];

import type { DatedValue } from '#platform/pack.ts';

const system = 'table of rates of the system';
const years = 'table of year parameters, row of the year';
/** Parts of the base, insured's and payer's apart, because each is rounded by itself.
 *  @legal act on the social insurance system, art. 16, 22 */
export const pensionRateInsured: readonly DatedValue[] = [{ from: '2022-01-01', value: '0.0976', mark: 'S', source: system }];
export const pensionRatePayer: readonly DatedValue[] = [{ from: '2022-01-01', value: '0.0976', mark: 'S', source: system }];
export const disabilityRateInsured: readonly DatedValue[] = [{ from: '2022-01-01', value: '0.015', mark: 'S', source: system }];
export const disabilityRatePayer: readonly DatedValue[] = [{ from: '2022-01-01', value: '0.065', mark: 'S', source: system }];
export const sicknessRate: readonly DatedValue[] = [{ from: '2022-01-01', value: '0.0245', mark: 'S', source: system }];
/** The standard rate; a payer of ten and more may have one of its own, 0.67 to 3.33 %, which no source here tells. */
export const accidentRate: readonly DatedValue[] = [{ from: '2022-01-01', value: '0.0167', mark: 'S', source: system }];
export const healthRate: readonly DatedValue[] = [{ from: '2022-01-01', value: '0.09', mark: 'S', source: system }];
export const labourRate: readonly DatedValue[] = [{ from: '2022-01-01', value: '0.0245', mark: 'M' }];
export const guaranteedRate: readonly DatedValue[] = [{ from: '2022-01-01', value: '0.001', mark: 'S', source: system }];

/** Greatest yearly base of pension and disability contributions, złotys: thirty projected average wages. */
export const yearlyCap: readonly DatedValue[] = [
  { from: '2022-01-01', value: '177660.00', mark: 'M' },
  { from: '2023-01-01', value: '208050.00', mark: 'M' },
  { from: '2024-01-01', value: '234720.00', mark: 'M' },
  { from: '2025-01-01', value: '260190.00', mark: 'S', source: years },
  { from: '2026-01-01', value: '282600.00', mark: 'S', source: years },
];

/** Least monthly base of a self-employed payer without relief, złotys: 60 % of the projected average wage. */
export const selfEmployedBase: readonly DatedValue[] = [
  { from: '2022-01-01', value: '3553.20', mark: 'M' },
  { from: '2023-01-01', value: '4161.00', mark: 'M' },
  { from: '2024-01-01', value: '4694.40', mark: 'M' },
  { from: '2025-01-01', value: '5203.80', mark: 'S', source: years },
  { from: '2026-01-01', value: '5652.00', mark: 'S', source: years },
];

/** Monthly health contribution of a payer taxed by lump sum with revenue up to 60 000 a year, złotys. */
export const lumpSumHealth: readonly DatedValue[] = [
  { from: '2022-01-01', value: '335.94', mark: 'M' },
  { from: '2023-01-01', value: '376.16', mark: 'M' },
  { from: '2024-01-01', value: '419.46', mark: 'M' },
  { from: '2025-01-01', value: '461.66', mark: 'S', source: years },
  { from: '2026-01-01', value: '498.35', mark: 'S', source: years },
];

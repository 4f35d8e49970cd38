import type { DatedValue } from '#platform/pack.ts';

// Health contributions of the self-employed. Until 2021 one flat base; since 2022 by the form of taxation.
// @legal act of 27 August 2004 on health care financed from public means, art. 79a, 81

const years = 'table of year parameters, row of the year';
const guide = 'published guide for the self-employed, 2026';

/** Base until 2021, złotys: 75 % of the wage of the enterprise sector in the last quarter of the year before. From memory;
 *  9 % of each gives the flat contribution of the table of year parameters to the grosz. */
export const healthFlatBase: readonly DatedValue[] = [
  { from: '2012-01-01', to: '2012-12-31', value: '2828.31', mark: 'M' },
  { from: '2013-01-01', to: '2013-12-31', value: '2908.13', mark: 'M' },
  { from: '2014-01-01', to: '2014-12-31', value: '3004.48', mark: 'M' },
  { from: '2015-01-01', to: '2015-12-31', value: '3104.57', mark: 'M' },
  { from: '2016-01-01', to: '2016-12-31', value: '3210.60', mark: 'M' },
  { from: '2017-01-01', to: '2017-12-31', value: '3303.13', mark: 'M' },
  { from: '2018-01-01', to: '2018-12-31', value: '3554.93', mark: 'M' },
  { from: '2019-01-01', to: '2019-12-31', value: '3803.56', mark: 'M' },
  { from: '2020-01-01', to: '2020-12-31', value: '4026.01', mark: 'M' },
  { from: '2021-01-01', to: '2021-12-31', value: '4242.38', mark: 'M' },
  { from: '2022-01-01', value: 'none', mark: 'M' },
];

/** Rates on income, under the tax scale and the flat tax. */
export const healthScaleRate: readonly DatedValue[] = [{ from: '2022-01-01', value: '0.09', mark: 'S', source: guide }];
export const healthFlatTaxRate: readonly DatedValue[] = [{ from: '2022-01-01', value: '0.049', mark: 'S', source: guide }];

/** Least base under scale and flat tax, złotys, for a year of contribution from February to January: the minimum wage of
 *  its first day, in 2025 three quarters of it. */
export const healthLeastBase: readonly DatedValue[] = [
  { from: '2022-01-01', value: '3010.00', mark: 'M' },
  { from: '2022-02-01', value: '3010.00', mark: 'M' },
  { from: '2023-02-01', value: '3490.00', mark: 'M' },
  { from: '2024-02-01', value: '4242.00', mark: 'M' },
  { from: '2025-02-01', value: '3499.50', mark: 'M', source: `amount: ${years}; the first day from memory` },
  { from: '2026-02-01', value: '4806.00', mark: 'M', source: `amount: ${years}; the first day from memory` },
];

/** Base under the tax card, złotys, for a calendar year. */
export const healthTaxCardBase: readonly DatedValue[] = [
  { from: '2022-01-01', value: '3010.00', mark: 'M' },
  { from: '2023-01-01', value: '3490.00', mark: 'M' },
  { from: '2024-01-01', value: '4242.00', mark: 'M' },
  { from: '2025-01-01', value: '3499.50', mark: 'M' },
  { from: '2026-01-01', value: '4806.00', mark: 'S', source: guide },
];

/** Wage of the enterprise sector in the last quarter of the year before, złotys: under the lump sum the base is a share of
 *  it. Until 2025 from memory; each gives the three contributions of the table of year parameters to the grosz. */
export const enterpriseSectorWage: readonly DatedValue[] = [
  { from: '2022-01-01', value: '6221.04', mark: 'M' },
  { from: '2023-01-01', value: '6965.94', mark: 'M' },
  { from: '2024-01-01', value: '7767.85', mark: 'M' },
  { from: '2025-01-01', value: '8549.18', mark: 'M' },
  { from: '2026-01-01', value: '9228.64', mark: 'S', source: guide },
];
/** Revenue from the start of the year up to which the first and the second share holds, złotys. */
export const lumpSumFirstLimit: readonly DatedValue[] = [{ from: '2022-01-01', value: '60000.00', mark: 'S', source: guide }];
export const lumpSumSecondLimit: readonly DatedValue[] = [{ from: '2022-01-01', value: '300000.00', mark: 'S', source: guide }];
export const lumpSumFirstShare: readonly DatedValue[] = [{ from: '2022-01-01', value: '0.6', mark: 'S', source: guide }];
export const lumpSumSecondShare: readonly DatedValue[] = [{ from: '2022-01-01', value: '1', mark: 'S', source: guide }];
export const lumpSumThirdShare: readonly DatedValue[] = [{ from: '2022-01-01', value: '1.8', mark: 'S', source: guide }];

/** The month in whose declaration the year before is settled. */
export const healthSettlementMonth: readonly DatedValue[] = [{ from: '2022-01-01', value: '04', mark: 'S', source: guide }];

/** Health contributions on pay are lowered to the tax advance by the rules of 31 December 2021: rate, monthly credit and
 *  costs of an employee, złotys. @legal the same act, art. 83 sec. 2a, 2b */
export const hypotheticalTaxRate: readonly DatedValue[] = [{ from: '2022-01-01', value: '0.17', mark: 'M' }];
export const hypotheticalTaxCredit: readonly DatedValue[] = [{ from: '2022-01-01', value: '43.76', mark: 'M' }];
export const hypotheticalTaxCosts: readonly DatedValue[] = [{ from: '2022-01-01', value: '250.00', mark: 'M' }];

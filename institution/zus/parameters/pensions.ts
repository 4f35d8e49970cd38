import type { DatedValue } from '#platform/pack.ts';

// All from memory, to be confirmed against the announcements in Monitor Polski. A year that is not known is not here, and
// whoever asks for it is told so.

/** By how much the account of the insured and the initial capital are multiplied for a year, in June of the next.
 *  @legal act on pensions of 17 December 1998, art. 25 */
export const accountIndexation: readonly DatedValue[] = [
  { from: '2015-01-01', value: '1.0537', mark: 'M' },
  { from: '2016-01-01', value: '1.0637', mark: 'M' },
  { from: '2017-01-01', value: '1.0868', mark: 'M' },
  { from: '2018-01-01', value: '1.0920', mark: 'M' },
  { from: '2019-01-01', value: '1.0894', mark: 'M' },
  { from: '2020-01-01', value: '1.0541', mark: 'M' },
  { from: '2021-01-01', value: '1.0933', mark: 'M' },
  { from: '2022-01-01', value: '1.1440', mark: 'M' },
  { from: '2023-01-01', value: '1.1487', mark: 'M' },
  { from: '2024-01-01', value: '1.1441', mark: 'M' },
];

// `subaccount-indexation` (act on the social insurance system, art. 40c) is left out: no year of it is known surely enough.

/** By how much pensions are multiplied from 1 March. */
export const benefitIndexation: readonly DatedValue[] = [
  { from: '2022-03-01', value: '1.07', mark: 'M' },
  { from: '2023-03-01', value: '1.148', mark: 'M' },
  { from: '2024-03-01', value: '1.1212', mark: 'M' },
  { from: '2025-03-01', value: '1.055', mark: 'M' },
  { from: '2026-03-01', value: '1.053', mark: 'M' },
];

/** Months of life ahead at an age, both sexes together, from April to March, by the table of the statistical office. Of
 *  the ages only the two retirement ages stand here, and no table after that of 2025. */
export const lifeMonthsAt60: readonly DatedValue[] = [
  { from: '2022-04-01', value: '238.9', mark: 'M' },
  { from: '2023-04-01', value: '254.3', mark: 'M' },
  { from: '2024-04-01', value: '264.2', mark: 'M' },
  { from: '2025-04-01', value: '266.4', mark: 'M' },
];
export const lifeMonthsAt65: readonly DatedValue[] = [
  { from: '2022-04-01', value: '196.2', mark: 'M' },
  { from: '2023-04-01', value: '210.0', mark: 'M' },
  { from: '2024-04-01', value: '218.9', mark: 'M' },
  { from: '2025-04-01', value: '220.8', mark: 'M' },
];

/** Years of age. @legal act on pensions, art. 24 sec. 1 */
export const retirementAgeWoman: readonly DatedValue[] = [{ from: '2017-10-01', value: '60', mark: 'M' }];
export const retirementAgeMan: readonly DatedValue[] = [{ from: '2017-10-01', value: '65', mark: 'M' }];
/** From this age on the yearly information tells a hypothetical pension. */
export const hypotheticalPensionAge: readonly DatedValue[] = [{ from: '2016-01-01', value: '35', mark: 'S', source: 'IOSKU' }];

/** Of the 19.52 points of the pension contribution, those for the subaccount and for the open pension fund; the rest is for
 *  the account. @legal act on the social insurance system, art. 22 sec. 3 */
export const subaccountPoints: readonly DatedValue[] = [{ from: '2014-02-01', value: '7.30', mark: 'M' }];
export const openFundPoints: readonly DatedValue[] = [{ from: '2014-02-01', value: '2.92', mark: 'M' }];

/** Tax on pensions: the first step of the scale, what is taken off the tax of a month, and where the second step begins.
 *  @legal act on personal income tax, art. 27, 34 */
export const incomeTaxRate: readonly DatedValue[] = [{ from: '2022-07-01', value: '0.12', mark: 'M' }];
export const incomeTaxMonthlyCredit: readonly DatedValue[] = [{ from: '2022-07-01', value: '300.00', mark: 'M' }];
export const incomeTaxSecondStep: readonly DatedValue[] = [{ from: '2022-01-01', value: '120000.00', mark: 'M' }];
export const incomeTaxSecondRate: readonly DatedValue[] = [{ from: '2022-01-01', value: '0.32', mark: 'M' }];
/** Part of a pension after tax and health contribution that a bailiff may take for an ordinary debt.
 *  @legal act on pensions, art. 140 */
export const seizedShare: readonly DatedValue[] = [{ from: '2019-07-01', value: '0.25', mark: 'M' }];

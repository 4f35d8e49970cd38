import type { DatedValue } from '#platform/pack.ts';

/** Yearly rate of interest on arrears: twice the lombard rate of the central bank and two points, at least 8 %.
 *  @legal Ordynacja podatkowa art. 56 § 1, through art. 23 sec. 1 of the act on the social insurance system */
export const arrearsInterestRate: readonly DatedValue[] = [
  { from: '2016-01-01', value: '0.08', mark: 'M' },
  { from: '2022-02-09', value: '0.085', mark: 'M' },
  { from: '2022-03-09', value: '0.10', mark: 'M' },
  { from: '2022-04-07', value: '0.12', mark: 'M' },
  { from: '2022-05-06', value: '0.135', mark: 'M' },
  { from: '2022-06-09', value: '0.15', mark: 'M' },
  { from: '2022-07-08', value: '0.16', mark: 'M' },
  { from: '2022-09-08', value: '0.165', mark: 'M' },
  { from: '2023-09-07', value: '0.15', mark: 'M' },
  { from: '2023-10-05', value: '0.145', mark: 'M' },
  { from: '2025-05-08', value: '0.135', mark: 'M' },
  { from: '2025-07-03', value: '0.13', mark: 'M' },
  { from: '2025-09-04', value: '0.125', mark: 'M' },
  { from: '2025-10-09', value: '0.12', mark: 'M' },
  { from: '2025-11-06', value: '0.115', mark: 'M' },
  { from: '2025-12-04', value: '0.11', mark: 'M' },
];

/** Up to how much, złotys, arrears with interest over all funds still count as none for a certificate. */
export const noArrearsTolerance: readonly DatedValue[] = [
  { from: '2016-01-01', value: '0.00', mark: 'D', source: 'no small-amount rule is known; 0.00 grants nothing to a debtor' },
];

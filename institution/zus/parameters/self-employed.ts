import type { DatedValue } from '#platform/pack.ts';

const since = '2012-01-01';
const algorithms = 'algorithms of the domain notes';
const guide = 'published guide for the self-employed, 2026';

/** Relief at the start: whole calendar months without social contributions, besides the one begun.
 *  @legal act of 6 March 2018, Prawo przedsiębiorców, art. 18 */
export const startReliefMonths: readonly DatedValue[] = [
  { from: '2018-04-30', value: '6', mark: 'M', source: `${guide}; the first day from memory` },
];
/** Preferential base: a share of the minimum wage, for so many whole months.
 *  @legal act on the social insurance system, art. 18a */
export const preferentialShare: readonly DatedValue[] = [{ from: since, value: '0.3', mark: 'S', source: algorithms }];
export const preferentialMonths: readonly DatedValue[] = [{ from: since, value: '24', mark: 'S', source: guide }];

/** Mały ZUS Plus: half of the average monthly income of the year before, for so many months within a window.
 *  @legal act on the social insurance system, art. 18c */
export const smallIncomeShare: readonly DatedValue[] = [{ from: '2020-02-01', value: '0.5', mark: 'S', source: algorithms }];
/** Its least base as a share of the minimum wage, its greatest as a share of the projected average wage. */
export const smallLeastShare: readonly DatedValue[] = [{ from: '2020-02-01', value: '0.3', mark: 'S', source: algorithms }];
export const smallGreatestShare: readonly DatedValue[] = [{ from: '2020-02-01', value: '0.6', mark: 'S', source: algorithms }];
export const smallMostRevenue: readonly DatedValue[] = [{ from: '2020-02-01', value: '120000.00', mark: 'S', source: algorithms }];
export const smallLeastDays: readonly DatedValue[] = [{ from: '2020-02-01', value: '60', mark: 'M' }];
export const smallMonths: readonly DatedValue[] = [{ from: '2020-02-01', value: '36', mark: 'S', source: algorithms }];
export const smallWindowMonths: readonly DatedValue[] = [{ from: '2020-02-01', value: '60', mark: 'S', source: algorithms }];

/** Greatest monthly base of voluntary sickness insurance as a share of the projected average wage.
 *  @legal act on the social insurance system, art. 20 sec. 3 */
export const voluntarySicknessShare: readonly DatedValue[] = [{ from: since, value: '2.5', mark: 'S', source: algorithms }];
/** So many days before a relief ends its user is told. */
export const reliefNoticeDays: readonly DatedValue[] = [
  { from: since, value: '31', mark: 'D', source: 'first set of verification rules, V024' },
];

/** Days of sick pay by the employer in a calendar year, fewer from the year after an age.
 *  @legal Kodeks pracy art. 92 */
export const sickPayDays: readonly DatedValue[] = [{ from: since, value: '33', mark: 'M' }];
export const sickPayDaysOlder: readonly DatedValue[] = [{ from: since, value: '14', mark: 'M' }];
export const sickPayOlderAge: readonly DatedValue[] = [{ from: since, value: '50', mark: 'M' }];

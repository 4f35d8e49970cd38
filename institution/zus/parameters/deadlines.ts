import type { DatedValue } from '#platform/pack.ts';

const since = '2016-01-01';
const kpa46 = 'KPA art. 46 § 4-8, as told in the register of laws';

/** Days from the first notice of a waiting letter to the second. */
export const secondNoticeDays: readonly DatedValue[] = [{ from: since, value: '7', mark: 'S', source: kpa46 }];
/** Days from the first notice until the letter counts as delivered. */
export const fictionDays: readonly DatedValue[] = [{ from: since, value: '14', mark: 'S', source: kpa46 }];
/** Months for which a letter delivered by fiction stays readable at least. */
export const accessMonths: readonly DatedValue[] = [{ from: since, value: '3', mark: 'S', source: kpa46 }];

/** Days for a complaint against an order, from its delivery. @legal KPA art. 141 § 2 */
export const complaintDays: readonly DatedValue[] = [{ from: since, value: '7', mark: 'M' }];
/** Months for an appeal to the labour and social insurance court, from delivery of a decision.
 *  @legal act on the social insurance system, art. 83 sec. 2; Kodeks postępowania cywilnego art. 477⁹ */
export const appealMonths: readonly DatedValue[] = [{ from: since, value: '1', mark: 'M' }];
/** Days to bring what a request lacks, from delivery of the letter that asks. @legal KPA art. 64 § 2 */
export const completionDays: readonly DatedValue[] = [{ from: since, value: '7', mark: 'M' }];
/** Months from the day of death in which a funeral grant is claimed.
 *  @legal act on pensions from the Social Insurance Fund, art. 81 */
export const funeralClaimMonths: readonly DatedValue[] = [{ from: since, value: '12', mark: 'M' }];

import type { DatedValue } from '#platform/pack.ts';

// The contribution holiday came into force on 1 November 2024 (from memory); a month before it cannot be asked for.
const since = '2024-11-01';
const conditions = 'domain notes on form RWS: at most 9 insured, turnover below 2 M EUR, the month before paid, once a year';

/** Most persons insured with a payer who may have a contribution holiday. */
export const holidayMostInsured: readonly DatedValue[] = [{ from: since, value: '9', mark: 'S', source: conditions }];
/** Yearly turnover, in euro, that a payer must stay below. */
export const holidayTurnoverEuro: readonly DatedValue[] = [{ from: since, value: '2000000', mark: 'S', source: conditions }];
/** Contribution holidays in one calendar year. */
export const holidaysAYear: readonly DatedValue[] = [{ from: since, value: '1', mark: 'S', source: conditions }];
/** How many months before the holiday the request is filed: in the month before it. */
export const holidayMonthsAhead: readonly DatedValue[] = [{ from: since, value: '1', mark: 'M' }];

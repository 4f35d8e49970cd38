import type { DatedValue } from '#platform/pack.ts';

// Day of the following month by which a payer declares and pays, moved from a free day to the next working day, by the
// month that is settled. @legal act on the social insurance system, art. 47 sec. 1

const since = '2012-01-01';
const due = 'due dates of payers';

export const dueDayBudgetUnit: readonly DatedValue[] = [{ from: since, value: '5', mark: 'M' }];
export const dueDayLegalPerson: readonly DatedValue[] = [{ from: since, value: '15', mark: 'M' }];
/** Who pays for themselves alone. */
export const dueDaySelfOnly: readonly DatedValue[] = [
  { from: since, value: '10', mark: 'M' },
  { from: '2022-01-01', value: '20', mark: 'S', source: due },
];
export const dueDayOther: readonly DatedValue[] = [
  { from: since, value: '15', mark: 'M' },
  { from: '2022-01-01', value: '20', mark: 'S', source: due },
];

/** How the declaration names the due day (ZUS DRA I p1). */
export const dueCodeBudgetUnit: readonly DatedValue[] = [{ from: since, value: '1', mark: 'M' }];
export const dueCodeLegalPerson: readonly DatedValue[] = [
  { from: since, value: '3', mark: 'M' },
  { from: '2022-01-01', value: '5', mark: 'M' },
];
/** That of the tenth, until 2021, is not known. */
export const dueCodeSelfOnly: readonly DatedValue[] = [{ from: '2022-01-01', value: '6', mark: 'S', source: due }];
export const dueCodeOther: readonly DatedValue[] = [
  { from: since, value: '3', mark: 'M' },
  { from: '2022-01-01', value: '6', mark: 'S', source: due },
];

import type { ValueFault } from './value-types.ts';

// Days, months and years as XSD 1.0 writes them: a zone may follow, a year may be long or before our era.

const ZONE = '(Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?';
/** XSD leaves it to us how long a year may be; seven digits are exact everywhere. */
const YEAR = '(-?(?:[1-9][0-9]{4,6}|[0-9]{4}))';
const A_DAY = new RegExp(`^${YEAR}-([0-9]{2})-([0-9]{2})${ZONE}$`);
const A_MONTH = new RegExp(`^${YEAR}-([0-9]{2})${ZONE}$`);
const A_YEAR = new RegExp(`^${YEAR}${ZONE}$`);
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** White space at the ends taken away, and one space for each run of it within: `whiteSpace="collapse"` of XSD. */
export function collapsed(value: string): string {
  return /^[^ \t\r\n]*$/.test(value) ? value : value.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
}

const hasMonth = (month: string): boolean => month >= '01' && month <= '12';
const hasYear = (year: string): boolean => !/^-?0+$/.test(year);

function isLeap(year: string): boolean {
  const number = Number(year);
  return number % 4 === 0 && (number % 100 !== 0 || number % 400 === 0);
}

export function isDay(value: string): ValueFault | undefined {
  const [matched, year = '', month = '', day = ''] = A_DAY.exec(collapsed(value)) ?? [];
  if (matched === undefined || !hasYear(year) || !hasMonth(month)) return { kind: 'not-a-day' };
  const last = month === '02' && isLeap(year) ? 29 : (DAYS_IN_MONTH[Number(month) - 1] as number);
  return day >= '01' && Number(day) <= last ? undefined : { kind: 'not-a-day' };
}

/** A month with a zone begins up to 14 hours before or after one without, so XSD cannot tell which of the same two is
 *  earlier, and a bound that cannot be told is not kept. */
export function isMonth(earliestYear: number): (value: string) => ValueFault | undefined {
  return value => {
    const [matched, year = '', month = '', zone] = A_MONTH.exec(collapsed(value)) ?? [];
    if (matched === undefined || !hasYear(year) || !hasMonth(month)) return { kind: 'not-a-month' };
    const sure = Number(year) > earliestYear || (Number(year) === earliestYear && (zone === undefined || month > '01'));
    return sure ? undefined : { kind: 'too-early', facts: { earliest: `${earliestYear}-01` } };
  };
}

export function isYear(earliestYear: number | undefined): (value: string) => ValueFault | undefined {
  return value => {
    const [matched, year = '', zone] = A_YEAR.exec(collapsed(value)) ?? [];
    if (matched === undefined || !hasYear(year)) return { kind: 'not-a-year' };
    if (earliestYear === undefined) return undefined;
    const sure = Number(year) > earliestYear || (Number(year) === earliestYear && zone === undefined);
    return sure ? undefined : { kind: 'too-early', facts: { earliest: earliestYear } };
  };
}

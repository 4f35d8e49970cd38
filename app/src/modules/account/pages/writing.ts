import { type Day, formatDay, formatMonth, type Month } from '#kernel/day.ts';
import type { Grosze } from '#kernel/grosze.ts';
import { formatNrb, type Nrb } from '#kernel/nrb.ts';
import type { Pack } from '#platform/pack.ts';
import type { Lang } from '#platform/text/text.ts';
import type { AccountWords } from '../text.ts';

/** An amount as a number of złotys, for drawing only. */
export const zlotys = (amount: Grosze): number => Number(amount) / 100;

const THOUSAND = 1_000;
const LONG = 100_000;

/** A value beside an axis: whole złotys, or thousands where they are many. */
export function axisAmount(t: AccountWords, lang: Lang): (value: number) => string {
  const number = new Intl.NumberFormat(lang === 'pl' ? 'pl-PL' : 'en-GB', { maximumFractionDigits: 1, useGrouping: true });
  return value =>
    value >= LONG
      ? t('chart.thousands', { value: number.format(value / THOUSAND) })
      : t('chart.amount', { value: number.format(Math.round(value)) });
}

export const until = (t: AccountWords, day: Day | null, lang: Lang): string => (day === null ? t('until-now') : formatDay(day, lang));

/** What a code of the registers means; undefined where the pack does not tell. */
export function meaning(pack: Pick<Pack, 'codeLists'>, list: 'title' | 'break', code: string, lang: Lang): string | undefined {
  const known = list === 'title' ? code.slice(0, 4) : code;
  return pack.codeLists[list]?.find(one => one.code === known)?.name[lang];
}

/** A rate as people read it: `0.11` as `11%`. */
export function percent(rate: string, lang: Lang): string {
  return new Intl.NumberFormat(lang === 'pl' ? 'pl-PL' : 'en-GB', { style: 'percent', maximumFractionDigits: 3 }).format(Number(rate));
}

/** By how much a rate such as `1.1441` raises, as people read it. */
export const raise = (rate: string, lang: Lang): string => percent((Number(rate) - 1).toFixed(6), lang);

/** In groups of four, where a line may end. */
export const accountNumber = (nrb: Nrb): string => formatNrb(nrb).replaceAll('\u00a0', ' ');

/** A month that stays on one line. */
export const wholeMonth = (month: Month, lang: Lang): string => formatMonth(month, lang).replace(' ', '\u00a0');

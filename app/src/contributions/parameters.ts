import { type Dated, inForceOn } from '#kernel/dated.ts';
import { type Day, day, firstDayOf, type Month } from '#kernel/day.ts';
import { type Grosze, parseGrosze, ratio } from '#kernel/grosze.ts';

export interface DatedText extends Dated {
  readonly value: string;
}

/** Values that change by decree, by name, as the pack of the institution holds them. */
export type DatedParameters = Readonly<Record<string, readonly DatedText[]>>;

/** Reads one parameter as of a day. Nothing here guesses: what is not known throws, with its name and the day. */
export function textOn(parameters: DatedParameters, name: string, on: Day): string {
  return found(parameters, name, on).value;
}

/** A value that is announced for each year anew: last year's is not this year's.
 *  @param since the first day of the year it must have been announced for */
export function announcedOn(parameters: DatedParameters, name: string, on: Day, since: Day = day(`${on.slice(0, 4)}-01-01`)): string {
  const value = found(parameters, name, on);
  if (value.from < since) throw new RangeError(`Parameter ${name} is not known on ${on}: the last value is of ${value.from}`);
  return value.value;
}

function found(parameters: DatedParameters, name: string, on: Day): DatedText {
  const values = parameters[name];
  if (values === undefined) throw new RangeError(`There is no parameter ${name}`);
  const value = inForceOn(values, on);
  if (value === undefined) throw new RangeError(`Parameter ${name} is not known on ${on}`);
  return value;
}

export function amountFrom(name: string, text: string): Grosze {
  const amount = parseGrosze(text);
  if (!amount.ok) throw new RangeError(`Parameter ${name} is no amount: ${text}`);
  return amount.value;
}

export const amountOn = (parameters: DatedParameters, name: string, on: Day): Grosze => amountFrom(name, textOn(parameters, name, on));

export function rateOn(parameters: DatedParameters, name: string, on: Day): string {
  const rate = textOn(parameters, name, on);
  // Read here, so that a slip of the pen is found when the month is opened and not in the middle of a set.
  ratio(rate);
  return rate;
}

export function countOn(parameters: DatedParameters, name: string, on: Day): number {
  const text = textOn(parameters, name, on);
  if (!/^\d{1,6}$/.test(text)) throw new RangeError(`Parameter ${name} is no whole number: ${text}`);
  return Number(text);
}

/** @returns whether the parameters of a month are announced: a month of a year to come may not be */
export function isAnnounced(parameters: DatedParameters, name: string, month: Month): boolean {
  const value = inForceOn(parameters[name] ?? [], firstDayOf(month));
  return value !== undefined && value.from.slice(0, 4) === month.slice(0, 4);
}

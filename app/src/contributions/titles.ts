import { type Dated, inForceOn } from '#kernel/dated.ts';
import type { Day } from '#kernel/day.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';

/** Whether a title brings an insurance by law, on request, or not at all. */
export type Duty = 'obligatory' | 'voluntary' | 'none';

/** Who bears the contributions of a title: insured and payer by the parts of the act; the insured alone; the payer alone;
 *  the state budget. @legal act on the social insurance system, art. 16 */
export type Financing = 'shared' | 'insured' | 'payer' | 'budget';

/** By which rule the base is found: pay; one of the bases of the self-employed; a base the law sets. */
export type BaseRule = 'pay' | 'start' | 'preferential' | 'small' | 'full' | 'set-by-law';

/** One row of the table of title codes: what a title means for each insurance, from a day on.
 *  @legal act on the social insurance system, art. 6, 9, 11, 12 */
export interface InsuranceTitle extends Dated {
  /** The first four digits. */
  readonly code: string;
  /** Where the row holds for one right to a pension only: the fifth digit (1 old-age pension, 2 disability pension). */
  readonly pensionRight?: string;
  readonly baseRule: BaseRule;
  readonly financing: Financing;
  /** Pension and disability insurance together: no title parts them. */
  readonly pension: Duty;
  readonly sickness: Duty;
  readonly accident: Duty;
  readonly health: Duty;
  /** Labour and Solidarity Funds; Guaranteed Employee Benefits Fund. */
  readonly labour: 'obligatory' | 'none';
  readonly guaranteed: 'obligatory' | 'none';
}

/** A title code as reported (RCA III.B p1, DRA X p1): four digits, the right to a pension (0-2), the degree of disability
 *  (0-4). The degree changes no contribution. */
export interface TitleCode {
  readonly code: string;
  readonly pensionRight: string;
  readonly disability: string;
}

export type TitleRefusal =
  | { readonly kind: 'not-a-title-code' }
  /** The table does not hold it, or not on that day. */
  | { readonly kind: 'unknown-title'; readonly code: string };

/** @param text six digits, with or without spaces between the parts
 *  @refuses not-a-title-code */
export function readTitleCode(text: string): Result<TitleCode, TitleRefusal> {
  const [matched, code = '', pensionRight = '', disability = ''] = /^(\d{4}) ?([0-2]) ?([0-4])$/.exec(text.trim()) ?? [];
  return matched === undefined ? refuse({ kind: 'not-a-title-code' }) : accept({ code, pensionRight, disability });
}

/** What a title brings on a day. A row for the right to a pension goes before the row for everybody.
 *  @refuses not-a-title-code | unknown-title */
export function titleOn(titles: readonly InsuranceTitle[], text: string, on: Day): Result<InsuranceTitle, TitleRefusal> {
  const read = readTitleCode(text);
  if (!read.ok) return read;
  const { code, pensionRight } = read.value;
  const rows = titles.filter(title => title.code === code);
  const found =
    inForceOn(
      rows.filter(title => title.pensionRight === pensionRight),
      on,
    ) ??
    inForceOn(
      rows.filter(title => title.pensionRight === undefined),
      on,
    );
  return found === undefined ? refuse({ kind: 'unknown-title', code }) : accept(found);
}

/** Insurances somebody has asked for where the title leaves it to them. */
export interface Joined {
  readonly pension?: boolean;
  readonly sickness?: boolean;
}

/** Which insurances are held. Sickness insurance is asked for by those only who are bound to pension insurance.
 *  @legal act on the social insurance system, art. 11 sec. 2 */
export function heldBy(title: InsuranceTitle, joined: Joined): Readonly<Record<'pension' | 'sickness' | 'accident' | 'health', boolean>> {
  return {
    pension: title.pension === 'obligatory' || (title.pension === 'voluntary' && joined.pension === true),
    sickness:
      title.sickness === 'obligatory' || (title.sickness === 'voluntary' && title.pension === 'obligatory' && joined.sickness === true),
    accident: title.accident === 'obligatory',
    health: title.health === 'obligatory',
  };
}

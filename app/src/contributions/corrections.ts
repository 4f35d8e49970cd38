import { type Grosze, grosze, sum } from '#kernel/grosze.ts';
import { type ByFund, type Fund, FUNDS, fundsOf } from './funds.ts';
import { NO_CONTRIBUTIONS, type TitleContributions } from './insurances.ts';

/** The reports of a payer's month as they stand, by person and title. The key is the caller's: identity and title code. */
export type ReportSet = ReadonlyMap<string, TitleContributions>;

export interface Correction {
  /** What changes for each person and fund, only where something does. Negative is less. */
  readonly byReport: ReadonlyMap<string, ByFund>;
  /** The same for the payer's charges, each fund once. */
  readonly byFund: ByFund;
}

/** A set after a correction, which brings changed reports only: the others stand. Somebody who should not have been reported
 *  is brought with nothing. */
export function corrected(set: ReportSet, changed: ReportSet): ReportSet {
  return new Map([...set, ...changed]);
}

/** New less old, for each fund and person. Whoever stands in one of the sets only is set against nothing. */
export function correctionBetween(before: ReportSet, after: ReportSet): Correction {
  const byReport = new Map<string, ByFund>();
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const difference = less(fundsOf(after.get(key) ?? NO_CONTRIBUTIONS), fundsOf(before.get(key) ?? NO_CONTRIBUTIONS));
    if (FUNDS.some(fund => difference[fund] !== 0n)) byReport.set(key, difference);
  }
  return { byReport, byFund: added([...byReport.values()]) };
}

/** Two corrections one after the other are one. */
export function together(first: Correction, second: Correction): Correction {
  const byReport = new Map<string, ByFund>();
  for (const key of new Set([...first.byReport.keys(), ...second.byReport.keys()])) {
    const both = added([first.byReport.get(key), second.byReport.get(key)].filter(one => one !== undefined));
    if (FUNDS.some(fund => both[fund] !== 0n)) byReport.set(key, both);
  }
  return { byReport, byFund: added([first.byFund, second.byFund]) };
}

const each = (of: (fund: Fund) => Grosze): ByFund => ({
  FUS: of('FUS'),
  FUZ: of('FUZ'),
  'FP-FS': of('FP-FS'),
  FGSP: of('FGSP'),
  FEP: of('FEP'),
});
const less = (one: ByFund, other: ByFund): ByFund => each(fund => grosze(one[fund] - other[fund]));
const added = (all: readonly ByFund[]): ByFund => each(fund => sum(all.map(one => one[fund])));

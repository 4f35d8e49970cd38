import type { Day, Month } from '#kernel/day.ts';
import { type Grosze, grosze, NOTHING, sum } from '#kernel/grosze.ts';
import type { Charge, Transfer } from '../types.ts';

/** One line of a payer's statement of account. A positive amount is owed, a negative one was paid. */
export interface StatementLine {
  on: Day;
  kind: 'charge' | 'transfer';
  /** Of a charge: the month it is for. */
  month: Month | null;
  amount: Grosze;
  /** What is owed after it; negative where more was paid. */
  balance: Grosze;
}

export interface Statement {
  from: Day;
  to: Day;
  opening: Grosze;
  lines: readonly StatementLine[];
  closing: Grosze;
}

/** Charges on the day they were due and transfers on the day they came, with what was owed after each. On one day what is
 *  due stands before what was paid. */
export function statementOf(charges: readonly Charge[], transfers: readonly Transfer[], from: Day, to: Day): Statement {
  const months = [...new Set(charges.map(charge => `${charge.dueOn} ${charge.month}`))].map(key => {
    const [on = '', month = ''] = key.split(' ');
    const ofMonth = charges.filter(charge => charge.month === month && charge.dueOn === on);
    return { on: on as Day, kind: 'charge' as const, month: month as Month, amount: sum(ofMonth.map(charge => charge.due)) };
  });
  const paid = transfers.map(one => ({ on: one.paidOn, kind: 'transfer' as const, month: null, amount: grosze(-one.amount) }));
  const all = [...months, ...paid].sort(
    (a, b) => order(a.on, b.on) || Number(a.kind === 'transfer') - Number(b.kind === 'transfer') || order(a.month ?? '', b.month ?? ''),
  );
  const opening = sum(all.filter(line => line.on < from).map(line => line.amount));
  let balance = opening;
  const lines = all
    .filter(line => line.on >= from && line.on <= to)
    .map((line): StatementLine => {
      balance = sum([balance, line.amount]);
      return { ...line, balance };
    });
  return { from, to, opening, lines, closing: lines.at(-1)?.balance ?? opening };
}

export const charged = (statement: Statement): Grosze => sum(statement.lines.map(line => (line.amount > 0n ? line.amount : NOTHING)));
export const paidIn = (statement: Statement): Grosze =>
  sum(statement.lines.map(line => (line.amount < 0n ? grosze(-line.amount) : NOTHING)));

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

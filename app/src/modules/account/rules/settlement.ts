import type { Day } from '#kernel/day.ts';
import { type Grosze, grosze, multiply, NOTHING, parseGrosze, sum } from '#kernel/grosze.ts';
import { type Balance, type Booking, type Charge, type DatedRate, type FundDebt, FUNDS, type Settlement } from '../types.ts';
import { interestBorne, rateOn, roundedInterest } from './interest.ts';

/** Interest of one month that is not above this part of the minimum wage is not charged at all.
 *  @legal act on the social insurance system, art. 23 sec. 1a */
export const SMALL_INTEREST_SHARE = '0.01';

export interface DebtParameters {
  /** Yearly rates of interest on tax arrears. */
  rates: readonly DatedRate[];
  /** Monthly, in złotys with two places. */
  minimumWages: readonly DatedRate[];
}

/** What is owed at the end of `asOf`, by fund. A charge is in arrears from the day after it was due; money booked over
 *  the due amount does not reach another fund or month: booking to the oldest debt is done when money comes in. */
export function settle(
  charges: readonly Charge[],
  bookings: readonly Booking[],
  parameters: DebtParameters,
  asOf: Day,
): Omit<Settlement, 'overpayment'> {
  const debts = charges.filter(charge => charge.dueOn < asOf).map(charge => debtOf(charge, bookings, parameters, asOf));
  const charged = debts.filter(debt => !isSmall(debts, debt.month, parameters, asOf));
  const funds = FUNDS.map(
    (fund): FundDebt => ({
      fund,
      arrears: sum(debts.filter(debt => debt.fund === fund).map(debt => debt.arrears)),
      interest: sum(charged.filter(debt => debt.fund === fund).map(debt => debt.interest)),
    }),
  );
  return { asOf, funds };
}

/** Sets what the payer has paid too much against what is owed: arrears first, then interest, fund by fund. What is left is
 *  the overpayment.
 *  @legal act on the social insurance system, art. 24 sec. 6a */
export function setOff(settlement: Omit<Settlement, 'overpayment'>, credit: Grosze): Settlement {
  let left: bigint = credit;
  const less = (owed: Grosze): Grosze => {
    const taken = owed < left ? owed : left;
    left -= taken;
    return grosze(owed - taken);
  };
  const withoutArrears = settlement.funds.map(fund => ({ ...fund, arrears: less(fund.arrears) }));
  const funds = withoutArrears.map(fund => ({ ...fund, interest: less(fund.interest) }));
  return { asOf: settlement.asOf, funds, overpayment: grosze(left) };
}

export function balance(settlement: Settlement): Balance {
  const arrears = sum(settlement.funds.map(fund => fund.arrears));
  const interest = sum(settlement.funds.map(fund => fund.interest));
  return { asOf: settlement.asOf, arrears, interest, total: sum([arrears, interest]), overpayment: settlement.overpayment };
}

interface Debt extends FundDebt {
  month: string;
}

function debtOf(charge: Charge, bookings: readonly Booking[], parameters: DebtParameters, asOf: Day): Debt {
  const own = bookings.filter(booking => booking.month === charge.month && booking.fund === charge.fund && booking.paidOn <= asOf);
  const paid = sum(own.map(booking => booking.amount));
  const open = charge.due > paid ? ((charge.due - paid) as Grosze) : NOTHING;
  return {
    month: charge.month,
    fund: charge.fund,
    arrears: open,
    interest: roundedInterest(interestBorne(charge, own, parameters.rates, asOf)),
  };
}

function isSmall(debts: readonly Debt[], month: string, parameters: DebtParameters, asOf: Day): boolean {
  const ofMonth = sum(debts.filter(debt => debt.month === month).map(debt => debt.interest));
  return ofMonth <= smallInterest(parameters.minimumWages, asOf);
}

/** The greatest interest of one month that is let go, by the minimum wage of that day. */
export function smallInterest(minimumWages: readonly DatedRate[], on: Day): Grosze {
  const wage = parseGrosze(rateOn(minimumWages, on).value);
  if (!wage.ok) throw new RangeError(`Not a minimum wage: ${rateOn(minimumWages, on).value}`);
  return multiply(wage.value, SMALL_INTEREST_SHARE);
}

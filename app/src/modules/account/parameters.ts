import { amountOn, textOn } from '#app/contributions/index.ts';
import type { Day } from '#kernel/day.ts';
import { parameterOn } from '#platform/dated-value.ts';
import type { Pack } from '#platform/pack.ts';
import type { AccountShares, YearRates } from './rules/pension-account.ts';
import type { TaxTerms } from './rules/benefit-tax.ts';
import type { DebtParameters } from './rules/settlement.ts';

// Names in `Pack.parameters` that this module reads, turned into what its rules take. Nothing here guesses: a value that
// must be known throws, one that may be unknown comes as undefined.

type Parameters = Pick<Pack, 'parameters'>;

export function debtParameters(pack: Parameters): DebtParameters {
  return { rates: pack.parameters['arrears-interest-rate'] ?? [], minimumWages: pack.parameters['minimum-wage'] ?? [] };
}

/** The rate of one calendar year; undefined where the tables do not hold it. */
export function rateOfYear(pack: Parameters, name: string, year: number): string | undefined {
  return pack.parameters[name]?.find(value => value.from === `${year}-01-01`)?.value;
}

export function yearRates(pack: Parameters): YearRates {
  return {
    account: year => rateOfYear(pack, 'account-indexation', year),
    subaccount: year => rateOfYear(pack, 'subaccount-indexation', year),
  };
}

export function accountShares(pack: Parameters, on: Day): AccountShares {
  return {
    subaccountPoints: textOn(pack.parameters, 'subaccount-points', on),
    openFundPoints: textOn(pack.parameters, 'open-fund-points', on),
  };
}

/** By how much benefits are multiplied in March of a year; undefined where it is not known. */
export function benefitIndexationOf(pack: Parameters, year: number): string | undefined {
  return pack.parameters['benefit-indexation']?.find(value => value.from === `${year}-03-01`)?.value;
}

export function taxTerms(pack: Parameters, on: Day): TaxTerms {
  return {
    rate: textOn(pack.parameters, 'income-tax-rate', on),
    monthlyCredit: amountOn(pack.parameters, 'income-tax-monthly-credit', on),
    secondStep: amountOn(pack.parameters, 'income-tax-second-step', on),
    secondRate: textOn(pack.parameters, 'income-tax-second-rate', on),
    health: textOn(pack.parameters, 'health-rate', on),
    seizedShare: textOn(pack.parameters, 'seized-share', on),
  };
}

/** A month's life expectancy at an age, with the day from which its table counts: the latest begun, though its year may be
 *  over, since a later one is not known. Undefined for an age that has no table. */
export function lifeMonthsAt(pack: Parameters, age: number, on: Day): { months: string; from: Day } | undefined {
  const values = pack.parameters[`life-months-at-${age}`];
  if (values === undefined) return undefined;
  const { value, from } = parameterOn(pack, `life-months-at-${age}`, on);
  return { months: value, from: from as Day };
}

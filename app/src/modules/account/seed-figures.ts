import { type Grosze, grosze, minus, multiply, NOTHING, sum } from '#kernel/grosze.ts';

/** Rates of the demo ledger, as in force since 2021 (accident: the standard rate). The institution's own dated rates
 *  belong to the pack; these make believable rows only. */
const RATE = {
  pension: '0.1952',
  pensionHalf: '0.0976',
  disabilityInsured: '0.015',
  disabilityPayer: '0.065',
  sickness: '0.0245',
  accident: '0.0167',
  health: '0.09',
  labour: '0.0245',
  guaranteed: '0.001',
} as const;

export interface MonthlyContributions {
  pension: Grosze;
  disability: Grosze;
  sickness: Grosze;
  accident: Grosze;
  healthBase: Grosze;
  health: Grosze;
  labour: Grosze;
  guaranteed: Grosze;
}

/** Contributions on an employee's pay below the yearly cap, insured's and payer's parts each rounded by itself. */
export function ofEmployee(gross: Grosze): MonthlyContributions {
  const pensionHalf = multiply(gross, RATE.pensionHalf);
  const disabilityInsured = multiply(gross, RATE.disabilityInsured);
  const sickness = multiply(gross, RATE.sickness);
  const healthBase = minus(gross, sum([pensionHalf, disabilityInsured, sickness]));
  return {
    pension: sum([pensionHalf, pensionHalf]),
    disability: sum([disabilityInsured, multiply(gross, RATE.disabilityPayer)]),
    sickness,
    accident: multiply(gross, RATE.accident),
    healthBase,
    health: multiply(healthBase, RATE.health),
    labour: multiply(gross, RATE.labour),
    guaranteed: multiply(gross, RATE.guaranteed),
  };
}

/** Contributions of a self-employed person on a declared base, with voluntary sickness insurance. */
export function ofSelfEmployed(base: Grosze, health: Grosze): MonthlyContributions {
  return {
    pension: multiply(base, RATE.pension),
    disability: sum([multiply(base, RATE.disabilityInsured), multiply(base, RATE.disabilityPayer)]),
    sickness: multiply(base, RATE.sickness),
    accident: multiply(base, RATE.accident),
    healthBase: NOTHING,
    health,
    labour: multiply(base, RATE.labour),
    guaranteed: NOTHING,
  };
}

export interface Payout {
  gross: Grosze;
  tax: Grosze;
  health: Grosze;
  seizure: Grosze;
  net: Grosze;
}

/** A month's pension from gross to net. A seizure for an ordinary debt takes a quarter of what is left after tax and
 *  health contribution. */
export function payout(gross: Grosze, seizedShare: '0' | '0.25'): Payout {
  const monthlyTaxCredit = grosze(30_000);
  const tax = grosze(((multiply(gross, '0.12') - monthlyTaxCredit + 50n) / 100n) * 100n);
  const health = multiply(gross, RATE.health);
  const after = minus(gross, sum([tax, health]));
  const seizure = multiply(after, seizedShare);
  return { gross, tax, health, seizure, net: minus(after, seizure) };
}

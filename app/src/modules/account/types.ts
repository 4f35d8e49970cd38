import type { Fund } from '#app/contributions/index.ts';
import type { Day, Month } from '#kernel/day.ts';
import type { Grosze } from '#kernel/grosze.ts';
import type { SubmissionId } from '#kernel/ids.ts';
import type { Nrb } from '#kernel/nrb.ts';

export { FUNDS, type Fund } from '#app/contributions/index.ts';

/** Insurances of a title by their usual Polish names: emerytalne, rentowe, chorobowe, wypadkowe, zdrowotne. */
export const INSURANCES = ['pension', 'disability', 'sickness', 'accident', 'health'] as const;
export type Insurance = (typeof INSURANCES)[number];

/** What a payer owes to one fund for one month. */
export interface Charge {
  month: Month;
  fund: Fund;
  due: Grosze;
  dueOn: Day;
  /** By how much benefits the payer paid out exceed its contributions to the fund; to be returned to it. */
  returned?: Grosze;
}

/** Money that came, booked to one fund and month. */
export interface Booking {
  month: Month;
  fund: Fund;
  paidOn: Day;
  amount: Grosze;
  /** The transfer it is a part of; absent for what was booked before transfers were kept. */
  paymentId?: string | null;
}

/** A yearly rate in force from a day on, such as `0.115`. */
export interface DatedRate {
  from: string;
  to?: string;
  value: string;
}

export interface FundDebt {
  fund: Fund;
  arrears: Grosze;
  interest: Grosze;
}

/** What a payer owes at the end of a day. Every fund once. */
export interface Settlement {
  asOf: Day;
  funds: readonly FundDebt[];
  /** Paid too much, after it was set against what is owed. */
  overpayment: Grosze;
}

export interface Balance {
  asOf: Day;
  arrears: Grosze;
  interest: Grosze;
  total: Grosze;
  overpayment: Grosze;
}

/** The days of one insurance of a title. */
export interface InsuranceDates {
  insurance: Insurance;
  from: Day;
  to: Day | null;
}
export interface Title {
  titleId: string;
  titleCode: string;
  payerName: string;
  payerNip: string | null;
  insurances: readonly Insurance[];
  /** One for each insurance and stretch of days. */
  dates: readonly InsuranceDates[];
  from: Day;
  to: Day | null;
}
/** Bases and contributions of one title in one month, insured's and payer's parts together. */
export interface MonthlyBase {
  month: Month;
  payerName: string;
  titleCode: string;
  pensionBase: Grosze;
  sicknessBase: Grosze;
  healthBase: Grosze;
  pension: Grosze;
  disability: Grosze;
  sickness: Grosze;
  accident: Grosze;
  health: Grosze;
  labour: Grosze;
  guaranteed: Grosze;
}
export interface SickLeave {
  number: string;
  payerName: string;
  from: Day;
  to: Day;
  issuedOn: Day;
  practitioner: string;
  inHospital: boolean;
  /** As on the certificate: 1 must lie, 2 may walk. */
  instruction: '1' | '2';
}
export interface Break {
  payerName: string;
  code: string;
  from: Day;
  to: Day;
}
export interface FamilyMember {
  names: string;
  kinship: string;
  bornOn: Day;
  from: Day;
  to: Day | null;
}
export interface Benefit {
  benefitId: string;
  kind: string;
  number: string;
  grantedOn: Day;
  endsOn: Day | null;
}
export interface BenefitPayment {
  benefitId: string;
  month: Month;
  paidOn: Day;
  gross: Grosze;
  tax: Grosze;
  health: Grosze;
  seizure: Grosze;
  net: Grosze;
  seizureReference: string | null;
  channel: 'bank-account' | 'post';
}
export interface BenefitInForce extends Benefit, Omit<BenefitPayment, 'benefitId'> {}
export interface BenefitDecision {
  benefitId: string;
  kind: 'grant' | 'indexation' | 'seizure';
  number: string;
  issuedOn: Day;
  validFrom: Day;
  gross: Grosze | null;
  /** Of an indexation, such as `1.055`. */
  rate: string | null;
}
export interface Payer {
  registeredSince: Day;
  deregisteredOn: Day | null;
  instalmentAgreement: boolean;
  openEnforcement: boolean;
  confirmed: boolean;
}
/** A transfer that came to the payer's contribution account. */
export interface Transfer {
  paymentId: string;
  paidOn: Day;
  amount: Grosze;
}
/** A person whom a payer reported to insurance, as it reported them. */
export interface InsuredPerson {
  titleId: string;
  givenNames: string | null;
  surname: string | null;
  pesel: string | null;
  titleCode: string;
  from: Day;
  to: Day | null;
}
export interface MonthSettled {
  month: Month;
  dueOn: Day;
  due: Grosze;
  paid: Grosze;
}

/** Where benefits are paid from a day on. */
export interface PayoutAccount {
  nrb: Nrb;
  from: Day;
  enteredAt: Date;
  /** Null for the account told at the claim. */
  submissionId: SubmissionId | null;
}
/** A month for which the state pays a self-employed payer's own social contributions. */
export interface ContributionHoliday {
  month: Month;
  grantedAt: Date;
  withdrawnAt: Date | null;
}

import type { AbsenceCode, DatedParameters, InsuranceTitle } from '#app/contributions/index.ts';
import type { Day } from '#kernel/day.ts';
import type { KnownPayer } from './known-payer.ts';
import type { VerificationRule } from './rule.ts';

/** By what a file is verified: what the institution has laid down, as of the day of filing. */
export interface VerificationTerms {
  /** The day of filing. */
  readonly on: Day;
  readonly rules: readonly VerificationRule[];
  readonly parameters: DatedParameters;
  readonly titles: readonly InsuranceTitle[];
  readonly absenceCodes: readonly AbsenceCode[];
  /** Who brings the set, where that is known. */
  readonly payer?: KnownPayer;
  /** Days off by statute beside the yearly ones. */
  readonly extraHolidays: readonly string[];
}

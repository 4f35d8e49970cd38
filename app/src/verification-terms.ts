import type { Day } from '#kernel/day.ts';
import type { Pack } from '#platform/pack.ts';
import type { VerificationTerms } from './verification/index.ts';

/** What of a pack insurance documents are verified by, on a day of filing. */
export const verificationTermsOf = (pack: Pack, on: Day): VerificationTerms => ({
  on,
  rules: pack.verificationRules,
  parameters: pack.parameters,
  titles: pack.insuranceTitles,
  absenceCodes: pack.absenceCodes,
  extraHolidays: pack.extraHolidays,
});

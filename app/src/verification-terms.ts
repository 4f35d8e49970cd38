import type { Day } from '#kernel/day.ts';
import type { Pack } from '#platform/pack.ts';
import type { KnownPayer, VerificationTerms } from './verification/index.ts';

/** What of a pack insurance documents are verified by, on a day of filing.
 *  @param payer who brings them, where that is known */
export const verificationTermsOf = (pack: Pack, on: Day, payer?: KnownPayer): VerificationTerms => ({
  on,
  ...(payer === undefined ? {} : { payer }),
  rules: pack.verificationRules,
  parameters: pack.parameters,
  titles: pack.insuranceTitles,
  absenceCodes: pack.absenceCodes,
  extraHolidays: pack.extraHolidays,
});

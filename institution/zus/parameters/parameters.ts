import type { DatedValue } from '#platform/pack.ts';
import * as contributions from './contributions.ts';
import * as holiday from './contribution-holiday.ts';
import * as deadlines from './deadlines.ts';
import * as portal from './portal.ts';

/** Every value that changes by decree, by the name under which modules ask for it. */
export const parameters: Record<string, readonly DatedValue[]> = {
  'arrears-interest-rate': contributions.arrearsInterestRate,
  'minimum-wage': contributions.minimumWage,
  'no-arrears-tolerance': contributions.noArrearsTolerance,
  'certificate-fee': contributions.certificateFee,
  'holiday-most-insured': holiday.holidayMostInsured,
  'holiday-turnover-euro': holiday.holidayTurnoverEuro,
  'holidays-a-year': holiday.holidaysAYear,
  'holiday-months-ahead': holiday.holidayMonthsAhead,
  'second-notice-days': deadlines.secondNoticeDays,
  'fiction-days': deadlines.fictionDays,
  'access-months': deadlines.accessMonths,
  'certificate-days': deadlines.certificateDays,
  'ordinary-matter-days': deadlines.ordinaryMatterDays,
  'complicated-matter-months': deadlines.complicatedMatterMonths,
  'complaint-days': deadlines.complaintDays,
  'appeal-months': deadlines.appealMonths,
  'funeral-claim-months': deadlines.funeralClaimMonths,
  'completion-days': deadlines.completionDays,
  'attachment-bytes': portal.attachmentBytes,
  'document-bytes': portal.documentBytes,
  'attachment-types': portal.attachmentTypes,
  'untrusted-profile-days': portal.untrustedProfileDays,
  'desk-opening-minutes': portal.deskOpeningMinutes,
  'session-idle-minutes': portal.sessionIdleMinutes,
  'session-warning-minutes': portal.sessionWarningMinutes,
};

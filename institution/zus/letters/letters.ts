import type { LetterTemplate } from '#platform/pack.ts';
import { noArrearsCertificate, noArrearsRefusal } from './certificates.ts';
import { decision, refusal, requestForMore, resumption, suspension } from './clerks.ts';
import { beneficiaryConfirmation, insuredConfirmation, payerConfirmation } from './confirmations.ts';
import { claimLetters, requestRefused } from './claims.ts';
import { holidayCorrected, holidayGranted, holidayRefused, holidayWithdrawn } from './contribution-holiday.ts';
import { insuranceCertificate, overpaymentRefund, payoutAccountChanged, periodsTaken, reply, sickLeaveCheckAnswer } from './requests.ts';
import { setBooked } from './insurance-documents.ts';
import { mandateAccepted, mandateRevoked } from './mandates.ts';

/** Every letter the institution writes by itself or lays before a clerk. */
export const letters: readonly LetterTemplate[] = [
  noArrearsCertificate,
  noArrearsRefusal,
  insuredConfirmation,
  payerConfirmation,
  beneficiaryConfirmation,
  mandateAccepted,
  mandateRevoked,
  requestForMore,
  decision,
  refusal,
  holidayGranted,
  holidayCorrected,
  holidayWithdrawn,
  holidayRefused,
  reply,
  payoutAccountChanged,
  insuranceCertificate,
  overpaymentRefund,
  sickLeaveCheckAnswer,
  periodsTaken,
  requestRefused,
  setBooked,
  ...claimLetters,
  suspension,
  resumption,
];

export { ADMIT_SQL } from './admit.ts';
export { clientKey } from './sign-in/client-key.ts';
export { hashOf as hashToken } from './tokens.ts';
export { findSession, keepAlive, openSession, openSessionFor, recallSession } from './sessions.ts';
export { endSessions } from './use-cases/end-sessions.ts';
export { freshlyProved } from './rules/assurance.ts';
export {
  actableParties,
  activeMandatesGiven,
  colleagues,
  knownOf,
  mayAct,
  mayRead,
  noticeAddressees,
  partiesOfStaff,
  partyCard,
  partyByNumber,
  relationTo,
  sharedHomes,
  staffMember,
  heldStaffRecord,
  staffRecord,
  staffRecords,
} from './questions.ts';
export { grantMandate, type MandateWish } from './use-cases/grant-mandate.ts';
export { revokeMandate, useUpMandate } from './use-cases/revoke-mandate.ts';
export { verifyPhonePin, type PinVerdict } from './use-cases/phone-pin.ts';
export { aboutMasked, maskedParties, type MaskedParty } from './search.ts';
export {
  changeStaffTerms,
  employStaff,
  endEmployment,
  personToEmploy,
  type StaffRefusal,
  type StaffTerms,
} from './use-cases/employ-staff.ts';
export { identityVocabulary } from './policies.ts';
export type {
  Actable,
  ActingMandate,
  Mandate,
  MandateScope,
  NewSession,
  OpenSession,
  PartyAddress,
  PartyCard,
  PartyRole,
  StaffMember,
  StaffRecord,
} from './types.ts';
export type { NoticeAddressee } from './views.ts';
export { clerkOfNation, supervisorOfNation } from './nation.ts';

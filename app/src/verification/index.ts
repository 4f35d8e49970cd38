export { InsuredReport } from './checks/report.ts';
export { identifierIn } from './document.ts';
export type { KnownPayer } from './known-payer.ts';
export type { VerificationRule } from './rule.ts';
export type { VerificationTerms } from './terms.ts';
export { Verification } from './verification.ts';

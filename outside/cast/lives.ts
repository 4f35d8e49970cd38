import type { FirmKey, PersonKey } from './cast.ts';

/** How the lives of the cast hang together. Times are told from the day the demo is seeded: days and months back. */

export interface Employment {
  employee: PersonKey;
  employer: FirmKey;
  monthsBack: number /** Share of a full post, in percent. */;
  postPercent: number;
}
export const employments: readonly Employment[] = [
  { employee: 'anna', employer: 'firmaX', monthsBack: 74, postPercent: 100 },
  { employee: 'anna', employer: 'firmaY', monthsBack: 14, postPercent: 50 },
  { employee: 'olena', employer: 'firmaX', monthsBack: 31, postPercent: 100 },
  { employee: 'zofia', employer: 'firmaY', monthsBack: 50, postPercent: 100 },
  { employee: 'tomasz', employer: 'firmaX', monthsBack: 2, postPercent: 100 },
];

/** Who acts for a body by its statute or the court register, without a mandate. */
export const representatives: readonly { body: FirmKey; person: PersonKey }[] = [
  { body: 'firmaX', person: 'tadeusz' },
  { body: 'firmaY', person: 'renata' },
  { body: 'urzadZ', person: 'grazyna' },
];

/** Mandates (PEL) in force when the demo begins. The scope is the role of the grantor in which the proxy acts. */
export interface Mandate {
  grantor: PersonKey | FirmKey;
  proxy: PersonKey;
  scope: 'payer' | 'bailiff' | 'practitioner';
  daysBack: number;
}
export const mandates: readonly Mandate[] = [
  { grantor: 'firmaX', proxy: 'katarzyna', scope: 'payer', daysBack: 400 },
  { grantor: 'jan', proxy: 'katarzyna', scope: 'payer', daysBack: 120 },
  { grantor: 'urzadZ', proxy: 'leszek', scope: 'bailiff', daysBack: 300 },
  { grantor: 'piotr', proxy: 'magdalena', scope: 'practitioner', daysBack: 200 },
];

/** Children and others on somebody's health insurance. */
export const familyMembers: readonly { insured: PersonKey; member: PersonKey }[] = [{ insured: 'anna', member: 'hanna' }];

/** Whole months of contributions left unpaid, counted back from the last one due. */
export const arrears: readonly { payer: PersonKey | FirmKey; months: number }[] = [{ payer: 'jan', months: 1 }];

export const seizures: readonly { debtor: PersonKey; bailiff: PersonKey; daysBack: number }[] = [
  { debtor: 'maria', bailiff: 'ewa', daysBack: 150 },
];

/** Profiles made without proof of identity; they lapse seven days later unless confirmed in a branch. */
export const untrustedProfiles: readonly { person: PersonKey; daysBack: number }[] = [{ person: 'tomasz', daysBack: 6 }];

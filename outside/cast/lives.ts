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

/** Sick leaves, of both Anna's jobs at once in the last one: a certificate for each payer. */
export const sickLeaves: readonly {
  insured: PersonKey;
  employer: FirmKey;
  monthsBack: number;
  days: number;
  place: 'home' | 'hospital';
}[] = [
  { insured: 'anna', employer: 'firmaX', monthsBack: 5, days: 9, place: 'home' },
  { insured: 'anna', employer: 'firmaY', monthsBack: 5, days: 9, place: 'home' },
  { insured: 'anna', employer: 'firmaX', monthsBack: 13, days: 5, place: 'home' },
  { insured: 'anna', employer: 'firmaX', monthsBack: 20, days: 12, place: 'hospital' },
  { insured: 'zofia', employer: 'firmaY', monthsBack: 9, days: 7, place: 'home' },
];

/** What came on top of one month's transfer, and let the next be less. */
export const overpayments: readonly { payer: FirmKey; monthsBack: number; grosze: number }[] = [
  { payer: 'firmaX', monthsBack: 5, grosze: 25_000 },
];

/** What was gathered for a pension before the months of the demo. Only those who worked before 1999 have an initial capital. */
export const pensionAccounts: readonly {
  insured: PersonKey;
  capitalGrosze: number;
  contributionsGrosze: number;
  subaccountGrosze: number;
  openFundGrosze: number;
  subaccount: 'none' | 'whole' | 'with-open-fund';
}[] = [
  {
    insured: 'anna',
    capitalGrosze: 0,
    contributionsGrosze: 11_842_317,
    subaccountGrosze: 3_104_255,
    openFundGrosze: 1_511_940,
    subaccount: 'with-open-fund',
  },
  {
    insured: 'jan',
    capitalGrosze: 0,
    contributionsGrosze: 21_377_064,
    subaccountGrosze: 6_920_118,
    openFundGrosze: 0,
    subaccount: 'whole',
  },
  {
    insured: 'katarzyna',
    capitalGrosze: 0,
    contributionsGrosze: 14_208_831,
    subaccountGrosze: 4_417_602,
    openFundGrosze: 0,
    subaccount: 'whole',
  },
  {
    insured: 'piotr',
    capitalGrosze: 3_204_419,
    contributionsGrosze: 33_910_275,
    subaccountGrosze: 9_016_330,
    openFundGrosze: 4_120_077,
    subaccount: 'with-open-fund',
  },
  {
    insured: 'ewa',
    capitalGrosze: 0,
    contributionsGrosze: 18_655_902,
    subaccountGrosze: 5_733_148,
    openFundGrosze: 0,
    subaccount: 'whole',
  },
  { insured: 'olena', capitalGrosze: 0, contributionsGrosze: 612_440, subaccountGrosze: 365_290, openFundGrosze: 0, subaccount: 'whole' },
  {
    insured: 'zofia',
    capitalGrosze: 0,
    contributionsGrosze: 2_204_516,
    subaccountGrosze: 1_316_201,
    openFundGrosze: 0,
    subaccount: 'whole',
  },
  { insured: 'tomasz', capitalGrosze: 0, contributionsGrosze: 0, subaccountGrosze: 0, openFundGrosze: 0, subaccount: 'whole' },
];

/** What people of the cast have called and come about before. */
export const contacts: readonly {
  person: PersonKey;
  by: PersonKey;
  daysBack: number;
  channel: 'call' | 'visit';
  minutes: number;
  topic: string;
  asked: string;
  answered: string;
  nextStep: string | null;
}[] = [
  {
    person: 'anna',
    by: 'beata',
    daysBack: 63,
    channel: 'call',
    minutes: 9,
    topic: 'confirmations',
    asked: 'Jak dostać zaświadczenie o podleganiu ubezpieczeniom do banku.',
    answered: 'Można je pobrać na portalu od ręki albo złożyć US-7.',
    nextStep: 'Anna pobierze potwierdzenie z portalu.',
  },
  {
    person: 'maria',
    by: 'beata',
    daysBack: 41,
    channel: 'visit',
    minutes: 22,
    topic: 'benefits',
    asked: 'Dlaczego przelew emerytury jest niższy niż w poprzednim miesiącu.',
    answered: 'Od tego miesiąca potrącane jest zajęcie komornicze. Pokazałam rozliczenie brutto i netto.',
    nextStep: null,
  },
  {
    person: 'jan',
    by: 'beata',
    daysBack: 20,
    channel: 'call',
    minutes: 6,
    topic: 'payers',
    asked: 'Ile wynosi zaległość i jak ją rozłożyć na raty.',
    answered: 'Podałam saldo na dziś. Układ ratalny zawiera się z doradcą w oddziale.',
    nextStep: 'Jan umówi się z doradcą do ulg.',
  },
];

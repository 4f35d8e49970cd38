import type { LetterTemplate } from '#platform/pack.ts';
import type { Bilingual } from '#platform/text/text.ts';

/** Letters that settle claims: what is granted or refused differs, the words around it do not. The amount and the
 *  reasons are the clerk's. */

const APPEAL: { pl: readonly string[]; en: readonly string[] } = {
  pl: [
    '{appealMonths, plural, one {Od tej decyzji przysługuje odwołanie do sądu pracy i ubezpieczeń społecznych w ciągu miesiąca od dnia doręczenia.} few {Od tej decyzji przysługuje odwołanie do sądu pracy i ubezpieczeń społecznych w ciągu # miesięcy od dnia doręczenia.} other {Od tej decyzji przysługuje odwołanie do sądu pracy i ubezpieczeń społecznych w ciągu # miesięcy od dnia doręczenia.}} Odwołanie składa się za pośrednictwem jednostki, która wydała decyzję: w portalu, pocztą albo ustnie do protokołu. Postępowanie jest bezpłatne.',
  ],
  en: [
    '{appealMonths, plural, one {An appeal to the labour and social insurance court may be lodged within one month of delivery.} other {An appeal to the labour and social insurance court may be lodged within # months of delivery.}} It is lodged through the unit that issued the decision: in the portal, by post, or orally for the record. The proceedings are free of charge.',
  ],
};

interface Claim {
  code: string;
  /** What is claimed, in the accusative for Polish: `zasiłek chorobowy`. */
  what: Bilingual;
  legalBasis: string;
  retention: string;
}

const granted = (claim: Claim): LetterTemplate => ({
  code: `${claim.code}-granted`,
  kind: 'decision',
  version: 1,
  mark: 'M',
  title: { pl: 'Decyzja o przyznaniu świadczenia', en: 'Decision granting a benefit' },
  body: {
    pl: [
      `Po rozpatrzeniu wniosku {form} z dnia {filedOn} Zakład Ubezpieczeń Społecznych przyznaje: ${claim.what.pl}.`,
      'Uprawniona osoba: {name} ({identifiers}).',
      '[[table periods | from=Od | toPl=Do]]',
      'Kwota i jej obliczenie: {wordsPl}',
      'Uzasadnienie: {reasonsPl}',
    ],
    en: [
      `Having examined the request {form} of {filedOn}, the Social Insurance Institution grants: ${claim.what.en}.`,
      'Person entitled: {name} ({identifiers}).',
      '[[table periods | from=From | toEn=To]]',
      'The amount and how it is worked out: {wordsEn}',
      'Reasons: {reasonsEn}',
    ],
  },
  legalBasis: claim.legalBasis,
  instruction: APPEAL,
  retention: claim.retention,
});

const refused = (claim: Claim): LetterTemplate => ({
  code: `${claim.code}-refused`,
  kind: 'decision',
  version: 1,
  mark: 'M',
  title: { pl: 'Decyzja odmowna', en: 'Decision refusing a benefit' },
  body: {
    pl: [
      `Po rozpatrzeniu wniosku {form} z dnia {filedOn} Zakład Ubezpieczeń Społecznych odmawia. Wniosek dotyczył: ${claim.what.pl}.`,
      'Wniosek złożono dla: {name} ({identifiers}).',
      'Uzasadnienie: {reasonsPl}',
    ],
    en: [
      `Having examined the request {form} of {filedOn}, the Social Insurance Institution refuses it. It was for: ${claim.what.en}.`,
      'Filed for: {name} ({identifiers}).',
      'Reasons: {reasonsEn}',
    ],
  },
  legalBasis: claim.legalBasis,
  instruction: APPEAL,
  retention: claim.retention,
});

const SICKNESS =
  'Ustawa z dnia 25 czerwca 1999 r. o świadczeniach pieniężnych z ubezpieczenia społecznego w razie choroby i macierzyństwa; ustawa z dnia 13 października 1998 r. o systemie ubezpieczeń społecznych, art. 83 ust. 1';
const PENSIONS =
  'Ustawa z dnia 17 grudnia 1998 r. o emeryturach i rentach z Funduszu Ubezpieczeń Społecznych; ustawa z dnia 13 października 1998 r. o systemie ubezpieczeń społecznych, art. 83 ust. 1';

const claims: readonly Claim[] = [
  { code: 'sickness-benefit', what: { pl: 'zasiłek chorobowy', en: 'sickness benefit' }, legalBasis: SICKNESS, retention: 'B10' },
  { code: 'care-benefit', what: { pl: 'zasiłek opiekuńczy', en: 'care benefit' }, legalBasis: SICKNESS, retention: 'B10' },
  { code: 'maternity-benefit', what: { pl: 'zasiłek macierzyński', en: 'maternity benefit' }, legalBasis: SICKNESS, retention: 'B10' },
  { code: 'funeral-grant', what: { pl: 'zasiłek pogrzebowy', en: 'funeral grant' }, legalBasis: PENSIONS, retention: 'B10' },
  {
    code: 'supplementary-benefit',
    what: {
      pl: 'świadczenie uzupełniające dla osoby niezdolnej do samodzielnej egzystencji',
      en: 'supplementary benefit for a person unable to live independently',
    },
    legalBasis:
      'Ustawa z dnia 31 lipca 2019 r. o świadczeniu uzupełniającym dla osób niezdolnych do samodzielnej egzystencji; ustawa z dnia 13 października 1998 r. o systemie ubezpieczeń społecznych, art. 83 ust. 1',
    retention: 'B50',
  },
  { code: 'old-age-pension', what: { pl: 'emerytura', en: 'old-age pension' }, legalBasis: PENSIONS, retention: 'B50' },
];

/** Codes are `<claim>-granted` and `<claim>-refused`. */
export const claimLetters: readonly LetterTemplate[] = claims.flatMap(claim => [granted(claim), refused(claim)]);

/** Refuses a request that is neither for a benefit nor for a certificate. */
export const requestRefused: LetterTemplate = {
  code: 'request-refused',
  kind: 'decision',
  version: 1,
  mark: 'M',
  title: { pl: 'Decyzja odmowna', en: 'Decision refusing a request' },
  body: {
    pl: [
      'Po rozpatrzeniu wniosku {form} z dnia {filedOn} Zakład Ubezpieczeń Społecznych odmawia jego uwzględnienia.',
      'Wniosek złożono dla: {name} ({identifiers}).',
      'Uzasadnienie: {reasonsPl}',
    ],
    en: [
      'Having examined the request {form} of {filedOn}, the Social Insurance Institution refuses it.',
      'Filed for: {name} ({identifiers}).',
      'Reasons: {reasonsEn}',
    ],
  },
  legalBasis: 'Ustawa z dnia 13 października 1998 r. o systemie ubezpieczeń społecznych, art. 83 ust. 1',
  instruction: APPEAL,
  retention: 'B10',
};

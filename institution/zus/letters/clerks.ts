import type { LetterTemplate } from '#platform/pack.ts';

/** Letters a clerk writes: the words of the matter are the clerk's, in `wordsPl` and `wordsEn`. */

export const requestForMore: LetterTemplate = {
  code: 'request-for-more',
  kind: 'letter',
  version: 1,
  title: { pl: 'Wezwanie do uzupełnienia wniosku', en: 'Request to complete an application' },
  body: {
    pl: [
      'Dotyczy wniosku {form} z dnia {filedOn}. Aby go rozpatrzyć, potrzebujemy jeszcze:',
      '{wordsPl}',
      '{completionDays, plural, one {Prosimy o uzupełnienie w ciągu # dnia od doręczenia tego pisma.} other {Prosimy o uzupełnienie w ciągu # dni od doręczenia tego pisma.}} Jeśli braki nie zostaną usunięte w tym terminie, wniosek pozostanie bez rozpoznania.',
    ],
    en: [
      'This concerns your request {form} of {filedOn}. To examine it we still need:',
      '{wordsEn}',
      '{completionDays, plural, one {Please complete it within # day of delivery of this letter.} other {Please complete it within # days of delivery of this letter.}} If what is missing does not arrive in that time, the request will be left unexamined.',
    ],
  },
  legalBasis: 'Kodeks postępowania administracyjnego, art. 64 § 2',
  instruction: {
    pl: ['Uzupełnienie można złożyć w portalu, w sprawie, której dotyczy, pocztą albo w placówce.'],
    en: ['You can send what is missing in the portal, in the matter it belongs to, by post, or hand it in at a branch.'],
  },
  retention: 'B5',
};

export const decision: LetterTemplate = {
  code: 'decision',
  kind: 'decision',
  version: 1,
  title: { pl: 'Decyzja', en: 'Decision' },
  body: {
    pl: [
      'Po rozpatrzeniu wniosku {form} z dnia {filedOn} Zakład Ubezpieczeń Społecznych postanawia:',
      '{wordsPl}',
      'Uzasadnienie: {reasonsPl}',
    ],
    en: ['Having examined the request {form} of {filedOn}, the Social Insurance Institution decides:', '{wordsEn}', 'Reasons: {reasonsEn}'],
  },
  legalBasis: 'Ustawa z dnia 13 października 1998 r. o systemie ubezpieczeń społecznych, art. 83 ust. 1',
  instruction: {
    pl: [
      '{appealMonths, plural, one {Od tej decyzji przysługuje odwołanie do sądu pracy i ubezpieczeń społecznych w ciągu miesiąca od dnia doręczenia.} few {Od tej decyzji przysługuje odwołanie do sądu pracy i ubezpieczeń społecznych w ciągu # miesięcy od dnia doręczenia.} other {Od tej decyzji przysługuje odwołanie do sądu pracy i ubezpieczeń społecznych w ciągu # miesięcy od dnia doręczenia.}} Odwołanie składa się za pośrednictwem jednostki, która wydała decyzję, na piśmie, w portalu albo ustnie do protokołu. Postępowanie jest wolne od opłat.',
    ],
    en: [
      '{appealMonths, plural, one {An appeal to the labour and social insurance court may be lodged within one month of delivery.} other {An appeal to the labour and social insurance court may be lodged within # months of delivery.}} It is filed through the unit that issued the decision, in writing, in the portal, or orally for the record. The proceedings are free of charge.',
    ],
  },
  retention: 'B10',
};

/** Answer that refuses a form other than the certificate of no arrears, as an order. */
export const refusal: LetterTemplate = {
  code: 'certificate-refusal',
  kind: 'decision',
  version: 1,
  title: { pl: 'Postanowienie o odmowie wydania zaświadczenia', en: 'Order refusing a certificate' },
  body: {
    pl: [
      'Po rozpatrzeniu wniosku {form} z dnia {filedOn} Zakład Ubezpieczeń Społecznych odmawia wydania zaświadczenia.',
      'Uzasadnienie: {reasonsPl}',
    ],
    en: [
      'Having examined the request {form} of {filedOn}, the Social Insurance Institution refuses to issue the certificate.',
      'Reasons: {reasonsEn}',
    ],
  },
  legalBasis: 'Kodeks postępowania administracyjnego, art. 219',
  instruction: {
    pl: [
      '{complaintDays, plural, one {Na to postanowienie przysługuje zażalenie w ciągu # dnia od dnia doręczenia.} other {Na to postanowienie przysługuje zażalenie w ciągu # dni od dnia doręczenia.}} Wnosi się je za pośrednictwem jednostki, która wydała postanowienie (art. 219 i art. 141 § 2 Kodeksu postępowania administracyjnego).',
    ],
    en: [
      '{complaintDays, plural, one {A complaint may be lodged within # day of delivery.} other {A complaint may be lodged within # days of delivery.}} It is lodged through the unit that issued this order (Code of Administrative Procedure, art. 219 and art. 141 § 2).',
    ],
  },
  retention: 'B5',
};

const COMPLAINT = {
  pl: [
    'Na to postanowienie przysługuje zażalenie w ciągu 7 dni od dnia doręczenia. Wnosi się je za pośrednictwem jednostki, która wydała postanowienie (art. 101 § 3 i art. 141 § 2 Kodeksu postępowania administracyjnego).',
  ],
  en: [
    'A complaint may be lodged within 7 days of delivery, through the unit that issued this order (Code of Administrative Procedure, art. 101 § 3 and art. 141 § 2).',
  ],
};

/** The clerk's own reasons stand in Polish in both copies: they are not translated by the program. */
export const suspension: LetterTemplate = {
  code: 'suspension',
  kind: 'decision',
  version: 1,
  title: { pl: 'Postanowienie o zawieszeniu postępowania', en: 'Order suspending a matter' },
  body: {
    pl: [
      'Zawieszamy sprawę z wniosku {form} z dnia {filedOn}. Powód: {groundPl}.',
      'Podstawa: {legalBasis}.',
      'Uzasadnienie: {reasonsPl}',
      'Zajmiemy się sprawą dalej, gdy ten powód ustanie. Do tego czasu nie biegnie termin naszej odpowiedzi.',
    ],
    en: [
      'We suspend the matter of your request {form} of {filedOn}. Ground: {groundEn}.',
      'Provision: {legalBasis}.',
      'Reasons (in Polish): {reasonsPl}',
      'We go on when the ground is gone. Until then the time for our answer stands still.',
    ],
  },
  legalBasis: 'Kodeks postępowania administracyjnego, art. 97, art. 98 i art. 101',
  instruction: COMPLAINT,
  retention: 'B5',
};

export const resumption: LetterTemplate = {
  code: 'resumption',
  kind: 'decision',
  version: 1,
  title: { pl: 'Postanowienie o podjęciu zawieszonego postępowania', en: 'Order resuming a matter' },
  body: {
    pl: [
      'Podejmujemy sprawę z wniosku {form} z dnia {filedOn}, zawieszoną {suspendedOn}.',
      'Uzasadnienie: {reasonsPl}',
      'Odpowiemy do {dueOn}.',
    ],
    en: [
      'We go on with the matter of your request {form} of {filedOn}, suspended on {suspendedOn}.',
      'Reasons (in Polish): {reasonsPl}',
      'We answer by {dueOn}.',
    ],
  },
  legalBasis: 'Kodeks postępowania administracyjnego, art. 97 § 2',
  retention: 'B5',
};

import type { LetterTemplate } from '#platform/pack.ts';

const legalBasis = 'Ustawa z dnia 13 października 1998 r. o systemie ubezpieczeń społecznych, art. 17a';

export const holidayGranted: LetterTemplate = {
  code: 'contribution-holiday-granted',
  kind: 'letter',
  version: 1,
  mark: 'M',
  title: { pl: 'Wakacje składkowe przyznane', en: 'Contribution holiday granted' },
  body: {
    pl: [
      'Na wniosek {form} z dnia {filedOn} płatnik {name} ({identifiers}) korzysta z wakacji składkowych za {month}.',
      'Za ten miesiąc własne składki na ubezpieczenia społeczne i na Fundusz Pracy finansuje budżet państwa. Nie trzeba ich wpłacać.',
      'Składkę na ubezpieczenie zdrowotne trzeba zapłacić jak zawsze, w zwykłym terminie. Trzeba też złożyć dokumenty rozliczeniowe za ten miesiąc.',
      'Jeśli wakacje mają przypadać w innym miesiącu albo są niepotrzebne, można złożyć korektę albo wycofanie na tym samym formularzu.',
    ],
    en: [
      'On the request {form} of {filedOn} the payer {name} ({identifiers}) has a contribution holiday for {month}.',
      'For that month the payer’s own contributions for social insurance and the Labour Fund are paid by the state. They need not be paid in.',
      'The contribution for health insurance must be paid as always, by the usual day. The settlement documents for that month must be filed too.',
      'If the holiday is to fall in another month, or is not needed, a correction or a withdrawal can be filed on the same form.',
    ],
  },
  legalBasis,
  retention: 'B50',
};

export const holidayCorrected: LetterTemplate = {
  code: 'contribution-holiday-corrected',
  kind: 'letter',
  version: 1,
  mark: 'M',
  title: { pl: 'Wakacje składkowe: zmieniony miesiąc', en: 'Contribution holiday: month changed' },
  body: {
    pl: [
      'Na korektę {form} z dnia {filedOn} płatnik {name} ({identifiers}) korzysta z wakacji składkowych za {month} zamiast za {oldMonth}.',
      'Składki za {oldMonth} trzeba zapłacić w zwykłej wysokości.',
      'Za {month} własne składki na ubezpieczenia społeczne i na Fundusz Pracy finansuje budżet państwa; składkę zdrowotną trzeba zapłacić jak zawsze.',
    ],
    en: [
      'On the correction {form} of {filedOn} the payer {name} ({identifiers}) has a contribution holiday for {month} instead of {oldMonth}.',
      'The contributions for {oldMonth} must be paid in full.',
      'For {month} the payer’s own contributions for social insurance and the Labour Fund are paid by the state; the health contribution must be paid as always.',
    ],
  },
  legalBasis,
  retention: 'B50',
};

export const holidayWithdrawn: LetterTemplate = {
  code: 'contribution-holiday-withdrawn',
  kind: 'letter',
  version: 1,
  mark: 'M',
  title: { pl: 'Wakacje składkowe wycofane', en: 'Contribution holiday withdrawn' },
  body: {
    pl: [
      'Na wniosek {form} z dnia {filedOn} wycofaliśmy wakacje składkowe za {month}. Płatnik: {name} ({identifiers}).',
      'Składki za ten miesiąc trzeba zapłacić w zwykłej wysokości. W tym roku można jeszcze wystąpić o wakacje za inny miesiąc.',
    ],
    en: [
      'On the request {form} of {filedOn} the contribution holiday for {month} was withdrawn. Payer: {name} ({identifiers}).',
      'The contributions for that month must be paid in full. A holiday for another month of this year can still be asked for.',
    ],
  },
  legalBasis,
  retention: 'B50',
};

/** Drafted by the computer with what speaks against it, signed by a clerk. */
export const holidayRefused: LetterTemplate = {
  code: 'contribution-holiday-refused',
  kind: 'decision',
  version: 1,
  mark: 'M',
  title: { pl: 'Decyzja o odmowie wakacji składkowych', en: 'Decision refusing a contribution holiday' },
  body: {
    pl: [
      'Po rozpatrzeniu wniosku {form} z dnia {filedOn} Zakład Ubezpieczeń Społecznych odmawia płatnikowi {name} ({identifiers}) wakacji składkowych.',
      'Uzasadnienie. Wakacje składkowe przysługują, gdy spełnione są wszystkie warunki. Nie są spełnione:',
      '[[table failed | whyPl=Warunek]]',
      'Gdy warunki będą spełnione, można złożyć nowy wniosek.',
    ],
    en: [
      'Having examined the request {form} of {filedOn}, the Social Insurance Institution refuses the payer {name} ({identifiers}) a contribution holiday.',
      'Reasons. A contribution holiday is due when all conditions are met. These are not:',
      '[[table failed | whyEn=Condition]]',
      'Once they are met, a new request can be filed.',
    ],
  },
  legalBasis,
  instruction: {
    pl: [
      '{appealMonths, plural, one {Od tej decyzji przysługuje odwołanie do sądu pracy i ubezpieczeń społecznych w ciągu miesiąca od dnia doręczenia.} few {Od tej decyzji przysługuje odwołanie do sądu pracy i ubezpieczeń społecznych w ciągu # miesięcy od dnia doręczenia.} other {Od tej decyzji przysługuje odwołanie do sądu pracy i ubezpieczeń społecznych w ciągu # miesięcy od dnia doręczenia.}} Odwołanie składa się za pośrednictwem jednostki, która wydała decyzję: w portalu, pocztą albo ustnie do protokołu.',
    ],
    en: [
      '{appealMonths, plural, one {An appeal to the labour and social insurance court may be lodged within one month of delivery.} other {An appeal to the labour and social insurance court may be lodged within # months of delivery.}} It is lodged through the unit that issued the decision: in the portal, by post, or orally for the record.',
    ],
  },
  retention: 'B50',
};

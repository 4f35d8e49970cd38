import type { LetterTemplate } from '#platform/pack.ts';

/** Letters that answer requests other than claims. */

const ACT_SYSTEM = 'Ustawa z dnia 13 października 1998 r. o systemie ubezpieczeń społecznych';

export const reply: LetterTemplate = {
  code: 'reply',
  kind: 'letter',
  version: 1,
  mark: 'M',
  title: { pl: 'Odpowiedź na pismo', en: 'Reply to a letter' },
  body: {
    pl: ['Odpowiadamy na pismo z dnia {filedOn}: „{subject}”.', '{wordsPl}'],
    en: ['This answers the letter of {filedOn}: “{subject}”.', '{wordsEn}'],
  },
  legalBasis: 'Kodeks postępowania administracyjnego, art. 9 i art. 35',
  retention: 'B5',
};

export const payoutAccountChanged: LetterTemplate = {
  code: 'payout-account-changed',
  kind: 'letter',
  version: 1,
  mark: 'M',
  title: { pl: 'Zmiana rachunku do wypłaty świadczenia', en: 'Change of the account to which a benefit is paid' },
  body: {
    pl: [
      'Na wniosek {form} z dnia {filedOn} zmieniliśmy rachunek, na który wypłacamy świadczenie. Uprawniona osoba: {name} ({identifiers}).',
      'Nowy rachunek kończy się cyframi {lastDigits}. Obowiązuje od {from}.',
      'Wypłata, którą przygotowaliśmy wcześniej, może jeszcze trafić na poprzedni rachunek. Nie zamykaj go, zanim nie wpłyną pieniądze na nowy.',
      'Jeśli tej zmiany nie zgłaszano, zadzwoń do nas od razu.',
    ],
    en: [
      'On the request {form} of {filedOn} we have changed the account to which the benefit is paid. Person entitled: {name} ({identifiers}).',
      'The new account ends with {lastDigits}. It is used from {from}.',
      'A payment prepared before may still reach the previous account. Do not close it until money has arrived in the new one.',
      'If nobody asked for this change, call us at once.',
    ],
  },
  legalBasis: 'Ustawa z dnia 17 grudnia 1998 r. o emeryturach i rentach z Funduszu Ubezpieczeń Społecznych, art. 130',
  retention: 'B50',
};

export const insuranceCertificate: LetterTemplate = {
  code: 'insurance-certificate',
  kind: 'certificate',
  version: 1,
  mark: 'M',
  title: { pl: 'Zaświadczenie z konta ubezpieczonego', en: 'Certificate from the account of an insured person' },
  body: {
    pl: [
      'Zakład Ubezpieczeń Społecznych zaświadcza, co według stanu na dzień {asOf} jest zapisane na koncie: {name} ({identifiers}).',
      '{periodCount, plural, =-1 {} =0 {Na koncie nie ma okresów ubezpieczenia od {from} do {to}.} other {Okresy ubezpieczenia od {from} do {to}:}}',
      '[[table periods | payer=Płatnik składek | code=Kod tytułu | from=Od | toPl=Do | insurancesPl=Ubezpieczenia]]',
      '{baseCount, plural, =-1 {} =0 {Na koncie nie ma podstaw wymiaru składek od {from} do {to}.} other {Podstawy wymiaru składek od {from} do {to}:}}',
      '[[table bases | month=Miesiąc | payer=Płatnik składek | pension=Emerytalne i rentowe | sickness=Chorobowe i wypadkowe | health=Zdrowotne]]',
      'Dokument utworzono automatycznie na podstawie danych zapisanych na koncie i opatrzono pieczęcią elektroniczną. Autentyczność można sprawdzić na stronie weryfikacji, podając numer dokumentu i kod z pierwszej strony.',
    ],
    en: [
      'The Social Insurance Institution certifies what, as at {asOf}, stands on the account of {name} ({identifiers}).',
      '{periodCount, plural, =-1 {} =0 {The account holds no insurance periods from {from} to {to}.} other {Insurance periods from {from} to {to}:}}',
      '[[table periods | payer=Payer of contributions | code=Code of title | from=From | toEn=To | insurancesEn=Insurances]]',
      '{baseCount, plural, =-1 {} =0 {The account holds no contribution bases from {from} to {to}.} other {Contribution bases from {from} to {to}:}}',
      '[[table bases | month=Month | payer=Payer of contributions | pension=Old-age and disability | sickness=Sickness and accident | health=Health]]',
      'The document was made automatically from the data on the account and bears an electronic seal. It can be checked on the verification page with the document’s number and the code on its first page.',
    ],
  },
  legalBasis: `Kodeks postępowania administracyjnego, art. 217 § 2 pkt 2 i art. 218; ${ACT_SYSTEM.toLowerCase()}, art. 50`,
  retention: 'B5',
};

export const overpaymentRefund: LetterTemplate = {
  code: 'overpayment-refund',
  kind: 'letter',
  version: 1,
  mark: 'M',
  title: { pl: 'Zwrot nadpłaty składek', en: 'Refund of overpaid contributions' },
  body: {
    pl: [
      'Po rozpatrzeniu wniosku {form} z dnia {filedOn} zwracamy nadpłatę składek. Płatnik: {name} ({identifiers}).',
      'Kwota i sposób jej ustalenia: {wordsPl}',
      'Pieniądze przekażemy na rachunek, który kończy się cyframi {lastDigits}.',
    ],
    en: [
      'Having examined the request {form} of {filedOn}, we refund the overpaid contributions. Payer: {name} ({identifiers}).',
      'The amount and how it was established: {wordsEn}',
      'The money will be sent to the account that ends with {lastDigits}.',
    ],
  },
  legalBasis: `${ACT_SYSTEM}, art. 24 ust. 6a`,
  retention: 'B50',
};

export const sickLeaveCheckAnswer: LetterTemplate = {
  code: 'sick-leave-check-answer',
  kind: 'letter',
  version: 1,
  mark: 'M',
  title: { pl: 'Wynik sprawdzenia zwolnienia lekarskiego', en: 'Result of checking a sick leave' },
  body: {
    pl: [
      'Dotyczy wniosku {form} z dnia {filedOn}, który złożył płatnik {name} ({identifiers}). Zwolnienie od {leaveFrom} do {leaveTo}.',
      'Wynik: {wordsPl}',
      'To pismo nie zawiera danych o stanie zdrowia ani rozpoznania.',
    ],
    en: [
      'This concerns the request {form} of {filedOn} by the payer {name} ({identifiers}). Leave from {leaveFrom} to {leaveTo}.',
      'Result: {wordsEn}',
      'This letter holds no data about health and no diagnosis.',
    ],
  },
  legalBasis:
    'Ustawa z dnia 25 czerwca 1999 r. o świadczeniach pieniężnych z ubezpieczenia społecznego w razie choroby i macierzyństwa, art. 59 i art. 68',
  retention: 'B10',
};

export const periodsTaken: LetterTemplate = {
  code: 'periods-taken',
  kind: 'letter',
  version: 1,
  mark: 'M',
  title: { pl: 'Informacja o zgłoszonych okresach', en: 'About the periods you told us of' },
  body: {
    pl: [
      'Otrzymaliśmy wykaz okresów {form} z dnia {filedOn}. Złożono go dla: {name} ({identifiers}).',
      'Zgłoszone okresy:',
      '[[table periods | whatPl=Rodzaj | from=Od | toPl=Do]]',
      'Co z nich uwzględniliśmy: {wordsPl}',
    ],
    en: [
      'We have received the list of periods {form} of {filedOn}. It was filed for: {name} ({identifiers}).',
      'Periods told:',
      '[[table periods | whatEn=Kind | from=From | toEn=To]]',
      'What we have taken into account: {wordsEn}',
    ],
  },
  legalBasis: 'Ustawa z dnia 17 grudnia 1998 r. o emeryturach i rentach z Funduszu Ubezpieczeń Społecznych, art. 5-7 i art. 117',
  retention: 'B50',
};

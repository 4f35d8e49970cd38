import type { VerificationRule } from '#app/verification/index.ts';

const since = '1999-01-01';
const format = 'opis struktury dokumentów ubezpieczeniowych KEDU';
const act = 'ustawa o systemie ubezpieczeń społecznych';
const healthAct = 'ustawa o świadczeniach opieki zdrowotnej finansowanych ze środków publicznych';
const corrected = { pl: 'Popraw je i wyślij plik ponownie.', en: 'Correct it and send the file again.' };

/** The rules by which insurance documents are verified, beyond their schema (V001). Numbers and wording are ours; articles
 *  are from memory where marked so. What a rule asks exactly is in `app/src/verification/checks`. */
export const verificationRules: readonly VerificationRule[] = [
  {
    code: 'V002',
    class: 'K',
    from: since,
    legalSource: `${act}, art. 35; ${format}`,
    mark: 'M',
    text: {
      pl: `{what, select, missing {Nie podano żadnego identyfikatora płatnika: wpisz NIP, REGON, PESEL albo rodzaj i numer dokumentu.} nip {NIP płatnika {value} jest błędny: nie zgadza się cyfra kontrolna.} regon {REGON płatnika {value} jest błędny: nie zgadza się cyfra kontrolna.} other {PESEL płatnika {value} jest błędny.}} ${corrected.pl}`,
      en: `{what, select, missing {No identifier of the payer is given: enter NIP, REGON, PESEL, or kind and number of a document.} nip {The payer’s NIP {value} is wrong: its check digit does not fit.} regon {The payer’s REGON {value} is wrong: its check digit does not fit.} other {The payer’s PESEL {value} is wrong.}} ${corrected.en}`,
    },
  },
  {
    code: 'V004',
    class: 'K',
    from: since,
    legalSource: `${act}, art. 6, 9, 11, 12; tablica kodów tytułu ubezpieczenia`,
    mark: 'M',
    text: {
      pl: '{what, select, missing {Brakuje kodu tytułu ubezpieczenia. Wpisz sześć cyfr: kod, prawo do emerytury lub renty, stopień niepełnosprawności.} other {Kodu tytułu ubezpieczenia {value} nie ma w tablicy na ten dzień. Sprawdź kod.}}',
      en: '{what, select, missing {The insurance title code is missing. Enter six digits: code, right to a pension, degree of disability.} other {The insurance title code {value} is not in the table on that day. Check the code.}}',
    },
  },
  {
    code: 'V005',
    class: 'Z',
    from: since,
    legalSource: 'ustawa o ewidencji ludności, art. 15',
    mark: 'M',
    text: {
      pl: '{what, select, birth {W numerze PESEL {value} jest dzień, którego nie było.} other {Numer PESEL {value} jest błędny: nie zgadza się cyfra kontrolna.}} Sprawdź numer z dokumentem osoby.',
      en: '{what, select, birth {The PESEL number {value} holds a day that never was.} other {The PESEL number {value} is wrong: its check digit does not fit.}} Compare it with the person’s document.',
    },
  },
  {
    code: 'V006',
    class: 'Z',
    from: since,
    legalSource: format,
    mark: 'D',
    text: {
      pl: '{what, select, birth {Data urodzenia nie zgadza się z numerem PESEL, z którego wynika {expected}.} other {Płeć nie zgadza się z numerem PESEL, z którego wynika {expected}.}}',
      en: '{what, select, birth {The date of birth does not agree with the PESEL number, which says {expected}.} other {The sex does not agree with the PESEL number, which says {expected}.}}',
    },
  },
  {
    code: 'V007',
    class: 'O',
    // From this day KEDU 5.7 is in force.
    from: '2026-04-25',
    legalSource: format,
    mark: 'S',
    text: {
      pl: 'Plik jest w wersji {version}, którą zastąpiła nowsza. Zaktualizuj swój program.',
      en: 'The file is of version {version}, which a newer one has superseded. Update your program.',
    },
  },
  {
    code: 'V008',
    class: 'Z',
    from: since,
    legalSource: format,
    mark: 'D',
    text: {
      pl: '{what, select, spaces {W „{value}” jest zbędna spacja.} lowerCase {„{value}” zapisz wielkimi literami.} other {W „{value}” są znaki, których nie ma w imionach i nazwiskach.}}',
      en: '{what, select, spaces {There is a space too many in “{value}”.} lowerCase {Write “{value}” in capital letters.} other {In “{value}” there are characters that names do not have.}}',
    },
  },
  {
    code: 'V009',
    class: 'Z',
    from: since,
    legalSource: `${act}, art. 46, 47`,
    mark: 'M',
    text: {
      pl: '{what, select, month {Miesiąc {value} jeszcze się nie zaczął.} other {Data wypełnienia {value} jest z przyszłości.}}',
      en: '{what, select, month {The month {value} has not begun yet.} other {The day of filling in, {value}, is in the future.}}',
    },
  },
  {
    code: 'V010',
    class: 'Z',
    from: since,
    legalSource: `${act}, art. 41 ust. 7b, art. 47 ust. 3`,
    mark: 'M',
    text: {
      pl: 'Deklaracja {number} za {month} już jest na koncie. Jeśli chcesz ją poprawić, nadaj korekcie numer {next}.',
      en: 'Declaration {number} for {month} is on the account already. To correct it, give the correction the number {next}.',
    },
  },
  {
    code: 'V011',
    class: 'Z',
    from: since,
    legalSource: format,
    mark: 'D',
    text: {
      pl: 'Deklaracja podaje {found, number} ubezpieczonych, a raporty są za {expected, number}.',
      en: 'The declaration tells of {found, number} insured, and there are reports for {expected, number}.',
    },
  },
  {
    code: 'V012',
    class: 'Z',
    from: since,
    legalSource: format,
    mark: 'D',
    text: {
      pl: 'W deklaracji jest {found} zł, a z sumowania wychodzi {expected} zł.',
      en: 'The declaration says {found} zł, and adding up gives {expected} zł.',
    },
  },
  {
    code: 'V013',
    class: 'Z',
    from: since,
    legalSource: format,
    mark: 'D',
    text: {
      pl: 'Kwota do zwrotu albo do zapłaty to {found} zł, a z poprzednich bloków wynika {expected} zł.',
      en: 'The amount to be returned or paid is {found} zł, and from the blocks before follows {expected} zł.',
    },
  },
  {
    code: 'V014',
    class: 'Z',
    from: since,
    legalSource: `${act}, art. 16, 18, 20, 22`,
    mark: 'M',
    text: {
      pl: 'Składka to {found} zł, a z podstawy i stopy procentowej wynika {expected} zł.',
      en: 'The contribution is {found} zł, and from base and rate follows {expected} zł.',
    },
  },
  {
    code: 'V015',
    class: 'Z',
    from: since,
    legalSource: format,
    mark: 'D',
    text: {
      pl: 'Łączna kwota składek to {found} zł, a suma składek tej osoby to {expected} zł.',
      en: 'The sum of contributions is {found} zł, and this person’s contributions add up to {expected} zł.',
    },
  },
  {
    code: 'V016',
    class: 'Z',
    from: since,
    legalSource: `${healthAct}, art. 81 ust. 6`,
    mark: 'M',
    text: {
      pl: 'Podstawa składki zdrowotnej to {found} zł, a po odjęciu składek ubezpieczonego powinna być {expected} zł.',
      en: 'The base of the health contribution is {found} zł, and less the insured’s contributions it should be {expected} zł.',
    },
  },
  {
    code: 'V017',
    class: 'O',
    from: since,
    legalSource: `${healthAct}, art. 79, 83`,
    mark: 'M',
    text: {
      pl: 'Składka zdrowotna to {found} zł, mniej niż {expected} zł. Tak może być tylko wtedy, gdy obniżono ją do zaliczki na podatek (art. 83).',
      en: 'The health contribution is {found} zł, less than {expected} zł. That is right only where it was lowered to the advance on income tax (art. 83).',
    },
  },
  {
    code: 'V022',
    class: 'O',
    from: '2018-04-01',
    legalSource: 'ustawa o ubezpieczeniu społecznym z tytułu wypadków przy pracy i chorób zawodowych, art. 28',
    mark: 'M',
    // Per cent in hundredths.
    limits: { least: 67, greatest: 333, standard: 167, standardUpTo: 9 },
    text: {
      pl: '{what, select, range {Stopa składki wypadkowej {value} % jest poza przedziałem od 0,67 do 3,33 %.} other {Przy najwyżej 9 ubezpieczonych stopa składki wypadkowej to 1,67 %, a podano {value} %.}}',
      en: '{what, select, range {The accident rate {value} % is outside 0.67 to 3.33 %.} other {With up to 9 insured the accident rate is 1.67 %, and {value} % is given.}}',
    },
  },
  {
    code: 'V025',
    class: 'Z',
    from: since,
    legalSource: `${act}, art. 36 ust. 11`,
    mark: 'M',
    limits: { daysAhead: 30 },
    text: {
      pl: 'Wyrejestrowanie od {value} to za wcześnie: dziś można wyrejestrować najpóźniej od {last}.',
      en: 'Leaving insurance on {value} is too far ahead: today the latest day is {last}.',
    },
  },
  {
    code: 'V026',
    class: 'O',
    from: since,
    legalSource: `${act}, art. 36 ust. 4, 11`,
    mark: 'M',
    limits: { days: 7 },
    text: {
      pl: 'Termin minął {last}: zgłoszenie od {value} składa się w ciągu 7 dni. Wyślij mimo to.',
      en: 'The deadline passed on {last}: what holds from {value} is filed within 7 days. Send it all the same.',
    },
  },
  {
    code: 'V028',
    class: 'Z',
    from: since,
    legalSource: format,
    mark: 'D',
    text: {
      pl: '{what, select, code {Kodu świadczenia lub przerwy {value} nie ma w tablicy na ten dzień.} end {Koniec świadczenia lub przerwy {value} jest przed początkiem.} month {Świadczenie lub przerwa {value} wychodzi poza miesiąc raportu.} days {Liczba dni świadczenia lub przerwy {value} powinna być {expected}.} other {Świadczenie lub przerwa {value} nakłada się na inną tej osoby, od {from} do {to}.}}',
      en: '{what, select, code {The code of benefit or break {value} is not in the table on that day.} end {The benefit or break {value} ends before it begins.} month {The benefit or break {value} passes the month of the report.} days {The days of the benefit or break {value} should be {expected}.} other {The benefit or break {value} overlaps another one of this person, from {from} to {to}.}}',
    },
  },
  {
    code: 'V032',
    class: 'Z',
    from: '2022-01-01',
    legalSource: `${healthAct}, art. 81 ust. 2j`,
    mark: 'M',
    text: {
      pl: 'Roczne rozliczenie składki zdrowotnej składa się w deklaracji za {expected}.',
      en: 'The health contribution of the year is settled in the declaration for {expected}.',
    },
  },
];

import type { LetterTemplate } from '#platform/pack.ts';

const legalBasis =
  'Kodeks postępowania administracyjnego, art. 217 § 2 pkt 2 i § 4, art. 218 § 1; ustawa z dnia 13 października 1998 r. o systemie ubezpieczeń społecznych, art. 50';
const sealedPl =
  'Potwierdzenie utworzono automatycznie na żądanie osoby, której dotyczy, lub jej pełnomocnika i opatrzono pieczęcią elektroniczną. Autentyczność można sprawdzić na stronie weryfikacji, podając numer dokumentu i kod z pierwszej strony.';
const sealedEn =
  'The confirmation was made automatically at the request of the person concerned or their proxy and bears an electronic seal. It can be checked on the verification page with the document’s number and the code on its first page.';

/** What the register of insured persons holds; a part not asked for, or without entries, has an empty table. */
export const insuredConfirmation: LetterTemplate = {
  code: 'insured-confirmation',
  kind: 'confirmation',
  version: 1,
  title: { pl: 'Potwierdzenie danych ubezpieczonego', en: 'Confirmation of the data of an insured person' },
  body: {
    pl: [
      'Zakład Ubezpieczeń Społecznych potwierdza, że według stanu na dzień {asOf} na koncie osoby: {name} ({identifiers}) zapisane są następujące dane.',
      '{titleCount, plural, =-1 {} =0 {Zgłoszenia do ubezpieczeń: brak.} other {Zgłoszenia do ubezpieczeń:}}',
      '[[table titles | code=Kod tytułu | payer=Płatnik | insurancesPl=Ubezpieczenia | from=Od | toPl=Do]]',
      '{baseCount, plural, =-1 {} =0 {Podstawy wymiaru składek za okres od {rangeFrom} do {rangeTo}: brak.} other {Podstawy wymiaru składek za okres od {rangeFrom} do {rangeTo}:}}',
      '[[table bases | month=Miesiąc | payer=Płatnik | pension=Emerytalne i rentowe | sickness=Chorobowe i wypadkowe | health=Zdrowotne]]',
      '{breakCount, plural, =-1 {} =0 {Przerwy w opłacaniu składek w okresie od {rangeFrom} do {rangeTo}: brak.} other {Przerwy w opłacaniu składek w okresie od {rangeFrom} do {rangeTo}:}}',
      '[[table breaks | code=Kod | payer=Płatnik | from=Od | to=Do]]',
      '{familyCount, plural, =-1 {} =0 {Członkowie rodziny zgłoszeni do ubezpieczenia zdrowotnego: brak.} other {Członkowie rodziny zgłoszeni do ubezpieczenia zdrowotnego:}}',
      '[[table family | names=Imię i nazwisko | kinshipPl=Pokrewieństwo | bornOn=Data urodzenia | from=Od | toPl=Do]]',
      sealedPl,
    ],
    en: [
      'The Social Insurance Institution confirms that, as at {asOf}, the account of {name} ({identifiers}) holds the following data.',
      '{titleCount, plural, =-1 {} =0 {Registrations for insurance: none.} other {Registrations for insurance:}}',
      '[[table titles | code=Title code | payer=Payer | insurancesEn=Insurances | from=From | toEn=To]]',
      '{baseCount, plural, =-1 {} =0 {Contribution bases from {rangeFrom} to {rangeTo}: none.} other {Contribution bases from {rangeFrom} to {rangeTo}:}}',
      '[[table bases | month=Month | payer=Payer | pension=Pension and disability | sickness=Sickness and accident | health=Health]]',
      '{breakCount, plural, =-1 {} =0 {Breaks in contributions from {rangeFrom} to {rangeTo}: none.} other {Breaks in contributions from {rangeFrom} to {rangeTo}:}}',
      '[[table breaks | code=Code | payer=Payer | from=From | to=To]]',
      '{familyCount, plural, =-1 {} =0 {Family members reported for health insurance: none.} other {Family members reported for health insurance:}}',
      '[[table family | names=Name | kinshipEn=Kinship | bornOn=Date of birth | from=From | toEn=To]]',
      sealedEn,
    ],
  },
  legalBasis,
  retention: 'B5',
};

export const payerConfirmation: LetterTemplate = {
  code: 'payer-confirmation',
  kind: 'confirmation',
  version: 1,
  title: { pl: 'Potwierdzenie danych płatnika składek', en: 'Confirmation of the data of a payer of contributions' },
  body: {
    pl: [
      'Zakład Ubezpieczeń Społecznych potwierdza, że według stanu na dzień {asOf} na koncie płatnika składek: {name} ({identifiers}) zapisane są następujące dane.',
      '{withStatus, select, true {Płatnik jest zgłoszony od {registeredSince}. {isDeregistered, select, true {Został wyrejestrowany {deregisteredOn}.} other {Nie został wyrejestrowany.}}} other {}}',
      '{insuredCount, plural, =-1 {} =0 {Płatnik nie zgłasza obecnie żadnej osoby do ubezpieczeń.} one {Płatnik zgłasza do ubezpieczeń jedną osobę.} few {Płatnik zgłasza do ubezpieczeń # osoby.} other {Płatnik zgłasza do ubezpieczeń # osób.}}',
      '{settlementCount, plural, =-1 {} =0 {Rozliczenia za okres od {rangeFrom} do {rangeTo}: brak.} other {Rozliczenia za okres od {rangeFrom} do {rangeTo}:}}',
      '[[table settlements | month=Miesiąc | dueOn=Termin płatności | due=Należne składki | paid=Wpłacono]]',
      '{withBalance, select, true {Łączna zaległość wraz z odsetkami na dzień {asOf}: {owed}.} other {}}',
      '{withBalance, select, true {To zdanie nie zastępuje zaświadczenia o niezaleganiu (RWN).} other {}}',
      sealedPl,
    ],
    en: [
      'The Social Insurance Institution confirms that, as at {asOf}, the account of the payer of contributions {name} ({identifiers}) holds the following data.',
      '{withStatus, select, true {The payer has been registered since {registeredSince}. {isDeregistered, select, true {It was deregistered on {deregisteredOn}.} other {It has not been deregistered.}}} other {}}',
      '{insuredCount, plural, =-1 {} =0 {The payer reports nobody for insurance at present.} one {The payer reports one person for insurance.} other {The payer reports # people for insurance.}}',
      '{settlementCount, plural, =-1 {} =0 {Settlements from {rangeFrom} to {rangeTo}: none.} other {Settlements from {rangeFrom} to {rangeTo}:}}',
      '[[table settlements | month=Month | dueOn=Due on | due=Contributions due | paid=Paid]]',
      '{withBalance, select, true {Arrears with interest as at {asOf}, in all: {owed}.} other {}}',
      '{withBalance, select, true {This sentence does not take the place of a certificate of no arrears (RWN).} other {}}',
      sealedEn,
    ],
  },
  legalBasis,
  retention: 'B5',
};

export const beneficiaryConfirmation: LetterTemplate = {
  code: 'beneficiary-confirmation',
  kind: 'confirmation',
  version: 1,
  title: { pl: 'Potwierdzenie danych świadczeniobiorcy', en: 'Confirmation of the data of a beneficiary' },
  body: {
    pl: [
      'Zakład Ubezpieczeń Społecznych potwierdza, że według stanu na dzień {asOf} osoba {name} ({identifiers}) pobiera następujące świadczenia.',
      '{benefitCount, plural, =0 {Brak świadczeń.} other {}}',
      '[[table benefits | namePl=Świadczenie | grantedOn=Przyznane od | endsOnPl=Do]]',
      '{withAmounts, select, true {Miesięczne kwoty:} other {}}',
      '[[table amounts | namePl=Świadczenie | gross=Brutto | deductions=Potrącenia i podatek | net=Do wypłaty]]',
      sealedPl,
    ],
    en: [
      'The Social Insurance Institution confirms that, as at {asOf}, {name} ({identifiers}) receives the following benefits.',
      '{benefitCount, plural, =0 {No benefits.} other {}}',
      '[[table benefits | nameEn=Benefit | grantedOn=Granted from | endsOnEn=To]]',
      '{withAmounts, select, true {Monthly amounts:} other {}}',
      '[[table amounts | nameEn=Benefit | gross=Gross | deductions=Deductions and tax | net=Paid out]]',
      sealedEn,
    ],
  },
  legalBasis,
  retention: 'B5',
};

import type { LetterTemplate } from '#platform/pack.ts';

/** Certificate of no arrears, written by the computer. */
export const noArrearsCertificate: LetterTemplate = {
  code: 'no-arrears-certificate',
  kind: 'certificate',
  version: 1,
  title: { pl: 'Zaświadczenie o niezaleganiu w opłacaniu składek', en: 'Certificate of no arrears of contributions' },
  body: {
    pl: [
      'Zakład Ubezpieczeń Społecznych zaświadcza, że płatnik składek {payer} ({identifiers}) według stanu na dzień {asOf} nie zalega w opłacaniu składek na ubezpieczenia społeczne, na ubezpieczenie zdrowotne, na Fundusz Pracy i Fundusz Solidarnościowy, na Fundusz Gwarantowanych Świadczeń Pracowniczych oraz na Fundusz Emerytur Pomostowych ani z odsetkami za zwłokę.',
      '{withAgreement, select, true {Płatnik ma zawartą umowę o rozłożenie należności na raty. Należności objęte umową, których termin płatności nie minął, nie są zaległością.} other {}}',
      '{hasRecipient, select, true {Odbiorca wskazany przez płatnika: {recipient}.} other {}}',
      '{copies, plural, one {Zaświadczenie wydano w jednym egzemplarzu elektronicznym.} few {Zaświadczenie wydano w # egzemplarzach. Każdy wydruk tego dokumentu ma tę samą treść i ten sam numer.} other {Zaświadczenie wydano w # egzemplarzach. Każdy wydruk tego dokumentu ma tę samą treść i ten sam numer.}}',
      'Zaświadczenie pokazuje stan rozliczeń na podany dzień. Nie potwierdza prawidłowości samych deklaracji.',
      'Dokument utworzono automatycznie na podstawie danych zapisanych na koncie płatnika i opatrzono pieczęcią elektroniczną. Autentyczność można sprawdzić na stronie weryfikacji, podając numer dokumentu i kod z pierwszej strony.',
    ],
    en: [
      'The Social Insurance Institution certifies that, as at {asOf}, the payer of contributions {payer} ({identifiers}) owes no contributions for social insurance, health insurance, the Labour Fund and the Solidarity Fund, the Guaranteed Employee Benefits Fund and the Bridging Pensions Fund, and no interest for delay.',
      '{withAgreement, select, true {The payer has an agreement to pay what is owed by instalments. Amounts covered by the agreement whose date has not passed are not arrears.} other {}}',
      '{hasRecipient, select, true {Recipient named by the payer: {recipient}.} other {}}',
      '{copies, plural, one {Issued in one electronic copy.} other {Issued in # copies. Every print of this document has the same content and the same number.}}',
      'The certificate shows the settlements on the day given. It does not confirm that the returns themselves are right.',
      'The document was made automatically from the data on the payer’s account and bears an electronic seal. It can be checked on the verification page with the document’s number and the code on its first page.',
    ],
  },
  legalBasis:
    'Kodeks postępowania administracyjnego, art. 217 § 1, § 2 pkt 2 i § 4, art. 218 § 1; ustawa z dnia 13 października 1998 r. o systemie ubezpieczeń społecznych, art. 123',
  retention: 'B5',
};

/** Order refusing a certificate: drafted by the computer, signed by a clerk. A complaint (zażalenie) lies. */
export const noArrearsRefusal: LetterTemplate = {
  code: 'no-arrears-refusal',
  kind: 'decision',
  version: 1,
  title: { pl: 'Postanowienie o odmowie wydania zaświadczenia o niezaleganiu', en: 'Order refusing a certificate of no arrears' },
  body: {
    pl: [
      'Po rozpatrzeniu wniosku z dnia {filedOn} płatnika {payer} ({identifiers}) Zakład Ubezpieczeń Społecznych odmawia wydania zaświadczenia o niezaleganiu w opłacaniu składek. Podstawa prawna: {legalBasis}.',
      'Uzasadnienie. Zaświadczenie można wydać tylko wtedy, gdy odpowiada danym zapisanym na koncie płatnika. Według stanu na dzień {asOf} na koncie są zaległości wraz z odsetkami w łącznej kwocie {total}:',
      '[[table debts | fundPl=Fundusz lub ubezpieczenie | arrears=Zaległość | interest=Odsetki]]',
      'Po zapłacie zaległości i jej zaksięgowaniu można złożyć nowy wniosek. Zaświadczenie wystawiamy wtedy automatycznie.',
    ],
    en: [
      'Having examined the request of {filedOn} by the payer {payer} ({identifiers}), the Social Insurance Institution refuses to issue a certificate of no arrears. Legal basis: {legalBasis}.',
      'Reasons. A certificate can be issued only if it agrees with the data on the payer’s account. As at {asOf} the account shows arrears with interest of {total} in all:',
      '[[table debts | fundEn=Fund or insurance | arrears=Arrears | interest=Interest]]',
      'Once the arrears are paid and booked, a new request can be filed. The certificate is then issued automatically.',
    ],
  },
  legalBasis: 'Kodeks postępowania administracyjnego, art. 219 w związku z art. 217 § 2 pkt 2 i art. 218 § 1',
  instruction: {
    pl: [
      '{complaintDays, plural, one {Na to postanowienie przysługuje zażalenie w ciągu # dnia od dnia doręczenia.} other {Na to postanowienie przysługuje zażalenie w ciągu # dni od dnia doręczenia.}} Zażalenie wnosi się do Prezesa Zakładu za pośrednictwem jednostki, która wydała postanowienie (art. 219 i art. 141 § 2 Kodeksu postępowania administracyjnego). Można je złożyć w portalu, pocztą albo ustnie do protokołu w placówce.',
    ],
    en: [
      '{complaintDays, plural, one {A complaint may be lodged within # day of delivery.} other {A complaint may be lodged within # days of delivery.}} It is addressed to the President of the Institution through the unit that issued this order (Code of Administrative Procedure, art. 219 and art. 141 § 2). It may be filed in the portal, by post, or orally for the record in a branch.',
    ],
  },
  retention: 'B5',
};

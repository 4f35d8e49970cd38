import type { FormPage } from '#platform/forms/definition.ts';

/** "Dane osoby, która udziela pełnomocnictwa" and her statement in whose name she acts. */
export const grantorPage: FormPage = {
  name: 'grantor',
  title: { pl: 'Kto udziela pełnomocnictwa', en: 'Who gives the mandate' },
  hint: { pl: 'Dane pochodzą z Twojego profilu. Działasz w imieniu, które masz wybrane w portalu.', en: 'The details come from your profile. You act in the name chosen in the portal.' },
  fields: [
    { name: 'grantorPesel', type: 'pesel', optional: true, label: { pl: 'Twój PESEL', en: 'Your PESEL' }, prefill: 'person.pesel', readOnly: true, official: 'PESEL' },
    { name: 'grantorNames', type: 'text', maxLength: 80, label: { pl: 'Twoje imię', en: 'Your given names' }, prefill: 'person.names', readOnly: true, official: 'Imię' },
    { name: 'grantorSurname', type: 'text', maxLength: 80, label: { pl: 'Twoje nazwisko', en: 'Your surname' }, prefill: 'person.surname', readOnly: true, official: 'Nazwisko' },
    { name: 'ownNip', type: 'nip', optional: true, when: { not: { known: 'party.kind', is: 'organisation' } }, label: { pl: 'Twój NIP', en: 'Your NIP' }, hint: { pl: 'Podaj, jeśli płacisz składki.', en: 'Give it if you pay contributions.' }, prefill: 'party.nip', readOnly: true, official: 'Oświadczam, że działam w imieniu własnym: NIP' },
    { name: 'bodyName', type: 'text', maxLength: 160, when: { known: 'party.kind', is: 'organisation' }, label: { pl: 'Podmiot, który reprezentujesz', en: 'The body you represent' }, prefill: 'party.name', readOnly: true, official: 'Nazwa podmiotu' },
    { name: 'bodyNip', type: 'nip', when: { known: 'party.kind', is: 'organisation' }, label: { pl: 'NIP podmiotu', en: 'NIP of the body' }, prefill: 'party.nip', readOnly: true, official: 'NIP' },
    { name: 'bodyRegon', type: 'regon', optional: true, when: { known: 'party.kind', is: 'organisation' }, label: { pl: 'REGON podmiotu', en: 'REGON of the body' }, prefill: 'party.regon', readOnly: true, official: 'REGON' },
    {
      name: 'jointRepresentation', type: 'yes-no', when: { known: 'party.kind', is: 'organisation' }, label: { pl: 'Czy podmiot ma reprezentację wieloosobową?', en: 'Must several people together represent the body?' },
      hint: { pl: 'Jeśli tak, dołącz podpisany załącznik PEL-Z. Pełnomocnictwo sprawdzi wtedy pracownik.', en: 'If so, attach the signed annex PEL-Z. A clerk will then check the mandate.' }, official: 'Załączam formularz PEL-Z',
    },
    { name: 'phone', type: 'phone', optional: true, label: { pl: 'Numer telefonu', en: 'Phone number' }, hint: { pl: 'Ułatwi nam kontakt w tej sprawie.', en: 'It makes it easier for us to contact you about this.' }, prefill: 'person.phone', official: 'Numer telefonu' },
  ],
};

/** "Dane pełnomocnika": PESEL, or birth date and document of somebody who has none. */
export const proxyPage: FormPage = {
  name: 'proxy',
  title: { pl: 'Pełnomocnik', en: 'The proxy' },
  hint: { pl: 'Pełnomocnikiem może być pełnoletnia osoba. Jeśli sprawy prowadzi biuro rachunkowe, podaj osobę, która tam pracuje.', en: 'The proxy must be an adult person. If an accounting office deals with your matters, give the person who works there.' },
  fields: [
    { name: 'proxyHasPesel', type: 'yes-no', label: { pl: 'Czy pełnomocnik ma numer PESEL?', en: 'Does the proxy have a PESEL number?' } },
    { name: 'proxyPesel', type: 'pesel', when: { field: 'proxyHasPesel', is: true }, label: { pl: 'PESEL pełnomocnika', en: 'Proxy’s PESEL' }, official: 'PESEL' },
    { name: 'proxyBornOn', type: 'date', notAfter: { today: -18 * 365 - 4 }, when: { field: 'proxyHasPesel', is: false }, label: { pl: 'Data urodzenia pełnomocnika', en: 'Proxy’s date of birth' }, official: 'Data urodzenia' },
    { name: 'proxyDocument', type: 'text', maxLength: 60, when: { field: 'proxyHasPesel', is: false }, label: { pl: 'Rodzaj, seria i numer dokumentu tożsamości', en: 'Kind, series and number of the identity document' }, official: 'Rodzaj, seria i numer dokumentu potwierdzającego tożsamość' },
    { name: 'proxyNames', type: 'text', maxLength: 80, label: { pl: 'Imię pełnomocnika', en: 'Proxy’s given names' }, official: 'Imię' },
    { name: 'proxySurname', type: 'text', maxLength: 80, label: { pl: 'Nazwisko pełnomocnika', en: 'Proxy’s surname' }, official: 'Nazwisko' },
    { name: 'proxyPhone', type: 'phone', optional: true, label: { pl: 'Telefon pełnomocnika', en: 'Proxy’s phone' }, official: 'Numer telefonu' },
  ],
};

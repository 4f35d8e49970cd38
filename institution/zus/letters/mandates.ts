import type { LetterTemplate } from '#platform/pack.ts';

const legalBasis = 'Kodeks postępowania administracyjnego, art. 32 i art. 33';

export const mandateAccepted: LetterTemplate = {
  code: 'mandate-accepted',
  kind: 'letter',
  version: 1,
  title: { pl: 'Potwierdzenie przyjęcia pełnomocnictwa', en: 'Confirmation that a mandate was accepted' },
  body: {
    pl: [
      'Pełnomocnictwo zostało przyjęte. Mocodawca: {grantor}. Pełnomocnik: {proxy}.',
      'Zakres: {scopePl}.',
      '{hasMatter, select, true {Czynność lub sprawa: {matter}.} other {}}',
      '{rolesPl, select, none {} other {Role w portalu: {rolesPl}. {correspondenceOnly, select, true {Tylko korespondencja: pełnomocnik składa wnioski i odbiera pisma, ale nie widzi danych na koncie.} other {Pełny dostęp: pełnomocnik widzi także dane na koncie w tych rolach.}}}}',
      '{forms, select, all {} other {Ograniczone do wniosków: {forms}.}}',
      '{isOpenEnded, select, true {Obowiązuje od {from} do odwołania.} other {Obowiązuje od {from} do {to}.}}',
      'To pełnomocnictwo zastępuje w całości wcześniejsze pełnomocnictwa dla tej samej osoby. Można je odwołać w każdej chwili formularzem PEL-O; odwołanie działa od razu po złożeniu.',
    ],
    en: [
      'The mandate has been accepted. Grantor: {grantor}. Proxy: {proxy}.',
      'Scope: {scopeEn}.',
      '{hasMatter, select, true {Act or matter: {matter}.} other {}}',
      '{rolesEn, select, none {} other {Roles in the portal: {rolesEn}. {correspondenceOnly, select, true {Correspondence only: the proxy files requests and receives letters, but does not see the account.} other {Full access: the proxy also sees the account in these roles.}}}}',
      '{forms, select, all {} other {Limited to the requests: {forms}.}}',
      '{isOpenEnded, select, true {In force from {from} until revoked.} other {In force from {from} to {to}.}}',
      'This mandate replaces all earlier mandates to the same person. It can be revoked at any time with form PEL-O; revocation takes effect as soon as it is filed.',
    ],
  },
  legalBasis,
  retention: 'B5',
};

export const mandateRevoked: LetterTemplate = {
  code: 'mandate-revoked',
  kind: 'letter',
  version: 1,
  title: { pl: 'Potwierdzenie odwołania pełnomocnictwa', en: 'Confirmation that a mandate was revoked' },
  body: {
    pl: [
      'Pełnomocnictwo zostało odwołane {revokedOn}. Mocodawca: {grantor}. Pełnomocnik: {proxy}.',
      'Od tej chwili ta osoba nie może składać wniosków ani odbierać pism w imieniu mocodawcy. Sprawy rozpoczęte wcześniej toczą się dalej z udziałem samego mocodawcy.',
    ],
    en: [
      'The mandate was revoked on {revokedOn}. Grantor: {grantor}. Proxy: {proxy}.',
      'From that moment this person cannot file requests or receive letters for the grantor. Matters begun before go on with the grantor alone.',
    ],
  },
  legalBasis,
  retention: 'B5',
};

import { HUMAN_CHANNELS } from '../../../form-parts/terms.ts';
import type { FormDefinition } from '#platform/forms/definition.ts';
import { grantorPage, proxyPage } from './people.ts';
import { rolesPage, scopePage } from './scope.ts';

// PEL: a mandate to act before the institution. Field for field after the paper form shown in the institution's manual for
// institutional clients, annex 2: grantor · statement in whose name · proxy · scope · roles in the portal · list of request
// types. Left out: the grantor's and the proxy's address (of the grantor it is in the register; nothing is decided by the
// proxy's) and PEL-Z, the annex of joint representatives, which the portal takes as an attachment.
// Changed: the paper form has one pair of dates for matters at the institution and one for the portal; here one pair serves
// both, because one mandate has one time. The form on paper lets an organisation be named nowhere: a proxy is a natural
// person (KPA art. 33 § 1). Not in the sources: how much of a role "E-ZLA" opens.
export const form: FormDefinition = {
  code: 'PEL',
  version: 1,
  validFrom: '2026-01-01',
  title: { pl: 'Pełnomocnictwo', en: 'Mandate (power of attorney)' },
  summary: {
    pl: 'Upoważnij wybraną osobę do załatwiania spraw w Twoim imieniu lub w imieniu firmy, którą reprezentujesz. Pełnomocnictwo działa od razu po podpisaniu. Nowe pełnomocnictwo dla tej samej osoby zastępuje poprzednie w całości.',
    en: 'Authorise somebody to deal with matters in your name or in the name of a body you represent. The mandate is in force as soon as it is signed. A new mandate to the same person replaces the earlier one whole.',
  },
  keywords: { pl: ['pełnomocnik', 'upoważnienie', 'księgowa', 'mocodawca'], en: ['proxy', 'power of attorney', 'accountant', 'authorise'] },
  roles: ['any'],
  legalBasis: 'Kodeks postępowania administracyjnego, art. 32 i art. 33',
  signature: { classes: ['portal-profile', 'trusted-profile', 'personal', 'qualified'], level: 2 },
  byProxy: 'self-only',
  answerChannels: ['electronic', 'post', 'branch'],
  attachments: 'optional',
  retention: 'B5',
  answerWithinDays: 30,
  channels: HUMAN_CHANNELS,
  handling: 'computer-else-clerk',
  topic: 'mandates',
  pages: [grantorPage, proxyPage, scopePage, rolesPage],
  rules: [
    {
      name: 'proxy-is-another',
      kind: 'not-equal',
      fields: ['grantorPesel', 'proxyPesel'],
      at: 'proxyPesel',
      text: {
        pl: 'Pełnomocnikiem musi być inna osoba niż ta, która udziela pełnomocnictwa. Podaj PESEL pełnomocnika.',
        en: 'The proxy must be somebody other than the grantor. Give the proxy’s PESEL.',
      },
    },
    {
      name: 'ends-after-it-begins',
      kind: 'day-not-before',
      field: 'to',
      than: 'from',
      at: 'to',
      text: {
        pl: 'Ostatni dzień pełnomocnictwa nie może być wcześniejszy niż pierwszy. Popraw jedną z dat.',
        en: 'The last day of the mandate cannot be earlier than the first. Correct one of the dates.',
      },
    },
  ],
  gaps: [
    {
      pl: 'Numeracja pól papierowego wzoru PEL.',
      en: 'The numbering of the fields of the paper form PEL.',
    },
  ],
};

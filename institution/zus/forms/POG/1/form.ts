import type { FormDefinition } from '#platform/forms/definition.ts';
import { addressFields } from '../../../form-parts/questions.ts';
import { answerTimeMark, KPA, layoutGap, retentionMark, usual } from '../../../form-parts/terms.ts';

// POG: the general letter of the portal, for what has no form of its own; every role files it and a clerk answers (domain
// notes 1.4). Not in the sources: its layout, its own list of subjects, and which unit takes which subject.
export const form: FormDefinition = {
  ...usual,
  code: 'POG',
  title: { pl: 'Pismo ogólne', en: 'General letter' },
  summary: {
    pl: 'Napisz do nas w każdej sprawie, dla której nie ma osobnego formularza. Pismo czyta pracownik i odpowiada na nie.',
    en: 'Write to us about anything that has no form of its own. A member of staff reads the letter and answers it.',
  },
  keywords: {
    pl: ['pismo', 'pytanie', 'skarga', 'wyjaśnienie', 'uzupełnienie', 'inna sprawa', 'list'],
    en: ['letter', 'question', 'complaint', 'explanation', 'other matter'],
  },
  roles: ['any'],
  legalBasis: `${KPA}, art. 63`,
  attachments: 'optional',
  minutes: 5,
  retention: 'B5',
  answerWithinDays: 30,
  handling: 'clerk',
  topic: 'general',
  pages: [
    {
      name: 'letter',
      title: { pl: 'Treść pisma', en: 'Your letter' },
      fields: [
        {
          name: 'applicantName',
          type: 'text',
          maxLength: 160,
          label: { pl: 'Kto pisze', en: 'Who writes' },
          prefill: 'party.name',
          readOnly: true,
        },
        {
          name: 'applicantPesel',
          type: 'pesel',
          optional: true,
          when: { known: 'party.kind', is: 'person' },
          label: { pl: 'PESEL', en: 'PESEL' },
          prefill: 'party.pesel',
          readOnly: true,
        },
        { name: 'payerNip', type: 'nip', optional: true, label: { pl: 'NIP', en: 'NIP' }, prefill: 'party.nip', readOnly: true },
        {
          name: 'kind',
          type: 'choice',
          label: { pl: 'Czego dotyczy pismo', en: 'What the letter is about' },
          options: [
            { value: 'question', label: { pl: 'pytanie lub prośba o wyjaśnienie', en: 'a question, or a request for an explanation' } },
            { value: 'more', label: { pl: 'uzupełnienie wcześniejszego wniosku', en: 'something missing from an earlier request' } },
            { value: 'complaint', label: { pl: 'skarga albo zażalenie', en: 'a complaint' } },
            { value: 'other', label: { pl: 'inna sprawa', en: 'something else' } },
          ],
        },
        {
          name: 'matterNumber',
          type: 'text',
          maxLength: 40,
          when: { field: 'kind', is: 'more' },
          label: { pl: 'Znak sprawy', en: 'Number of the matter' },
          hint: {
            pl: 'Znajdziesz go na stronie sprawy i na naszych pismach.',
            en: 'It stands on the page of the matter and on our letters.',
          },
        },
        { name: 'subject', type: 'text', maxLength: 120, label: { pl: 'Temat', en: 'Subject' } },
        {
          name: 'words',
          type: 'long-text',
          maxLength: 4000,
          label: { pl: 'Treść', en: 'Text' },
          hint: {
            pl: 'Napisz, o co prosisz, i podaj daty oraz numery, które pomogą nam odnaleźć sprawę.',
            en: 'Say what you ask for, with the dates and numbers that help us find the matter.',
          },
        },
      ],
    },
    {
      name: 'contact',
      title: { pl: 'Jak się z Tobą skontaktować', en: 'How to reach you' },
      hint: {
        pl: 'Potrzebne tylko wtedy, gdy adres do tej sprawy jest inny niż w rejestrze.',
        en: 'Needed only if the address for this matter is not the one in the register.',
      },
      fields: [
        {
          name: 'applicantPhone',
          type: 'phone',
          optional: true,
          label: { pl: 'Numer telefonu', en: 'Phone number' },
          prefill: 'party.phone',
        },
        {
          name: 'otherAddress',
          type: 'yes-no',
          label: { pl: 'Czy podajesz inny adres do tej sprawy?', en: 'Do you give another address for this matter?' },
        },
        ...addressFields('address', { when: { field: 'otherAddress', is: true } }),
      ],
    },
  ],
  gaps: [
    layoutGap('POG'),
    {
      pl: 'Lista tematów pisma ogólnego i jednostki, które je rozpatrują.',
      en: 'The list of subjects of the general letter, and which unit takes each.',
    },
  ],
  marks: [
    {
      at: 'kind',
      mark: 'D',
      says: { pl: 'Rodzaje pism są nasze i służą do podziału pracy.', en: 'The kinds of letters are ours and serve to share the work.' },
    },
    answerTimeMark,
    retentionMark,
  ],
};

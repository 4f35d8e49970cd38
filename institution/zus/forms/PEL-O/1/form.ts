import { HUMAN_CHANNELS } from '../../../form-parts/terms.ts';
import type { FormDefinition } from '#platform/forms/definition.ts';

// PEL-O: revocation of a mandate. The manual names the form and says what it is for; its layout is not in the sources, so
// it asks only which mandate is revoked. Not in the sources: revocation from a later day, resignation by the proxy.
export const form: FormDefinition = {
  code: 'PEL-O',
  version: 1,
  validFrom: '2026-01-01',
  title: { pl: 'Odwołanie pełnomocnictwa', en: 'Revocation of a mandate' },
  summary: {
    pl: 'Odwołaj pełnomocnictwo, którego wcześniej udzielono. Odwołanie działa od razu po podpisaniu. Aby tylko zmienić zakres, złóż nowe pełnomocnictwo PEL.',
    en: 'Revoke a mandate given earlier. Revocation takes effect as soon as it is signed. To change the scope only, file a new mandate PEL.',
  },
  keywords: { pl: ['odwołanie pełnomocnika', 'cofnięcie upoważnienia'], en: ['revoke proxy', 'withdraw authorisation'] },
  roles: ['any'],
  legalBasis: 'Kodeks postępowania administracyjnego, art. 33; Kodeks cywilny, art. 101',
  signature: { classes: ['portal-profile', 'trusted-profile', 'personal', 'qualified'], level: 2 },
  byProxy: 'self-only',
  answerChannels: ['electronic', 'post', 'branch'],
  attachments: 'none',
  retention: 'B5',
  answerWithinDays: 30,
  channels: HUMAN_CHANNELS,
  facts: ['mandates-given'],
  handling: 'computer-else-clerk',
  topic: 'mandates',
  pages: [
    {
      name: 'mandate',
      title: { pl: 'Które pełnomocnictwo odwołujesz', en: 'Which mandate you revoke' },
      fields: [
        {
          name: 'grantorName',
          type: 'text',
          maxLength: 160,
          label: { pl: 'W czyim imieniu', en: 'In whose name' },
          prefill: 'party.name',
          readOnly: true,
        },
        {
          name: 'mandate',
          type: 'choice',
          options: [],
          optionsFrom: 'mandates-given',
          label: { pl: 'Pełnomocnictwo', en: 'Mandate' },
          hint: { pl: 'Na liście są pełnomocnictwa, które teraz obowiązują.', en: 'The list shows the mandates in force now.' },
        },
        { name: 'certain', type: 'statement', label: { pl: 'Odwołuję to pełnomocnictwo w całości.', en: 'I revoke this mandate whole.' } },
      ],
    },
  ],
  gaps: [
    {
      pl: 'Układ wzoru PEL-O, odwołanie od późniejszego dnia i wypowiedzenie przez pełnomocnika.',
      en: 'The layout of PEL-O, revocation from a later day, and resignation by the proxy.',
    },
  ],
};

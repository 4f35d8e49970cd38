import type { FormDefinition, FormMark } from '#platform/forms/definition.ts';

/** Who may sign and how the answer may come: the same for all requests that ask for no more. */
export const usual = {
  version: 1,
  validFrom: '2026-01-01',
  signature: { classes: ['portal-profile', 'trusted-profile', 'personal', 'qualified'], level: 2 },
  byProxy: 'allowed',
  answerChannels: ['electronic', 'post', 'branch'],
  /** What the letters name. */
  parameters: ['appeal-months', 'complaint-days'],
} as const satisfies Partial<FormDefinition>;

/** Channels in which a human acts at that moment: for declarations that give or take rights, or say where money goes. */
export const HUMAN_CHANNELS = ['portal', 'desk', 'kiosk', 'phone'] as const;

/** Acts as they are cited on the pages of forms and in letters. */
export const ACT_SYSTEM = 'ustawa z dnia 13 października 1998 r. o systemie ubezpieczeń społecznych';
export const ACT_SICKNESS =
  'ustawa z dnia 25 czerwca 1999 r. o świadczeniach pieniężnych z ubezpieczenia społecznego w razie choroby i macierzyństwa';
export const ACT_PENSIONS = 'ustawa z dnia 17 grudnia 1998 r. o emeryturach i rentach z Funduszu Ubezpieczeń Społecznych';
export const ACT_SUPPLEMENT =
  'ustawa z dnia 31 lipca 2019 r. o świadczeniu uzupełniającym dla osób niezdolnych do samodzielnej egzystencji';
export const KPA = 'Kodeks postępowania administracyjnego';

export const legalBasisMark: FormMark = {
  at: 'legalBasis',
  mark: 'M',
  says: { pl: 'Podstawa prawna z pamięci, do sprawdzenia.', en: 'Legal basis from memory, to be checked.' },
};
export const answerTimeMark: FormMark = {
  at: 'answerWithinDays',
  mark: 'M',
  says: { pl: 'Termin odpowiedzi: miesiąc z art. 35 KPA, z pamięci.', en: 'Time for the answer: one month of art. 35 KPA, from memory.' },
};
export const retentionMark: FormMark = {
  at: 'retention',
  mark: 'D',
  says: { pl: 'Kategoria archiwalna przyjęta przez nas.', en: 'The retention class is our choice.' },
};
export const layoutGap = (code: string) => ({
  pl: `Układ i numeracja pól papierowego wzoru ${code} oraz jego załączniki.`,
  en: `The layout and numbering of the paper form ${code}, and its annexes.`,
});

import type { FormDefinition } from '#platform/forms/definition.ts';
import { applicantPage, statementsPage } from '../../../form-parts/applicant.ts';
import { payoutAccount, personFields } from '../../../form-parts/questions.ts';
import { ACT_PENSIONS, answerTimeMark, layoutGap, legalBasisMark, retentionMark, usual } from '../../../form-parts/terms.ts';

// Z-12: claim for the funeral grant (domain notes 1.4, from memory: a person claims, a clerk decides). Not in the sources:
// its layout, the amount of the grant, who counts as family, claims by bodies, and the time in which to claim (kept as a
// dated value from memory).
export const form: FormDefinition = {
  ...usual,
  code: 'Z-12',
  title: { pl: 'Wniosek o zasiłek pogrzebowy', en: 'Claim for a funeral grant' },
  summary: {
    pl: 'Wniosek o zasiłek dla osoby, która zapłaciła za pogrzeb. Przygotuj rachunki. Decyduje pracownik.',
    en: 'A claim for the grant for whoever paid for a funeral. Have the bills ready. A member of staff decides.',
  },
  keywords: {
    pl: ['zasiłek pogrzebowy', 'pogrzeb', 'śmierć', 'koszty pogrzebu'],
    en: ['funeral grant', 'funeral', 'death', 'cost of burial'],
  },
  roles: ['any'],
  legalBasis: `${ACT_PENSIONS}, art. 77`,
  attachments: 'required',
  papers: [
    { pl: 'oryginały rachunków za pogrzeb albo potwierdzone kopie', en: 'the bills of the funeral, or confirmed copies' },
    { pl: 'skrócony odpis aktu zgonu', en: 'a short copy of the death certificate' },
    {
      pl: 'dokumenty pokrewieństwa, jeśli zmarła osoba należała do rodziny',
      en: 'papers of kinship, where the deceased was of the family',
    },
  ],
  minutes: 10,
  retention: 'B10',
  answerWithinDays: 30,
  pays: true,
  parameters: [...usual.parameters, 'funeral-claim-months'],
  handling: 'clerk',
  topic: 'benefits',
  pages: [
    applicantPage(),
    {
      name: 'deceased',
      title: { pl: 'Osoba zmarła', en: 'The deceased' },
      fields: [
        ...personFields('deceased', { pl: 'osoby zmarłej', en: 'the deceased' }),
        { name: 'diedOn', type: 'date', notAfter: 'today', label: { pl: 'Data śmierci', en: 'Day of death' } },
        { name: 'buriedOn', type: 'date', notAfter: 'today', label: { pl: 'Data pogrzebu', en: 'Day of the funeral' } },
        {
          name: 'kinship',
          type: 'choice',
          label: { pl: 'Kim była dla Ciebie ta osoba', en: 'What this person was to you' },
          options: [
            { value: 'spouse', label: { pl: 'małżonkiem', en: 'spouse' } },
            { value: 'parent', label: { pl: 'rodzicem', en: 'parent' } },
            { value: 'child', label: { pl: 'dzieckiem', en: 'child' } },
            { value: 'sibling', label: { pl: 'rodzeństwem', en: 'brother or sister' } },
            { value: 'other-family', label: { pl: 'inną osobą z rodziny', en: 'another member of the family' } },
            { value: 'none', label: { pl: 'nikim z rodziny', en: 'nobody of the family' } },
          ],
        },
        {
          name: 'hadBenefit',
          type: 'choice',
          label: { pl: 'Co wiesz o ubezpieczeniu osoby zmarłej', en: 'What you know of the insurance of the deceased' },
          options: [
            { value: 'pension', label: { pl: 'pobierała emeryturę albo rentę', en: 'they had a pension' } },
            { value: 'insured', label: { pl: 'była ubezpieczona', en: 'they were insured' } },
            {
              value: 'family',
              label: {
                pl: 'była na utrzymaniu osoby z rentą, emeryturą lub ubezpieczeniem',
                en: 'they depended on somebody with a pension or insurance',
              },
            },
            { value: 'unknown', label: { pl: 'nie wiem', en: 'I do not know' } },
          ],
        },
      ],
    },
    {
      name: 'costs',
      title: { pl: 'Koszty pogrzebu', en: 'Cost of the funeral' },
      fields: [
        {
          name: 'bills',
          type: 'group',
          min: 1,
          max: 20,
          label: { pl: 'Rachunki', en: 'Bills' },
          hint: { pl: 'Przepisz każdy rachunek, który dołączysz.', en: 'Copy each bill that you will attach.' },
          itemTitle: { pl: 'Rachunek', en: 'Bill' },
          shown: 'rows',
          fields: [
            { name: 'what', type: 'text', maxLength: 120, label: { pl: 'Za co', en: 'For what' } },
            { name: 'issuedOn', type: 'date', notAfter: 'today', label: { pl: 'Data rachunku', en: 'Date of the bill' } },
            { name: 'amount', type: 'money', minGrosze: '1', maxGrosze: '100000000', label: { pl: 'Kwota', en: 'Amount' } },
          ],
        },
        {
          name: 'total',
          type: 'computed',
          of: { sum: { group: 'bills', field: 'amount' } },
          label: { pl: 'Koszty razem', en: 'Cost in all' },
        },
        {
          name: 'shared',
          type: 'yes-no',
          label: { pl: 'Czy za pogrzeb płacił też ktoś inny?', en: 'Did somebody else pay for the funeral too?' },
        },
        {
          name: 'others',
          type: 'group',
          min: 1,
          max: 9,
          when: { field: 'shared', is: true },
          label: { pl: 'Kto jeszcze płacił', en: 'Who else paid' },
          itemTitle: { pl: 'Osoba', en: 'Person' },
          fields: [
            { name: 'name', type: 'text', maxLength: 160, label: { pl: 'Imię i nazwisko albo nazwa', en: 'Name' } },
            { name: 'part', type: 'money', minGrosze: '1', label: { pl: 'Kwota, którą zapłacił', en: 'Amount they paid' } },
          ],
        },
        payoutAccount,
      ],
    },
    statementsPage([
      {
        name: 'notClaimed',
        type: 'statement',
        label: {
          pl: 'Oświadczam, że nie dostałem zasiłku za ten pogrzeb z innego źródła.',
          en: 'I state that I have had no grant for this funeral from elsewhere.',
        },
      },
    ]),
  ],
  rules: [
    {
      name: 'buried-after-death',
      kind: 'day-not-before',
      field: 'buriedOn',
      than: 'diedOn',
      at: 'buriedOn',
      text: {
        pl: 'Pogrzeb nie mógł być przed śmiercią. Popraw jedną z dat.',
        en: 'The funeral cannot have been before the death. Correct one of the dates.',
      },
    },
  ],
  gaps: [
    layoutGap('Z-12'),
    {
      pl: 'Kwota zasiłku i zasady jej podziału między kilka osób.',
      en: 'The amount of the grant, and how it is divided among several people.',
    },
    { pl: 'Wnioski instytucji (pracodawcy, domu pomocy, gminy).', en: 'Claims by bodies (employers, care homes, communes).' },
  ],
  marks: [
    legalBasisMark,
    answerTimeMark,
    retentionMark,
    { at: 'kinship', mark: 'M', says: { pl: 'Lista pokrewieństwa z pamięci.', en: 'The list of kinship is from memory.' } },
    { at: 'papers', mark: 'M', says: { pl: 'Lista dokumentów z pamięci.', en: 'The list of papers is from memory.' } },
    {
      at: 'diedOn',
      mark: 'M',
      says: {
        pl: 'Termin na wniosek: 12 miesięcy od śmierci (parametr).',
        en: 'Time for the claim: 12 months from the death (parameter).',
      },
    },
  ],
};

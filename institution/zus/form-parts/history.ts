import type { ChoiceOption, CrossRule, FormMark, GroupField } from '#platform/forms/definition.ts';
import type { Bilingual } from '#platform/text/text.ts';
import { inOrderText } from './questions.ts';

const kind = (value: string, pl: string, en: string, hint?: Bilingual): ChoiceOption => ({
  value,
  label: { pl, en },
  ...(hint === undefined ? {} : { hint }),
});

/** Kinds of periods, contributory first; from memory. */
export const PERIOD_KINDS: readonly ChoiceOption[] = [
  kind('employment', 'praca na umowę o pracę', 'employment'),
  kind('contract', 'praca na umowę zlecenia lub agencyjną', 'work under a contract of mandate or agency'),
  kind('business', 'własna działalność gospodarcza', 'own business'),
  kind('other-insurance', 'inne ubezpieczenie', 'other insurance'),
  kind('farming', 'praca w gospodarstwie rolnym', 'work on a farm'),
  kind('service', 'służba wojskowa albo mundurowa', 'military or uniformed service'),
  kind('unemployment', 'zasiłek dla bezrobotnych', 'unemployment benefit'),
  kind(
    'sickness',
    'zasiłek chorobowy, opiekuńczy lub świadczenie rehabilitacyjne po ustaniu pracy',
    'sickness, care or rehabilitation benefit after work had ended',
  ),
  kind('childcare', 'opieka nad dzieckiem (urlop wychowawczy lub bez pracy)', 'care of a child (leave, or without work)'),
  kind('studies', 'nauka w szkole wyższej', 'higher education'),
  kind('abroad', 'praca albo ubezpieczenie za granicą', 'work or insurance abroad'),
];

/** Codes of titles by how they begin, as kinds: 0110 employment, 0411 contract of mandate, 05 own business. */
const TITLE_STARTS: readonly (readonly [string, string])[] = [
  ['0110', 'employment'],
  ['0411', 'contract'],
  ['05', 'business'],
];

export const HISTORY_ROWS = 100;

/** The whole record of a life's insurance, period by period, begun with what the account holds. */
export const historyGroup: GroupField = {
  name: 'history',
  type: 'group',
  min: 1,
  max: HISTORY_ROWS,
  shown: 'rows',
  columns: ['kind', 'where', 'from', 'to'],
  period: { from: 'from', to: 'to' },
  prefill: 'rows.insured-titles',
  label: { pl: 'Okresy ubezpieczenia i inne okresy', en: 'Periods of insurance and others' },
  hint: {
    pl: 'Zaczęliśmy listę od tego, co jest na Twoim koncie. Dodaj to, czego brakuje, zwłaszcza sprzed 1999 roku; popraw, co się nie zgadza.',
    en: 'The list begins with what stands on your account. Add what is missing, above all from before 1999; change what is not right.',
  },
  itemTitle: { pl: 'Okres', en: 'Period' },
  rowsFrom: {
    source: 'insured-titles',
    take: { where: 'payerName', nip: 'payerNip', from: 'from', to: 'to' },
    classify: { field: 'kind', by: 'titleCode', starts: TITLE_STARTS, otherwise: 'other-insurance' },
  },
  fields: [
    { name: 'kind', type: 'choice', options: PERIOD_KINDS, label: { pl: 'Rodzaj okresu', en: 'Kind of period' } },
    {
      name: 'childNames',
      type: 'text',
      maxLength: 120,
      when: { field: 'history.kind', is: 'childcare' },
      label: { pl: 'Imię i nazwisko dziecka', en: 'Full name of the child' },
    },
    {
      name: 'childBornOn',
      type: 'date',
      notAfter: 'today',
      when: { field: 'history.kind', is: 'childcare' },
      label: { pl: 'Data urodzenia dziecka', en: 'Day of birth of the child' },
    },
    { name: 'country', type: 'text', maxLength: 80, when: { field: 'history.kind', is: 'abroad' }, label: { pl: 'Kraj', en: 'Country' } },
    {
      name: 'foreignNumber',
      type: 'text',
      maxLength: 40,
      optional: true,
      when: { field: 'history.kind', is: 'abroad' },
      label: { pl: 'Numer ubezpieczenia w tym kraju', en: 'Insurance number in that country' },
    },
    {
      name: 'where',
      type: 'text',
      maxLength: 160,
      optional: true,
      label: { pl: 'Gdzie', en: 'Where' },
      hint: { pl: 'Pracodawca, firma, szkoła albo urząd.', en: 'Employer, business, school or office.' },
    },
    {
      name: 'nip',
      type: 'nip',
      optional: true,
      label: { pl: 'NIP pracodawcy lub firmy', en: 'NIP of the employer or business' },
      hint: { pl: 'Jeśli znasz.', en: 'If you know it.' },
    },
    { name: 'from', type: 'date', notBefore: '1930-01-01', notAfter: 'today', label: { pl: 'Od', en: 'From' } },
    {
      name: 'to',
      type: 'date',
      optional: true,
      notBefore: '1930-01-01',
      notAfter: 'today',
      label: { pl: 'Do', en: 'To' },
      hint: { pl: 'Zostaw puste, jeśli okres trwa nadal.', en: 'Leave it empty if the period still lasts.' },
    },
    {
      name: 'proof',
      type: 'choice',
      optional: true,
      label: { pl: 'Czym to potwierdzisz', en: 'How you will prove it' },
      options: [
        kind('account', 'dane są na koncie', 'the data are on the account'),
        kind('certificate', 'świadectwo pracy albo zaświadczenie', 'a certificate of employment, or another'),
        kind('other', 'inny dokument', 'another paper'),
        kind('none', 'nie mam dokumentu', 'I have no paper'),
      ],
    },
  ],
};

export const historyRules: readonly CrossRule[] = [
  { name: 'history-in-order', kind: 'periods-in-order', group: 'history', from: 'from', to: 'to', at: 'history', text: inOrderText },
];

export const historyMarks: readonly FormMark[] = [
  {
    at: 'history',
    mark: 'M',
    says: { pl: 'Rodzaje okresów z pamięci; okresy mogą się nakładać.', en: 'The kinds of periods are from memory; periods may overlap.' },
  },
];

export const historyGap: Bilingual = {
  pl: 'Które okresy są składkowe, a które nieskładkowe, i ile z nich się liczy: ocenia to pracownik.',
  en: 'Which periods are contributory, which are not, and how much of them counts: a clerk judges that.',
};

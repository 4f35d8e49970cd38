import { expect, test } from 'vitest';
import type { LetterTemplate } from '#platform/pack.ts';
import { letterContent, written } from './content.ts';

const template: LetterTemplate = {
  code: 'test-refusal',
  kind: 'letter',
  version: 1,
  title: { pl: 'Postanowienie', en: 'Order' },
  legalBasis: 'KPA art. 219',
  retention: 'B5',
  body: {
    pl: [
      'Stan na dzień {asOf}: {total}.',
      '{withAgreement, select, true {Umowa obowiązuje.} other {}}',
      '{months, plural, one {# miesiąc} few {# miesiące} other {# miesięcy}}',
      '[[table debts | fundPl=Fundusz | month=Miesiąc | arrears=Zaległość]]',
    ],
    en: [
      'As at {asOf}: {total}.',
      '{withAgreement, select, true {The agreement is in force.} other {}}',
      '{months, plural, one {# month} other {# months}}',
      '[[table debts | fundEn=Fund | month=Month | arrears=Arrears]]',
    ],
  },
  instruction: { pl: ['Zażalenie w ciągu {days} dni.'], en: ['A complaint within {days} days.'] },
};
const values = {
  asOf: '2026-11-24',
  total: '2425.11',
  withAgreement: false,
  months: 3,
  days: 7,
  debts: [{ fundPl: 'Ubezpieczenia społeczne', fundEn: 'Social insurance', month: '2026-10', arrears: '1788.29' }],
};

test('days, months and amounts are written as each language writes them', () => {
  expect(letterContent(template, values, 'pl').passages).toEqual([
    { kind: 'paragraph', text: 'Stan na dzień 24.11.2026: 2\u00a0425,11\u00a0zł.' },
    { kind: 'paragraph', text: '3 miesiące' },
    {
      kind: 'table',
      value: 'debts',
      columns: [
        { key: 'fundPl', title: 'Fundusz', align: 'left' },
        { key: 'month', title: 'Miesiąc', align: 'left' },
        { key: 'arrears', title: 'Zaległość', align: 'right' },
      ],
      rows: [['Ubezpieczenia społeczne', '10.2026', '1\u00a0788,29\u00a0zł']],
    },
  ]);
  expect(letterContent(template, values, 'en').passages[0]).toEqual({ kind: 'paragraph', text: 'As at 24 Nov 2026: PLN\u00a02,425.11.' });
});

test('what is only true in some cases leaves no trace in the others', () => {
  expect(letterContent(template, { ...values, debts: [] }, 'pl').passages.map(passage => passage.kind)).toEqual(['paragraph', 'paragraph']);
  expect(letterContent(template, { ...values, withAgreement: true }, 'pl').passages).toContainEqual({
    kind: 'paragraph',
    text: 'Umowa obowiązuje.',
  });
});

test('numbers that only look like amounts or days stay as they are', () => {
  expect(['9990003018', '12.50.3', '2026-11-24T10:00', 'NIP 999'].map(text => written(text, 'pl'))).toEqual([
    '9990003018',
    '12.50.3',
    '2026-11-24T10:00',
    'NIP 999',
  ]);
});

test('a table of something that is no list of rows is a fault of the pack', () => {
  expect(() => letterContent(template, { ...values, debts: 'none' }, 'pl')).toThrow('"debts"');
});

test('braces in what people wrote stay letters, they fill nothing', () => {
  expect(letterContent(template, { ...values, total: '{asOf}' }, 'pl').passages[0]).toEqual({
    kind: 'paragraph',
    text: 'Stan na dzień 24.11.2026: {asOf}.',
  });
});

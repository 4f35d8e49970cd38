import { expect, test } from 'vitest';
import type { LetterTemplate } from '#platform/pack.ts';
import { letterContent } from './content.ts';
import { editableLetter, withParagraphs } from './edited.ts';

const TABLE = '[[table debts | fund=Fundusz | arrears=Zaległość]]';
const template: LetterTemplate = {
  code: 'refusal',
  kind: 'letter',
  version: 1,
  title: { pl: 'Odmowa', en: 'Refusal' },
  legalBasis: 'KPA art. 219',
  retention: 'B5',
  body: { pl: ['Stan na {asOf}.', TABLE], en: ['As at {asOf}.'] },
  instruction: { pl: ['{days} dni.'], en: ['{days} days.'] },
};
const values = { asOf: '2026-11-24', days: 7, debts: [{ fund: 'FUS', arrears: '1649.82' }] };

test('a clerk edits the letter as it reads, and the table stays a table', () => {
  expect(editableLetter(template, values, 'pl').map(block => block.text)).toEqual(['Stan na 24.11.2026.', TABLE]);
  const edited = withParagraphs(template, { pl: ['Zmieniono.', TABLE, "To {nic} nie 'wypełnia'."], en: ['Changed.'] });
  const content = letterContent(edited, values, 'pl');
  expect(content.passages.map(passage => (passage.kind === 'paragraph' ? passage.text : passage.rows.length))).toEqual([
    'Zmieniono.',
    1,
    "To {nic} nie 'wypełnia'.",
  ]);
  expect(content.instruction).toEqual(['7 dni.']);
});

test('a table that is not in the template cannot be written into the letter', () => {
  const edited = withParagraphs(template, { pl: ['[[table secrets | pesel=PESEL]]'], en: [] });
  expect(letterContent(edited, values, 'pl').passages).toEqual([{ kind: 'paragraph', text: '[ [table secrets | pesel=PESEL]]' }]);
});

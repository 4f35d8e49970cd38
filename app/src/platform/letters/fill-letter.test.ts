import { describe, expect, test } from 'vitest';
import type { LetterTemplate } from '#platform/pack.ts';
import { fillLetter, holesOf } from './fill-letter.ts';

const letter: LetterTemplate = {
  code: 'example',
  version: 1,
  kind: 'certificate',
  legalBasis: 'KPA art. 217',
  retention: 'B5',
  title: { pl: 'Zaświadczenie dla: {payer}', en: 'Certificate for {payer}' },
  body: {
    pl: [
      'Stan na {asOf}: {total}. {copies, plural, one {# egzemplarz} few {# egzemplarze} other {# egzemplarzy}}.',
      '{agreement, select, true {Z umową.} other {}}',
      '[[table debts | fundPl=Fundusz | arrears=Zaległość]]',
    ],
    en: [
      'As at {asOf}: {total}. {copies, plural, one {# copy} other {# copies}}.',
      '{agreement, select, true {With an agreement.} other {}}',
      '[[table debts | fundEn=Fund | arrears=Arrears]]',
    ],
  },
  instruction: { pl: ['Zażalenie w ciągu {days} dni.'], en: ['A complaint within {days} days.'] },
};
const values = {
  payer: 'Firma {X} <b>',
  asOf: '2026-11-24',
  total: '1649.82',
  copies: 5,
  agreement: false,
  days: 7,
  debts: [{ fundPl: 'FUS', fundEn: 'SIF', arrears: '1649.82' }],
};

describe('a letter is filled', () => {
  test('with days, money and plurals as the reader writes them', () => {
    expect(fillLetter(letter, values, 'pl')).toEqual({
      title: 'Zaświadczenie dla: Firma {X} <b>',
      body: [
        { kind: 'paragraph', text: 'Stan na 24.11.2026: 1\u00a0649,82\u00a0zł. 5 egzemplarzy.' },
        { kind: 'table', columns: ['Fundusz', 'Zaległość'], rows: [['FUS', '1\u00a0649,82\u00a0zł']] },
      ],
      instruction: [{ kind: 'paragraph', text: 'Zażalenie w ciągu 7 dni.' }],
    });
    expect(fillLetter(letter, { ...values, copies: 1 }, 'en').body[0]).toEqual({
      kind: 'paragraph',
      text: 'As at 24 Nov 2026: PLN\u00a01,649.82. 1 copy.',
    });
  });

  test('without a paragraph that comes out empty and a table without rows', () => {
    expect(
      fillLetter(letter, { ...values, agreement: true, debts: [] }, 'pl').body.map(block =>
        block.kind === 'paragraph' ? block.text : 'table',
      ),
    ).toEqual([expect.stringContaining('Stan'), 'Z umową.']);
  });

  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a value', { total: undefined }, /total/],
    ['a table', { debts: undefined }, /example: no table "debts"/],
    ['a column', { debts: [{ fundPl: 'FUS' }] }, /table "debts" has no "arrears"/],
  ])('never with a hole: %s missing stops it', (_what, change, why) => {
    const { ...all } = { ...values, ...change } as Record<string, unknown>;
    for (const name of Object.keys(all)) if (all[name] === undefined) delete all[name];
    expect(() => fillLetter(letter, all as typeof values, 'pl')).toThrow(why);
  });

  test('and says what it asks for', () => {
    expect([...holesOf(letter, 'pl')].sort()).toEqual(['agreement', 'asOf', 'copies', 'days', 'debts', 'payer', 'total']);
  });
});

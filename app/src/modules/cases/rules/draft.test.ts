import type { Grant } from '#platform/forms/definition.ts';
import { expect, test } from 'vitest';
import { day } from '#kernel/day.ts';
import type { LetterTemplate, Pack } from '#platform/pack.ts';
import type { LetterDraft } from '../types.ts';
import { draftFor, editedDraft, findTemplate, PARAGRAPH_LIMIT } from './draft.ts';

const letter = (code: string, version = 1): LetterTemplate => ({
  code,
  version,
  title: { pl: code, en: code },
  body: { pl: ['x'], en: ['x'] },
  legalBasis: 'KPA art. 219',
  retention: 'B5',
  kind: 'decision',
});
const pack: Pick<Pack, 'letters'> = {
  letters: [
    letter('certificate-refusal'),
    letter('decision'),
    letter('decision', 2),
    letter('request-for-more'),
    letter('no-arrears-refusal'),
  ],
};
const matter = { formCode: 'RWN', filedOn: day('2026-11-23') };
const computed: LetterDraft = { template: 'no-arrears-refusal', values: { total: '1649.82' } };
const begin = (draft: LetterDraft | null, answer: 'refuse' | 'grant' | 'ask', grant: Grant | null = null) =>
  draftFor({ matter, now: { draft, grant }, answer, periods: { completionDays: 7, complaintDays: 7, appealMonths: 1 } });

test("a refusal begins with the computer's draft, a grant and a question never do", () => {
  expect(begin(computed, 'refuse')).toBe(computed);
  expect(begin(computed, 'grant').template).toBe('decision');
  expect(begin(computed, 'ask').template).toBe('request-for-more');
});

test('a grant begins with the letter that the rule would have given, and a refusal never does', () => {
  const certificate = { template: 'no-arrears-certificate', values: { payer: 'Jan' } };
  const grant: Grant = { letter: certificate, collection: 'open' };
  expect(begin(null, 'grant', grant)).toBe(certificate);
  expect(begin(computed, 'grant', grant)).toBe(certificate);
  const saved: LetterDraft = { ...certificate, edited: { pl: ['Zaświadczamy.'], en: [] } };
  expect(begin(saved, 'grant', grant)).toBe(saved);
  expect(begin(saved, 'refuse', grant).template).toBe('certificate-refusal');
});

test('what the clerk saved for one answer is not put into another', () => {
  const asked: LetterDraft = { template: 'request-for-more', values: {}, edited: { pl: ['Prosimy o umowę.'], en: [] } };
  expect(begin(asked, 'ask')).toBe(asked);
  expect(begin(asked, 'refuse').template).toBe('certificate-refusal');
});

test('a letter with a place still to fill is kept and not sent', () => {
  const open = begin(null, 'refuse');
  expect(editedDraft(pack, open, 'to-keep').ok).toBe(true);
  expect(editedDraft(pack, open, 'to-send')).toEqual({ ok: false, refusal: { kind: 'letter-unfinished' } });
  expect(editedDraft(pack, { ...open, edited: { pl: ['Uzasadnienie: […]'], en: [] } }, 'to-send')).toEqual({
    ok: false,
    refusal: { kind: 'letter-unfinished' },
  });
});

test('empty paragraphs fall away, and a letter of nothing is refused', () => {
  expect(editedDraft(pack, { ...computed, edited: { pl: [' Odmawiamy. ', '', ' '], en: ['We refuse.'] } }, 'to-send')).toEqual({
    ok: true,
    value: { ...computed, edited: { pl: ['Odmawiamy.'], en: ['We refuse.'] } },
  });
  expect(editedDraft(pack, { ...computed, edited: { pl: [' '], en: ['We refuse.'] } }, 'to-send')).toEqual({
    ok: false,
    refusal: { kind: 'letter-empty' },
  });
});

test('a paragraph beyond the limit and a letter the pack does not have are refused', () => {
  expect(editedDraft(pack, { ...computed, edited: { pl: ['a'.repeat(PARAGRAPH_LIMIT + 1)], en: [] } }, 'to-keep')).toEqual({
    ok: false,
    refusal: { kind: 'letter-too-long' },
  });
  expect(editedDraft(pack, { template: 'poem', values: {} }, 'to-keep')).toEqual({ ok: false, refusal: { kind: 'no-such-template' } });
  expect(findTemplate(pack, 'decision')?.version).toBe(2);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MatterId } from '#kernel/ids.ts';
import { OPEN_PURPOSES } from '../types.ts';
import { statedPurpose, WORDS_AT_LEAST } from './stated-purpose.ts';

const matterId = 'm' as MatterId;

test('handling is of a matter, whatever words are given', () => {
  expect(statedPurpose({ purpose: 'handling', words: 'Załatwiam sprawę pana Jana.', matterId: null })).toEqual({
    ok: false,
    refusal: { kind: 'no-such-matter' },
  });
  expect(statedPurpose({ purpose: 'handling', words: '', matterId })).toEqual({ ok: true, value: { purpose: 'handling', words: null } });
});

test('a visit without a matter is told in words, not in dots and blanks', () => {
  expect(statedPurpose({ purpose: 'visit', words: ' ok        . ', matterId: null })).toEqual({
    ok: false,
    refusal: { kind: 'words-missing' },
  });
  expect(statedPurpose({ purpose: 'visit', words: 'Pyta o list  z listopada.', matterId: null })).toEqual({
    ok: true,
    value: { purpose: 'visit', words: 'Pyta o list z listopada.' },
  });
});

test('nothing opens without a purpose of the list, and what opens has a matter or words of some length', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(undefined, ...OPEN_PURPOSES),
      fc.string({ maxLength: 400 }),
      fc.constantFrom(null, matterId),
      (purpose, words, matter) => {
        const stated = statedPurpose({ purpose, words, matterId: matter });
        if (!stated.ok) return;
        expect(stated.value.purpose).toBe(purpose);
        expect(matter !== null || (stated.value.words ?? '').length >= WORDS_AT_LEAST).toBe(true);
        expect((stated.value.words ?? '').length).toBeLessThanOrEqual(300);
      },
    ),
  );
});

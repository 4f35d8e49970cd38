import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterAll, readSought } from './search.ts';

test('a PESEL is read as digits however it is spaced, a matter number as a number, a name as words', () => {
  expect(readSought(' 880314 04560 ', 8)).toMatchObject({ digits: '88031404560', number: null, words: ['880314', '04560'] });
  expect(readSought('526-300-00-71', 8)).toMatchObject({ digits: '5263000071' });
  expect(readSought('12.rwn.000001', 8)).toMatchObject({ digits: null, number: '12.RWN.000001' });
  expect(readSought('Nowak  Anna', 8)).toMatchObject({ digits: null, number: null, words: ['Nowak', 'Anna'] });
});

test('two letters are too few to look for, and so are signs', () => {
  expect([readSought('no', 8), readSought('  . - ', 8), readSought('', 8)]).toEqual([null, null, null]);
});

test('whatever is typed, what is looked for is bounded, and lies between a beginning and the end of all that begin so', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), fc.string({ maxLength: 10 }), (typed, rest) => {
      const sought = readSought(typed, 8);
      if (!sought) return;
      expect(sought.typed.length).toBeLessThanOrEqual(80);
      expect(sought.words.length).toBeLessThanOrEqual(4);
      if (sought.digits) expect(sought.digits).toMatch(/^\d{3,}$/);
      const whole = sought.typed + rest;
      expect(whole >= sought.typed && whole < afterAll(sought.typed)).toBe(true);
    }),
  );
});

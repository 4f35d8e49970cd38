import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastDigits, readNumber, readSecondDatum, verificationCode } from './verification.ts';

test('a code is read back however people copy it from paper', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), random => {
      const code = verificationCode(random);
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
      for (const typed of [
        code.toLowerCase(),
        code.replaceAll('-', ''),
        ` ${code.replaceAll('-', ' ')} `,
        code.replaceAll('0', 'O'),
        code.replaceAll('1', 'l'),
      ])
        expect(readSecondDatum(typed).code).toBe(code);
    }),
  );
});

test('four digits are also the end of a NIP or PESEL, other texts are not', () => {
  expect(readSecondDatum(' 30 18 ').digits).toBe('3018');
  expect([readSecondDatum('301').digits, readSecondDatum('30185').digits, readSecondDatum('30I8').digits]).toEqual(['', '', '']);
  expect(lastDigits('999-00-03-018')).toBe('3018');
});

test('a number is read without the spaces it is printed with', () => {
  expect(readNumber(' 12.rwn.000 017.2026 ')).toBe('12.RWN.000017.2026');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshlyProved, levelOf, levelOfPassword } from './assurance.ts';
import { acceptablePassword, acceptablePin } from './secrets.ts';
import { pathToReturnTo, sessionEnds } from './sessions.ts';
import { afterWrongTry, isLocked, PIN_TRIES, type Tries } from './wrong-tries.ts';

const NINE = new Date('2026-11-23T09:00:00Z');
const minutes = (count: number): Date => new Date(NINE.getTime() + count * 60_000);

test('only levels substantial and high of eIDAS prove a person; low, absent and invented ones do not', () => {
  expect(['substantial', 'high', 'low'].map(name => levelOf(`http://eidas.europa.eu/LoA/${name}`))).toEqual([3, 3, 0]);
  expect([levelOf(undefined), levelOf(''), levelOf('constructor'), levelOf('http://eidas.europa.eu/LoA/high ')]).toEqual([0, 0, 0, 0]);
});

test('a password is worth level 2 on a confirmed account, 1 before, nothing after it lapsed', () => {
  expect([levelOfPassword('confirmed'), levelOfPassword('untrusted'), levelOfPassword('lapsed')]).toEqual([2, 1, 0]);
});

test('a proof is fresh for less than ten minutes and only at level 3', () => {
  const fresh = (level: 2 | 3, after: number) => freshlyProved({ level, authenticatedAt: NINE }, minutes(after));
  expect([fresh(3, 0), fresh(3, 9.99), fresh(3, 10), fresh(2, 0)]).toEqual([true, true, false, false]);
});

test('PINs that are easy to guess are refused: runs, repeats, the birth date, part of the PESEL', () => {
  const about = { pesel: '88031412345', bornOn: '1988-03-14' };
  const verdict = (pin: string) => {
    const answer = acceptablePin(pin, about);
    return answer.ok ? 'accepted' : answer.refusal.kind;
  };
  expect(['123456', '987654', '111111', '121212', '140388', '880314', '198803', '031412', '314123'].map(verdict)).toEqual(
    Array(9).fill('easy-to-guess'),
  );
  expect(['12345', '1234567', '12a456', '', '１２３４５６'].map(verdict)).toEqual(Array(5).fill('not-six-digits'));
  expect(verdict('730416')).toBe('accepted');
});

test('a password is long and does not hold who one is', () => {
  const verdict = (password: string) => {
    const answer = acceptablePassword(password, ['Tomasz', 'Kamiński', 'Ola']);
    return answer.ok ? 'accepted' : answer.refusal.kind;
  };
  expect(['krótkie', 'x'.repeat(129), 'tomasz-jest-tutaj', 'aaaaaaaaaaaaa', 'trzy zielone parasole'].map(verdict)).toEqual([
    'too-short',
    'too-long',
    'easy-to-guess',
    'easy-to-guess',
    'accepted',
  ]);
});

test('the way back is always a path of this site, whatever is asked for', () => {
  for (const path of ['/', '/letters', '/forms/RWN?page=2&x=%2F', '/desk/matters/1']) expect(pathToReturnTo(path)).toBe(path);
  for (const bad of [
    undefined,
    '',
    'letters',
    '//evil.example',
    '/\\evil.example',
    '/a\\b',
    'https://evil.example',
    '/a\nb',
    '/\t/evil.example',
    '/sign-in?back=/x',
    '/sign-out',
    '/desk/sign-in',
  ])
    expect(pathToReturnTo(bad)).toBe('/');
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('/', '\\', '.', ':', '@', 'a', '?', '#', '%', '\t', '\n', ' '), maxLength: 12 }),
      asked => new URL(pathToReturnTo(asked), 'https://okienko.example').origin === 'https://okienko.example',
    ),
  );
});

test('a session’s idle end never lies after its absolute end', () => {
  expect(sessionEnds(NINE, { idleMinutes: 15, hours: 8 })).toEqual({ idleUntil: minutes(15), expiresAt: minutes(480) });
  expect(sessionEnds(NINE, { idleMinutes: 120, hours: 1 }).idleUntil).toEqual(minutes(60));
});

test('waits double from the third wrong PIN to a day, never longer, and a quiet two days forgets them', () => {
  let tries: Tries | undefined;
  let now = NINE;
  const waits: number[] = [];
  for (let time = 0; time < 12; time += 1) {
    tries = afterWrongTry(tries, PIN_TRIES, now);
    waits.push(tries.lockedUntil ? (tries.lockedUntil.getTime() - now.getTime()) / 60_000 : 0);
    now = tries.lockedUntil ?? now;
    expect(isLocked(tries, now)).toBe(false);
  }
  expect(waits).toEqual([0, 0, 15, 30, 60, 120, 240, 480, 960, 1440, 1440, 1440]);
  expect(afterWrongTry(tries, PIN_TRIES, new Date(now.getTime() + 48 * 3_600_000 + 1)).wrong).toBe(1);
});

test('a lock counts from its end: whoever only waits for it does not get free tries', () => {
  const tries = { wrong: 9, lastAt: NINE, lockedUntil: minutes(47 * 60) };
  expect(afterWrongTry(tries, PIN_TRIES, minutes(50 * 60)).wrong).toBe(10);
});

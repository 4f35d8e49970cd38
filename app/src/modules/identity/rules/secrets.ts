import { accept, refuse, type Result } from '#kernel/result.ts';

export const PIN_DIGITS = 6;
export const PASSWORD_SHORTEST = 12;
export const PASSWORD_LONGEST = 128;

export type PinRefusal = { kind: 'not-six-digits' } | { kind: 'easy-to-guess' };

/** A phone PIN: six digits, not one digit over and over, not a run up or down, not the birth date or part of the PESEL. */
export function acceptablePin(pin: string, about: { pesel: string | null; bornOn: string | null }): Result<string, PinRefusal> {
  if (!new RegExp(`^\\d{${PIN_DIGITS}}$`).test(pin)) return refuse({ kind: 'not-six-digits' });
  const steps = [...pin].slice(1).map((digit, place) => Number(digit) - Number(pin[place]));
  const run = steps.every(step => step === steps[0]) && Math.abs(steps[0] ?? 0) <= 1;
  const [year, month, date] = (about.bornOn ?? '----').split('-');
  const birthday = [`${date}${month}${year?.slice(2)}`, `${year?.slice(2)}${month}${date}`, `${year}${month}`, `${month}${year}`].includes(
    pin,
  );
  if (run || birthday || about.pesel?.includes(pin) || new Set(pin).size < 3) return refuse({ kind: 'easy-to-guess' });
  return accept(pin);
}

export type PasswordRefusal = { kind: 'too-short' } | { kind: 'too-long' } | { kind: 'easy-to-guess' };

/** Long rather than intricate: no demand for signs of several kinds, but nothing that holds who the person is. */
export function acceptablePassword(password: string, about: readonly string[]): Result<string, PasswordRefusal> {
  if ([...password].length < PASSWORD_SHORTEST) return refuse({ kind: 'too-short' });
  if (password.length > PASSWORD_LONGEST) return refuse({ kind: 'too-long' });
  const plain = password.toLowerCase();
  const holdsThem = about.some(word => word.length >= 4 && plain.includes(word.toLowerCase()));
  return holdsThem || new Set(plain).size < 5 ? refuse({ kind: 'easy-to-guess' }) : accept(password);
}

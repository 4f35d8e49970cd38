import type { Branded } from './brand.ts';
import { accept, refuse, type Result } from './result.ts';

/** A telephone number in E.164: plus, country, number, without spaces. */
export type Phone = Branded<string, 'Phone'>;
export type PhoneRefusal = { readonly kind: 'odd-character' } | { readonly kind: 'wrong-length' };

const POLAND = '+48';
const POLISH = /^\+48[1-9][0-9]{8}$/;
const ANY = /^\+[1-9][0-9]{7,14}$/;

/** Reads nine Polish digits as people group them, `+48 …`, `0048 …`, and numbers of other countries with plus or 00.
 *  @refuses odd-character | wrong-length */
export function parsePhone(text: string): Result<Phone, PhoneRefusal> {
  const typed = text.replace(/[\s().–-]/g, '').replace(/^00/, '+');
  if (!/^\+?[0-9]+$/.test(typed)) return refuse({ kind: 'odd-character' });
  const number = typed.startsWith('+') ? typed : `${POLAND}${typed}`;
  const fits = number.startsWith(POLAND) ? POLISH.test(number) : ANY.test(number);
  return fits ? accept(number as Phone) : refuse({ kind: 'wrong-length' });
}

/** `+48 601 234 567`, with spaces that do not break; numbers of other countries in groups of three after the plus. */
export function formatPhone(phone: Phone): string {
  return phone.startsWith(POLAND)
    ? phone.replace(/^(\+48)(...)(...)(...)$/, '$1\u00a0$2\u00a0$3\u00a0$4')
    : phone.replace(/(?<=\d)(?=(\d{3})+$)/g, '\u00a0');
}

/** `+48 ••• ••• 567` */
export function maskPhone(phone: Phone): string {
  return (
    formatPhone(phone)
      .slice(0, -3)
      .replace(/(?<=^.{3,})\d/g, '•') + phone.slice(-3)
  );
}

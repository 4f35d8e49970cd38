import type { Branded } from './brand.ts';
import { accept, refuse, type Result } from './result.ts';

/** An e-mail address fit to send to; its domain in small letters. */
export type Email = Branded<string, 'Email'>;
export type EmailRefusal =
  | { readonly kind: 'no-at-sign' }
  | { readonly kind: 'no-domain' }
  | { readonly kind: 'odd-character' }
  | { readonly kind: 'too-long' };

/** Limits of RFC 5321. */
const LONGEST = 254;
const LONGEST_BEFORE_AT = 64;
const BEFORE_AT = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** Whether it can be an address; whether anybody reads it only a letter can tell. Quoted and non-ASCII addresses are
 *  lawful but not delivered everywhere, so they are refused here where the person can still give another.
 *  @refuses no-at-sign | no-domain | odd-character | too-long */
export function parseEmail(text: string): Result<Email, EmailRefusal> {
  const typed = text.trim();
  const at = typed.lastIndexOf('@');
  if (at < 1) return refuse({ kind: 'no-at-sign' });
  const before = typed.slice(0, at);
  const domain = typed.slice(at + 1).toLowerCase();
  if (typed.length > LONGEST || before.length > LONGEST_BEFORE_AT) return refuse({ kind: 'too-long' });
  if (!BEFORE_AT.test(before) || /[^a-z0-9.-]/.test(domain)) return refuse({ kind: 'odd-character' });
  return DOMAIN.test(domain) ? accept(`${before}@${domain}` as Email) : refuse({ kind: 'no-domain' });
}

export function formatEmail(email: Email): string {
  return email;
}

/** `a•••@example.pl`, always three dots: the length is nobody's business. */
export function maskEmail(email: Email): string {
  return `${email.slice(0, 1)}•••${email.slice(email.lastIndexOf('@'))}`;
}

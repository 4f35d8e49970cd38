import { parseDay, parseMonth } from '#kernel/day.ts';
import { parseEmail } from '#kernel/email.ts';
import { decimalOf, parseGrosze } from '#kernel/grosze.ts';
import { parseNip } from '#kernel/nip.ts';
import { parseNrb } from '#kernel/nrb.ts';
import { parsePesel } from '#kernel/pesel.ts';
import { parsePhone } from '#kernel/phone.ts';
import { parsePostcode } from '#kernel/postcode.ts';
import { parseRegon } from '#kernel/regon.ts';
import type { Result } from '#kernel/result.ts';
import type { Answer, SimpleField } from './definition.ts';

/** A text without what nobody sees: control characters, which XML forbids, and blanks at both ends; accents composed. */
export function tidy(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFC').replace(/\r\n?/g, '\n').replace(INVISIBLE, '').toWellFormed().trim();
}

/** Most answers: nothing to tidy, and saying so costs one pass. */
const PLAIN = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u2060\ufeff\ufffe\uffff]/g;

/** The answer a typed text stands for. What cannot be read as the field's kind stays text, for check.ts to speak of. */
export function readTyped(field: SimpleField, typed: string): Answer | undefined {
  const text = tidy(typed);
  if (text === '') return undefined;
  switch (field.type) {
    case 'text':
      return text.replace(/\s+/g, ' ');
    case 'long-text':
    case 'choice':
    case 'computed':
      return text;
    case 'choices':
      return [text];
    case 'number': {
      const digits = text.replace(/[\s\u00a0]/g, '');
      return /^-?\d{1,15}$/.test(digits) ? Number(digits) : text;
    }
    case 'yes-no':
      return YES.has(text.toLowerCase()) ? true : NO.has(text.toLowerCase()) ? false : text;
    case 'statement':
      return YES.has(text.toLowerCase()) ? true : undefined;
    default:
      return normalOf(field.type, text);
  }
}

const YES = new Set(['yes', 'true', 'on', 'tak', '1']);
const NO = new Set(['no', 'false', 'nie', '2']);

export type ParsedKind = 'date' | 'month' | 'money' | 'pesel' | 'nip' | 'regon' | 'nrb' | 'postcode' | 'email' | 'phone';

/** Reads a text as one of the kinds that have a written form of their own. */
export function parseKind(kind: ParsedKind, text: string): Result<string, { readonly kind: string }> {
  switch (kind) {
    case 'date':
      return parseDay(text);
    case 'month':
      return parseMonth(text);
    case 'money': {
      const amount = parseGrosze(text);
      return amount.ok ? { ok: true, value: decimalOf(amount.value) } : amount;
    }
    case 'pesel':
      return parsePesel(text);
    case 'nip':
      return parseNip(text);
    case 'regon':
      return parseRegon(text);
    case 'nrb':
      return parseNrb(text);
    case 'postcode':
      return parsePostcode(text);
    case 'email':
      return parseEmail(text);
    case 'phone':
      return parsePhone(text);
  }
}

function normalOf(kind: ParsedKind, text: string): string {
  const parsed = parseKind(kind, text);
  return parsed.ok ? parsed.value : text;
}

import type { Bilingual } from '#platform/text/text.ts';
import type { LetterTemplate } from '#platform/pack.ts';
import type { LetterKind, Named } from '../types.ts';
import type { LetterValues } from './content.ts';

/** All that a letter's PDF and XML are made of. */
export interface LetterDraft {
  template: LetterTemplate;
  values: LetterValues;
  kind: LetterKind;
  title: Bilingual;
  number: string;
  matterNumber: string | null;
  verificationCode: string;
  /** Where anybody can check the letter, with its number already filled in. */
  verificationAddress: string;
  addressee: Named & { lines: readonly string[] };
  /** The unit that writes: name, address. */
  sender: { institution: string; nip: string; lines: readonly string[]; city: string };
  decidedAt: Date;
}

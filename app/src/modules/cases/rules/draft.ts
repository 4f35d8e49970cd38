import type { Pack, LetterTemplate } from '#platform/pack.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { LetterDraft } from '../types.ts';

/** Longest paragraph a clerk may write, in characters. */
export const PARAGRAPH_LIMIT = 4_000;
export const PARAGRAPHS_LIMIT = 40;

/** The newest version of a letter template. */
export function findTemplate(pack: Pick<Pack, 'letters'>, code: string): LetterTemplate | undefined {
  return pack.letters.filter(letter => letter.code === code).sort((a, b) => b.version - a.version)[0];
}

/** A draft as a clerk left it: paragraphs without empty ones, both languages.
 *  @refuses no-such-template | letter-empty (no Polish paragraph, or text beyond the limits) */
export function editedDraft(pack: Pick<Pack, 'letters'>, draft: LetterDraft): Result<LetterDraft, { kind: 'no-such-template' } | { kind: 'letter-empty' } | { kind: 'letter-too-long' }> {
  if (!findTemplate(pack, draft.template)) return refuse({ kind: 'no-such-template' });
  if (!draft.edited) return accept(draft);
  const tidy = (texts: readonly string[]): string[] => texts.map(text => text.replace(/\r\n/g, '\n').trim()).filter(text => text !== '');
  const edited = { pl: tidy(draft.edited.pl), en: tidy(draft.edited.en) };
  if (edited.pl.length === 0) return refuse({ kind: 'letter-empty' });
  const all = [...edited.pl, ...edited.en];
  if (all.length > PARAGRAPHS_LIMIT || all.some(text => text.length > PARAGRAPH_LIMIT)) return refuse({ kind: 'letter-too-long' });
  return accept({ ...draft, edited });
}

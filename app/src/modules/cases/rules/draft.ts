import { accept, refuse, type Result } from '#kernel/result.ts';
import { TO_WRITE } from '#kernel/to-write.ts';
import type { LetterTemplate, Pack } from '#platform/pack.ts';
import type { LetterDraft, Matter, MatterNow } from '../types.ts';

/** Longest paragraph a clerk may write, in characters. */
export const PARAGRAPH_LIMIT = 4_000;
export const PARAGRAPHS_LIMIT = 40;

/** What a clerk may answer with. */
export const ANSWERS = ['refuse', 'grant', 'ask'] as const;
export type ClerkAnswer = (typeof ANSWERS)[number];

/** Letters every pack must hold for clerks, by what they are for; a draft of the computer goes before them. */
export const CLERK_LETTERS = { refuse: 'certificate-refusal', grant: 'decision', ask: 'request-for-more' } as const satisfies Record<
  ClerkAnswer,
  string
>;

/** Legal periods that the letters name. */
export type Periods = Readonly<Record<'completionDays' | 'complaintDays' | 'appealMonths', number>>;

/** The newest version of a letter template. */
export function findTemplate(pack: Pick<Pack, 'letters'>, code: string): LetterTemplate | undefined {
  return pack.letters.filter(letter => letter.code === code).sort((a, b) => b.version - a.version)[0];
}

/** What the clerk begins with: the letter as last saved, the computer's draft of a refusal, the letter that the rule of
 *  the form would have given, or the institution's own letter with places to fill. */
export function draftFor(given: {
  matter: Pick<Matter, 'formCode' | 'filedOn'>;
  now: Pick<MatterNow, 'draft' | 'grant'>;
  answer: ClerkAnswer;
  periods: Periods;
}): LetterDraft {
  const { matter, now, answer, periods } = given;
  const code = answer === 'grant' && now.grant ? now.grant.letter.template : CLERK_LETTERS[answer];
  const kept = now.draft;
  const others: readonly (string | undefined)[] = [...Object.values(CLERK_LETTERS), now.grant?.letter.template];
  if (kept && (kept.template === code || (answer === 'refuse' && !others.includes(kept.template)))) return kept;
  if (answer === 'grant' && now.grant) return now.grant.letter;
  return { template: code, values: lettersWithPlaces(matter, periods) };
}

/** What every matter can fill a letter with; the words of the case are places to write. */
export function lettersWithPlaces(matter: Pick<Matter, 'formCode' | 'filedOn'>, periods: Periods): LetterDraft['values'] {
  return {
    form: matter.formCode,
    filedOn: matter.filedOn,
    wordsPl: TO_WRITE,
    wordsEn: TO_WRITE,
    reasonsPl: TO_WRITE,
    reasonsEn: TO_WRITE,
    ...periods,
  };
}

type DraftRefusal = { kind: 'no-such-template' } | { kind: 'letter-empty' } | { kind: 'letter-too-long' } | { kind: 'letter-unfinished' };

/** A draft as a clerk left it: paragraphs without empty ones, both languages.
 *  @param fit `to-keep` may have places still to fill, `to-send` may not */
export function editedDraft(
  pack: Pick<Pack, 'letters'>,
  draft: LetterDraft,
  fit: 'to-keep' | 'to-send',
): Result<LetterDraft, DraftRefusal> {
  if (!findTemplate(pack, draft.template)) return refuse({ kind: 'no-such-template' });
  const tidy = (texts: readonly string[]): string[] => texts.map(text => text.replace(/\r\n/g, '\n').trim()).filter(text => text !== '');
  const edited = draft.edited && { pl: tidy(draft.edited.pl), en: tidy(draft.edited.en) };
  if (edited && edited.pl.length === 0) return refuse({ kind: 'letter-empty' });
  const all = edited ? [...edited.pl, ...edited.en] : Object.values(draft.values).filter(value => typeof value === 'string');
  if (all.length > PARAGRAPHS_LIMIT || all.some(text => text.length > PARAGRAPH_LIMIT)) return refuse({ kind: 'letter-too-long' });
  if (fit === 'to-send' && all.some(text => text.includes(TO_WRITE))) return refuse({ kind: 'letter-unfinished' });
  return accept(edited ? { ...draft, edited } : draft);
}

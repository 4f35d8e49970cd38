import { accept, refuse, type Result } from '#kernel/result.ts';
import type { NoteText } from '../types.ts';

/** Characters of one answer of a note. */
export const NOTE_LIMIT = 1_000;
/** Characters, so that a note says something to whoever reads it in another channel. */
export const NOTE_AT_LEAST = 3;

export type NoteField = 'asked' | 'answered' | 'nextStep' | 'because';
export interface NoteRemark {
  field: NoteField;
  kind: 'missing' | 'too-long';
}

export interface TypedNote {
  asked: string;
  answered: string;
  nextStep: string;
}

/** A note as it is kept: blanks folded, all remarks at once. */
export function readNote(typed: TypedNote): Result<NoteText, readonly NoteRemark[]> {
  const asked = folded(typed.asked);
  const answered = folded(typed.answered);
  const nextStep = folded(typed.nextStep);
  const remarks = [
    ...remarksOn('asked', asked, 'needed'),
    ...remarksOn('answered', answered, 'needed'),
    ...remarksOn('nextStep', nextStep, 'optional'),
  ];
  return remarks.length > 0 ? refuse(remarks) : accept({ asked, answered, nextStep: nextStep === '' ? null : nextStep });
}

export function readReason(typed: string): Result<string, readonly NoteRemark[]> {
  const because = folded(typed);
  const remarks = remarksOn('because', because, 'needed');
  return remarks.length > 0 ? refuse(remarks) : accept(because);
}

/** Lines stay lines: people write lists. */
const folded = (typed: string): string =>
  typed
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

function remarksOn(field: NoteField, value: string, need: 'needed' | 'optional'): NoteRemark[] {
  if (value.length > NOTE_LIMIT) return [{ field, kind: 'too-long' }];
  return need === 'needed' && value.replace(/[^\p{L}\p{N}]/gu, '').length < NOTE_AT_LEAST ? [{ field, kind: 'missing' }] : [];
}

import { accept, refuse, type Result } from '#kernel/result.ts';

/** An attempt as its proof tells it, and a filing it may belong to. */
export interface Attested {
  number: string;
  at: Date;
  partyId: string;
  formCode: string;
  answersSha256: string;
}

export interface FiledLater {
  partyId: string;
  formCode: string;
  filedAt: Date;
  draftId: string | null;
}

export type HonourFault = { kind: 'another-party' } | { kind: 'another-form' } | { kind: 'after-filing' };

/** Whether a proof of an attempt may count for a filing: the same party, the same form, and tried before it was filed.
 *  That the answers are the same is for the clerk to judge; a person may have put something right meanwhile. */
export function mayBeHonoured(attempt: Attested, filing: FiledLater): Result<undefined, HonourFault> {
  if (attempt.partyId !== filing.partyId) return refuse({ kind: 'another-party' });
  if (attempt.formCode !== filing.formCode) return refuse({ kind: 'another-form' });
  if (attempt.at.getTime() > filing.filedAt.getTime()) return refuse({ kind: 'after-filing' });
  return accept(undefined);
}

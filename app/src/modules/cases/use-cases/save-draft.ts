import type { MatterId } from '#kernel/ids.ts';
import { accept, type Result } from '#kernel/result.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { matterForClerk } from '../guards.ts';
import { dropLettersInWork } from '../letters-in-work.ts';
import { type ClerkAnswer, editedDraft } from '../rules/draft.ts';
import { append } from '../store.ts';
import type { CaseRefusal, LetterDraft } from '../types.ts';

/** Keeps the letter as the clerk has it so far.
 *  @refuses no-such-matter | own-matter | claimed-by-another | not-now | not-permitted | no-such-template | letter-empty | letter-too-long */
export async function saveDraft(
  ctx: Ctx<StaffActor>,
  wish: { matterId: MatterId; letter: LetterDraft; answer?: ClerkAnswer },
): Promise<Result<undefined, CaseRefusal>> {
  const opened = await matterForClerk(ctx, { matterId: wish.matterId, action: 'cases.decide', kind: 'save-draft' });
  if (!opened.ok) return opened;
  const draft = editedDraft(ctx.house.pack, wish.letter, 'to-keep');
  if (!draft.ok) return draft;
  if (wish.answer) await dropLettersInWork(ctx, opened.value.matter.partyId, wish.matterId, wish.answer);
  await append(ctx, opened.value, 'save-draft', { draft: draft.value });
  return accept(undefined);
}

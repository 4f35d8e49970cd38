import type { MatterId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { matterForClerk } from '../guards.ts';
import { keepLetterInWork, type LetterInWork } from '../letters-in-work.ts';
import { type ClerkAnswer, findTemplate, PARAGRAPH_LIMIT, PARAGRAPHS_LIMIT } from '../rules/draft.ts';
import type { CaseRefusal } from '../types.ts';

/** Keeps a letter as it is just being typed, right or not; no action of the matter. It is there again in another browser,
 *  until it is sent, proposed or saved.
 *  @refuses as saveDraft */
export async function keepLetter(
  ctx: Ctx<StaffActor>,
  wish: { matterId: MatterId; answer: ClerkAnswer; letter: Omit<LetterInWork, 'savedAt'> },
): Promise<Result<undefined, CaseRefusal>> {
  const opened = await matterForClerk(ctx, { matterId: wish.matterId, action: 'cases.decide', kind: 'save-draft' });
  if (!opened.ok) return opened;
  const { letter, matterId, answer } = wish;
  if (!findTemplate(ctx.house.pack, letter.template)) return refuse({ kind: 'no-such-template' });
  const texts = [...letter.edited.pl, ...letter.edited.en, letter.reason, letter.sum];
  if (texts.length > PARAGRAPHS_LIMIT + 2 || texts.some(one => one.length > PARAGRAPH_LIMIT)) return refuse({ kind: 'letter-too-long' });
  await keepLetterInWork(ctx, { partyId: opened.value.matter.partyId, matterId, answer, staffId: ctx.actor.staffId }, letter);
  return accept(undefined);
}

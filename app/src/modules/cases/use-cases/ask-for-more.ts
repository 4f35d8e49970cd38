import { dayOf, type Day } from '#kernel/day.ts';
import type { LetterId, MatterId } from '#kernel/ids.ts';
import { accept, type Result } from '#kernel/result.ts';
import { writeLetter } from '#modules/mailbox/index.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { closeMatter } from '#platform/openings.ts';
import { runPartyClock, stopClock, takeUpAgain } from '../clocks.ts';
import { nextDocumentNumber } from '../document-numbers.ts';
import { moreAsked } from '../events.ts';
import { matterForClerk, openForClerk } from '../guards.ts';
import { parameterOn } from '#platform/dated-value.ts';
import { partyAnswerBy } from '../rules/clocks.ts';
import { editedDraft } from '../rules/draft.ts';
import { dropLettersInWork } from '../letters-in-work.ts';
import { append } from '../store.ts';
import type { CaseRefusal, LetterDraft } from '../types.ts';

/** Asks the party for what is missing, with a letter that lies open; the institution's clock stands still until the
 *  answer, or until the party's time is up.
 *  @refuses no-such-matter | own-matter | claimed-by-another | not-now | not-permitted | no-such-template | letter-empty | letter-too-long
 *  @announces cases.more-asked
 *  @legal KPA art. 64 § 2, art. 35 § 5 */
export async function askForMore(
  ctx: Ctx<StaffActor>,
  wish: { matterId: MatterId; letter: LetterDraft },
): Promise<Result<{ letterId: LetterId; answerBy: Day }, CaseRefusal>> {
  const opened = await matterForClerk(ctx, { matterId: wish.matterId, action: 'cases.ask-for-more', kind: 'ask-for-more' });
  if (!opened.ok) return opened;
  const draft = editedDraft(ctx.house.pack, wish.letter, 'to-send');
  if (!draft.ok) return draft;
  const { matter, now } = opened.value;
  const answerBy = partyAnswerBy(
    dayOf(ctx.now),
    Number(parameterOn(ctx.house.pack, 'completion-days', dayOf(ctx.now)).value),
    ctx.house.pack.extraHolidays,
  );
  const { letterId } = await writeLetter(ctx, {
    partyId: matter.partyId,
    matterId: matter.matterId,
    template: draft.value.template,
    values: { ...draft.value.values, answerBy },
    ...(draft.value.edited ? { edited: draft.value.edited } : {}),
    number: await nextDocumentNumber(ctx, opened.value),
    decidedAt: ctx.now,
    collection: 'open',
    answerChannel: matter.answerChannel,
    kind: 'letter',
  });
  await append(ctx, opened.value, 'ask-for-more', { letterId, answerBy });
  await dropLettersInWork(ctx, matter.partyId, matter.matterId);
  await closeMatter(ctx, matter.matterId);
  await stopClock(ctx, matter);
  await runPartyClock(ctx, matter, answerBy);
  await ctx.audit({
    action: 'cases.ask-for-more',
    object: `matter:${matter.matterId}`,
    subjectPartyId: matter.partyId,
    purpose: now.purpose ?? 'handling',
  });
  await ctx.announce(moreAsked(matter, { letterId, answerBy }));
  return accept({ letterId, answerBy });
}

/** Notes that the party has answered what we asked; the matter goes back to the worklist.
 *  @refuses no-such-matter | own-matter | not-now | not-permitted
 *  @announces cases.answer-came */
export async function noteAnswer(ctx: Ctx<StaffActor>, wish: { matterId: MatterId }): Promise<Result<{ dueOn: Day }, CaseRefusal>> {
  const opened = await openForClerk(ctx, {
    matterId: wish.matterId,
    action: 'cases.note-answer',
    kind: 'answer',
    opening: { purpose: 'handling', until: 'transaction' },
  });
  if (!opened.ok) return opened;
  const again = await takeUpAgain(ctx, opened.value, true);
  await ctx.audit({
    action: 'cases.note-answer',
    object: `matter:${again.matter.matterId}`,
    subjectPartyId: again.matter.partyId,
    purpose: 'handling',
  });
  return accept({ dueOn: again.matter.dueOn });
}

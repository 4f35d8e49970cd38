import { dayOf, type Day } from '#kernel/day.ts';
import type { MatterId, PartyId, SubmissionId } from '#kernel/ids.ts';
import { accept, type Result } from '#kernel/result.ts';
import { handlingBranch } from '#modules/branches/index.ts';
import { partyCard } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import type { Bilingual } from '#platform/text/text.ts';
import { runClock } from '../clocks.ts';
import { matterOpened } from '../events.ts';
import { answerDueOn } from '../rules/clocks.ts';
import { BEFORE_OPENING } from '../rules/matter.ts';
import { fileClass, matterNumber } from '../rules/number.ts';
import { addMatter, append, matterOfSubmission, nextSequence } from '../store.ts';
import type { AnswerChannel, Matter } from '../types.ts';

export interface OpeningWish {
  partyId: PartyId;
  formCode: string;
  title: Bilingual;
  /** Skill of the clerks who get it if the computer does not decide. */
  topic: string;
  submissionId: SubmissionId;
  answerWithinDays: number;
  /** Day of filing, from which the legal time counts. */
  filedOn: Day;
  answerChannel?: AnswerChannel;
}

/** Opens the matter of a submission in the branch that handles the place and the topic, gives it its number and starts the legal clock.
 *  Asked again for the same submission it answers with the same matter.
 *  @announces cases.matter-opened */
export async function openMatter(
  ctx: Ctx,
  wish: OpeningWish,
): Promise<Result<{ matterId: MatterId; number: string; already: boolean }, never>> {
  const before = await matterOfSubmission(ctx.db, wish.submissionId);
  if (before) return accept({ matterId: before.matterId, number: before.number, already: true });
  const { pack } = ctx.house;
  const party = await partyCard(ctx, wish.partyId);
  const branchCode = handlingBranch(pack, {
    own: party.branchCode,
    postcode: party.address.postcode,
    topic: wish.topic,
    on: dayOf(ctx.now),
  });
  const year = Number(dayOf(ctx.now).slice(0, 4));
  const inPlan = fileClass(pack, wish.formCode, wish.filedOn);
  const sequence = await nextSequence(ctx.db, { branchCode, fileClass: inPlan, year });
  const matter: Matter = {
    partyId: wish.partyId,
    matterId: newId<MatterId>(),
    number: matterNumber({ branchCode, fileClass: inPlan, sequence, year }),
    formCode: wish.formCode,
    title: wish.title,
    branchCode,
    topic: wish.topic,
    openedAt: ctx.now,
    filedOn: wish.filedOn,
    dueOn: answerDueOn(wish.filedOn, wish.answerWithinDays, pack.extraHolidays),
    submissionId: wish.submissionId,
    answerChannel: wish.answerChannel ?? 'electronic',
  };
  // Two transactions for one submission: the second waits here for the first, and its own draft is thrown away with it.
  if (!(await addMatter(ctx, matter))) throw new Error('This submission is just getting its matter from somebody else.');
  await append(ctx, { matter, actions: [], now: BEFORE_OPENING, listed: BEFORE_OPENING }, 'open', {});
  await runClock(ctx, matter);
  await ctx.audit({
    action: 'cases.open-matter',
    object: `matter:${matter.matterId}`,
    subjectPartyId: matter.partyId,
    purpose: 'handling',
  });
  await ctx.announce(matterOpened(matter));
  return accept({ matterId: matter.matterId, number: matter.number, already: false });
}

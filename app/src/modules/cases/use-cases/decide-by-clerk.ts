import type { DecisionId, LetterId, MatterId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { withdrawLetter, writeLetter } from '#modules/mailbox/index.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { closeMatter } from '#platform/openings.ts';
import { stopClock } from '../clocks.ts';
import { nextDocumentNumber } from '../document-numbers.ts';
import { decided } from '../events.ts';
import { matterForClerk } from '../guards.ts';
import { editedDraft, findTemplate } from '../rules/draft.ts';
import { addDecision, append, decisionById } from '../store.ts';
import type { CaseRefusal, LetterDraft, Outcome } from '../types.ts';

export interface ClerkDecision {
  matterId: MatterId;
  letter: LetterDraft;
  /** Why, in the clerk's words; kept with the decision. */
  reason: string;
}

type Done = { decisionId: DecisionId; letterId: LetterId; number: string };

/** Shortest reason that can mean anything, in characters. */
export const REASON_AT_LEAST = 10;

/** Refuses, with a letter that waits for its receipt in the party's mailbox.
 *  @refuses no-such-matter | own-matter | claimed-by-another | not-now | not-permitted | reason-missing | no-such-template | letter-empty | letter-too-long
 *  @announces cases.decided */
export const refuseWithLetter = (ctx: Ctx<StaffActor>, wish: ClerkDecision): Promise<Result<Done, CaseRefusal>> =>
  decide(ctx, wish, 'refused');

/** Grants what was asked, with a letter. What the rule of the form would have let become true does so in the same
 *  transaction. Refusals and news as refuseWithLetter.
 *  @refuses also cannot-become-true */
export const grantByClerk = (ctx: Ctx<StaffActor>, wish: ClerkDecision): Promise<Result<Done, CaseRefusal>> => decide(ctx, wish, 'granted');

async function decide(ctx: Ctx<StaffActor>, wish: ClerkDecision, outcome: Outcome): Promise<Result<Done, CaseRefusal>> {
  const opened = await matterForClerk(ctx, { matterId: wish.matterId, action: 'cases.decide', kind: 'decide' });
  if (!opened.ok) return opened;
  const reason = wish.reason.trim();
  if (reason.length < REASON_AT_LEAST) return refuse({ kind: 'reason-missing' });
  const draft = editedDraft(ctx.house.pack, wish.letter, 'to-send');
  if (!draft.ok) return draft;
  const { matter, now } = opened.value;
  // A review replaces what was decided before, and the letter given out with it. What it entered stays: the desk says so.
  const before = now.reviewing && now.decisionId ? await decisionById(ctx.db, now.decisionId) : undefined;
  if (before?.letterId) await withdrawLetter(ctx, { partyId: matter.partyId, letterId: before.letterId });
  const grant = outcome === 'granted' ? now.grant : null;
  const template = findTemplate(ctx.house.pack, draft.value.template);
  const came = await ctx.house.effects.run(ctx, matter, grant?.effects ?? []);
  if (!came.ok) {
    ctx.house.log.warn({ matter: matter.matterId, ...came.refusal }, 'a grant could not become true');
    return refuse({ kind: 'cannot-become-true' });
  }
  const decisionId = newId<DecisionId>();
  const number = await nextDocumentNumber(ctx, opened.value);
  const { letterId } = await writeLetter(ctx, {
    partyId: matter.partyId,
    matterId: matter.matterId,
    template: draft.value.template,
    values: draft.value.values,
    ...(draft.value.edited ? { edited: draft.value.edited } : {}),
    number,
    decidedAt: ctx.now,
    collection: grant?.collection ?? 'against-receipt',
    answerChannel: matter.answerChannel,
    kind: grant && template ? template.kind : 'decision',
  });
  await addDecision(ctx, {
    partyId: matter.partyId,
    decisionId,
    matterId: matter.matterId,
    number,
    formCode: matter.formCode,
    formVersion: null,
    ruleSet: 'clerk',
    inputs: null,
    inputsSha256: null,
    tests: now.tests,
    legalBasis: template?.legalBasis ?? '',
    outcome,
    answer: null,
    reason,
    decidedAt: ctx.now,
    decidedBy: 'clerk',
    staffId: ctx.actor.staffId,
    milliseconds: null,
    letterId,
    reviewAskedAt: null,
  });
  await append(ctx, opened.value, 'decide', { decisionId, outcome, by: 'clerk' });
  await closeMatter(ctx, matter.matterId);
  await stopClock(ctx, matter);
  await ctx.audit({
    action: outcome === 'refused' ? 'cases.refuse' : 'cases.grant',
    object: `decision:${decisionId}`,
    subjectPartyId: matter.partyId,
    purpose: now.purpose ?? 'handling',
    facts: { matterId: matter.matterId },
  });
  await ctx.announce(decided(matter, { decisionId, outcome, by: 'clerk' }));
  return accept({ decisionId, letterId, number });
}

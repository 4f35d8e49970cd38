import type { DecisionId, LetterId, StaffId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { withdrawLetter, writeLetter } from '#modules/mailbox/index.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { closeMatter } from '#platform/openings.ts';
import { stopClock } from '../clocks.ts';
import { nextDocumentNumber } from '../document-numbers.ts';
import { decided } from '../events.ts';
import { findTemplate } from '../rules/draft.ts';
import { dropLettersInWork } from '../letters-in-work.ts';
import { addDecision, append, decisionById } from '../store.ts';
import type { CaseRefusal, LetterDraft, OpenedMatter, Outcome } from '../types.ts';

export interface Settled {
  decisionId: DecisionId;
  letterId: LetterId;
  number: string;
}

export interface Settlement {
  outcome: Outcome;
  /** Ready to be sent. */
  letter: LetterDraft;
  reason: string;
  /** Whose decision it is; `approvedBy` where a second one stands behind it. */
  staffId: StaffId;
  approvedBy: StaffId | null;
  purpose: string;
}

/** Ends a locked matter with a decision of people: what was granted becomes true, the letter is sealed and laid into the
 *  mailbox, the clocks stop, the party's data are closed. Whether it may happen the caller has asked.
 *  @refuses cannot-become-true
 *  @announces cases.decided */
export async function settleMatter(ctx: Ctx<StaffActor>, opened: OpenedMatter, wish: Settlement): Promise<Result<Settled, CaseRefusal>> {
  const { matter, now } = opened;
  const { outcome, letter, reason, staffId, approvedBy } = wish;
  // A review replaces what was decided before, and the letter given out with it. What it entered stays: the desk says so.
  const before = now.reviewing && now.decisionId ? await decisionById(ctx.db, now.decisionId) : undefined;
  if (before?.letterId) await withdrawLetter(ctx, { partyId: matter.partyId, letterId: before.letterId });
  const grant = outcome === 'granted' ? now.grant : null;
  const template = findTemplate(ctx.house.pack, letter.template);
  const came = await ctx.house.effects.run(ctx, matter, grant?.effects ?? []);
  if (!came.ok) {
    ctx.house.log.warn({ matter: matter.matterId, ...came.refusal }, 'a grant could not become true');
    return refuse({ kind: 'cannot-become-true' });
  }
  const decisionId = newId<DecisionId>();
  const number = await nextDocumentNumber(ctx, opened);
  const { letterId } = await writeLetter(ctx, {
    partyId: matter.partyId,
    matterId: matter.matterId,
    template: letter.template,
    values: letter.values,
    ...(letter.edited ? { edited: letter.edited } : {}),
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
    staffId,
    approvedBy,
    milliseconds: null,
    letterId,
    reviewAskedAt: null,
  });
  if (approvedBy === null) await append(ctx, opened, 'decide', { decisionId, outcome, by: 'clerk' });
  else await append(ctx, opened, 'approve', { decisionId, outcome, by: 'clerk', proposedBy: staffId });
  await dropLettersInWork(ctx, matter.partyId, matter.matterId);
  await closeMatter(ctx, matter.matterId);
  await stopClock(ctx, matter);
  await ctx.audit({
    action: outcome === 'refused' ? 'cases.refuse' : 'cases.grant',
    object: `decision:${decisionId}`,
    subjectPartyId: matter.partyId,
    purpose: wish.purpose,
    facts: { matterId: matter.matterId, ...(approvedBy === null ? {} : { proposedBy: staffId }) },
  });
  await ctx.announce(decided(matter, { decisionId, outcome, by: 'clerk' }));
  return accept({ decisionId, letterId, number });
}

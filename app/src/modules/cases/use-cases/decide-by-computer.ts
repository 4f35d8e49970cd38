import type { DecisionId, LetterId, MatterId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/context.ts';
import type { DecideInput, DecideOutcome, DecideTest, Grant } from '#platform/forms/definition.ts';
import { newId } from '#platform/new-id.ts';
import type { Bilingual } from '#platform/text/text.ts';
import { stopClock } from '../clocks.ts';
import { decided, referredToClerk } from '../events.ts';
import { mayHappen } from '../rules/matter.ts';
import { inputsDigest } from '../rules/replay.ts';
import { addDecision, append, findMatter } from '../store.ts';
import { nextDocumentNumber } from '../document-numbers.ts';
import type { CaseRefusal, LetterDraft } from '../types.ts';

export interface ComputedWish {
  matterId: MatterId;
  ruleSet: string;
  inputs: DecideInput;
  outcome: DecideOutcome;
  /** How long the rule took. */
  milliseconds: number;
  /** Form and version whose rule it was. */
  formCode: string;
  formVersion: number;
  /** The letter that tells it, where it is written already; it bears the matter's number. */
  letterId?: LetterId | null;
}

type Refusal = Extract<CaseRefusal, { kind: 'no-such-matter' | 'not-now' }>;

/** Keeps what the computer decided, with everything it decided from, so that it can be computed again for ever. Where
 *  it found that a person must decide, the matter goes to the worklist.
 *  @returns the number that the letter of this decision bears
 *  @refuses no-such-matter | not-now
 *  @announces cases.decided or cases.referred-to-clerk
 *  @legal RODO art. 22; KPA art. 14 § 1b */
export async function recordComputerDecision(
  ctx: Ctx,
  wish: ComputedWish,
): Promise<Result<{ decisionId: DecisionId; number: string }, Refusal>> {
  const opened = await findMatter(ctx.db, wish.matterId, 'lock');
  if (!opened) return refuse({ kind: 'no-such-matter' });
  const { outcome } = wish;
  const allowed = mayHappen(opened.now, outcome.outcome === 'granted' ? 'decide' : 'refer');
  if (!allowed.ok) return allowed;
  const { matter } = opened;
  const decisionId = newId<DecisionId>();
  const number = await nextDocumentNumber(ctx, opened);
  await addDecision(ctx, {
    partyId: matter.partyId,
    decisionId,
    matterId: matter.matterId,
    number,
    formCode: wish.formCode,
    formVersion: wish.formVersion,
    ruleSet: wish.ruleSet,
    inputs: wish.inputs,
    inputsSha256: inputsDigest(wish.inputs),
    tests: outcome.tests,
    legalBasis: outcome.legalBasis,
    outcome: outcome.outcome,
    answer: outcome,
    reason: null,
    decidedAt: ctx.now,
    decidedBy: 'computer',
    staffId: null,
    approvedBy: null,
    milliseconds: Math.round(wish.milliseconds),
    letterId: wish.letterId ?? null,
    reviewAskedAt: null,
  });
  await ctx.audit({
    action: 'cases.decide-by-computer',
    object: `decision:${decisionId}`,
    subjectPartyId: matter.partyId,
    purpose: 'handling',
    facts: { ruleSet: wish.ruleSet, outcome: outcome.outcome },
  });
  if (outcome.outcome === 'granted') {
    await append(ctx, opened, 'decide', { decisionId, outcome: 'granted', by: 'computer' });
    await stopClock(ctx, matter);
    await ctx.announce(decided(matter, { decisionId, outcome: 'granted', by: 'computer' }));
  } else {
    await append(ctx, opened, 'refer', {
      reasons: outcome.reasons,
      tests: outcome.tests,
      draft: outcome.draft ?? null,
      grant: outcome.grant ?? null,
    });
    await ctx.announce(referredToClerk(matter));
  }
  return accept({ decisionId, number });
}

/** Puts the matter on the worklist of its branch and topic, with the reasons and a draft of the answer. Nothing more
 *  happens where it is there already.
 *  @refuses no-such-matter | not-now
 *  @announces cases.referred-to-clerk */
export async function referToClerk(
  ctx: Ctx,
  wish: {
    matterId: MatterId;
    reasons: readonly Bilingual[];
    tests: readonly DecideTest[];
    draft?: LetterDraft | null;
    grant?: Grant | null;
  },
): Promise<Result<undefined, Refusal>> {
  const opened = await findMatter(ctx.db, wish.matterId, 'lock');
  if (!opened) return refuse({ kind: 'no-such-matter' });
  if (opened.now.state === 'waiting-for-clerk') return accept(undefined);
  const allowed = mayHappen(opened.now, 'refer');
  if (!allowed.ok) return allowed;
  await append(ctx, opened, 'refer', { reasons: wish.reasons, tests: wish.tests, draft: wish.draft ?? null, grant: wish.grant ?? null });
  await ctx.announce(referredToClerk(opened.matter));
  return accept(undefined);
}

import { dayOf } from '#kernel/day.ts';
import { grosze, parseGrosze } from '#kernel/grosze.ts';
import type { MatterId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { parameterOn } from '#platform/dated-value.ts';
import { closeMatter } from '#platform/openings.ts';
import { proposed } from '../events.ts';
import { matterForClerk } from '../guards.ts';
import { editedDraft } from '../rules/draft.ts';
import { type FourEyesTerms, secondEyes, statedSum, sumAtStake } from '../rules/four-eyes.ts';
import { dropLettersInWork } from '../letters-in-work.ts';
import { append } from '../store.ts';
import type { CaseRefusal, LetterDraft, Matter, OpenedMatter, Outcome, SecondEyes } from '../types.ts';
import { settleMatter, type Settled } from './settle-matter.ts';

export interface ClerkDecision {
  matterId: MatterId;
  letter: LetterDraft;
  /** Why, in the clerk's words; kept with the decision. */
  reason: string;
  /** What is granted, as typed: `12 000,50`; empty where it is no money. */
  sum?: string;
}

/** Taken, or waiting for a second clerk. */
export type Taken = ({ taken: 'decided' } & Settled) | { taken: 'proposed'; why: SecondEyes };

/** Shortest reason that can mean anything, in characters. */
export const REASON_AT_LEAST = 10;

/** Refuses, with a letter that waits for its receipt in the party's mailbox. Where the institution has refusals decided by
 *  two, it is proposed to a second clerk.
 *  @refuses no-such-matter | own-matter | claimed-by-another | not-now | not-permitted | reason-missing | no-such-template | letter-empty | letter-too-long | letter-unfinished | sum-unreadable
 *  @announces cases.decided or cases.proposed */
export const refuseWithLetter = (ctx: Ctx<StaffActor>, wish: ClerkDecision): Promise<Result<Taken, CaseRefusal>> =>
  decide(ctx, wish, 'refused');

/** Grants what was asked, with a letter; a large sum, or one nobody told where the
 *  form pays money, is proposed to a second clerk. What the rule of the form would have
 *  let become true does so in the same transaction as the decision. Refusals and news as refuseWithLetter.
 *  @refuses also cannot-become-true */
export const grantByClerk = (ctx: Ctx<StaffActor>, wish: ClerkDecision): Promise<Result<Taken, CaseRefusal>> =>
  decide(ctx, wish, 'granted');

/** What is laid down today about decisions of two. */
export function fourEyesTerms(ctx: Pick<Ctx, 'house' | 'now'>): FourEyesTerms {
  const value = (name: string): string => parameterOn(ctx.house.pack, name, dayOf(ctx.now)).value;
  const above = parseGrosze(value('four-eyes-above'));
  if (!above.ok) throw new Error('The parameter four-eyes-above is no amount.');
  return { onRefusals: value('four-eyes-on-refusals') === 'yes', above: above.value };
}

/** Whether granting a matter pays money, as any version of its form says. */
export const paysMoney = ({ house }: Pick<Ctx, 'house'>, matter: Pick<Matter, 'formCode'>): boolean =>
  house.forms.versionsOf(matter.formCode).some(definition => definition.pays === true);

async function decide(ctx: Ctx<StaffActor>, wish: ClerkDecision, outcome: Outcome): Promise<Result<Taken, CaseRefusal>> {
  const opened = await matterForClerk(ctx, { matterId: wish.matterId, action: 'cases.decide', kind: 'decide' });
  if (!opened.ok) return opened;
  const reason = wish.reason.trim();
  if (reason.length < REASON_AT_LEAST) return refuse({ kind: 'reason-missing' });
  const stated = statedSum(wish.sum ?? '');
  if (stated === 'unreadable') return refuse({ kind: 'sum-unreadable' });
  const draft = editedDraft(ctx.house.pack, wish.letter, 'to-send');
  if (!draft.ok) return draft;
  const { now } = opened.value;
  const told = outcome === 'granted' && now.grant?.sum !== undefined ? grosze(BigInt(now.grant.sum)) : null;
  const sum = sumAtStake(told, stated);
  const why = secondEyes({ outcome, sum, pays: paysMoney(ctx, opened.value.matter) }, fourEyesTerms(ctx));
  if (why !== null)
    return propose(ctx, opened.value, { outcome, letter: draft.value, reason, why, sum: sum === null ? null : String(sum) });
  const settled = await settleMatter(ctx, opened.value, {
    outcome,
    letter: draft.value,
    reason,
    staffId: ctx.actor.staffId,
    approvedBy: null,
    purpose: now.purpose ?? 'handling',
  });
  return settled.ok ? accept({ taken: 'decided', ...settled.value }) : settled;
}

async function propose(
  ctx: Ctx<StaffActor>,
  opened: OpenedMatter,
  wish: { outcome: Outcome; letter: LetterDraft; reason: string; why: SecondEyes; sum: string | null },
): Promise<Result<Taken, CaseRefusal>> {
  const { matter, now } = opened;
  await append(ctx, opened, 'propose', { ...wish, personId: ctx.actor.personId, purpose: now.purpose ?? 'handling' });
  await dropLettersInWork(ctx, matter.partyId, matter.matterId);
  await closeMatter(ctx, matter.matterId);
  await ctx.audit({
    action: 'cases.propose',
    object: `matter:${matter.matterId}`,
    subjectPartyId: matter.partyId,
    purpose: now.purpose ?? 'handling',
    facts: { outcome: wish.outcome, why: wish.why },
  });
  await ctx.announce(proposed(matter));
  return accept({ taken: 'proposed', why: wish.why });
}

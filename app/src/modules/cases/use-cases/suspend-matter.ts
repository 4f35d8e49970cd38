import { dayOf, type Day } from '#kernel/day.ts';
import type { LetterId, MatterId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { writeLetter } from '#modules/mailbox/index.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { closeMatter } from '#platform/openings.ts';
import { runClock, stopClock } from '../clocks.ts';
import { nextDocumentNumber } from '../document-numbers.ts';
import { resumed, suspended } from '../events.ts';
import { matterForClerk, openForClerk } from '../guards.ts';
import { dueAfterWaiting } from '../rules/clocks.ts';
import { append } from '../store.ts';
import type { CaseRefusal, OpenedMatter } from '../types.ts';
import { REASON_AT_LEAST } from './decide-by-clerk.ts';

/** Letters every pack must hold for it. */
export const SUSPENSION_LETTERS = { suspend: 'suspension', resume: 'resumption' } as const;

/** Suspends a matter on a legal ground of the pack, with an order laid into the mailbox; the institution's clock stands
 *  still until it is resumed.
 *  @refuses no-such-matter | own-matter | claimed-by-another | not-now | not-permitted | no-such-ground | reason-missing
 *  @announces cases.suspended
 *  @legal KPA art. 97-98, 101, 103 */
export async function suspendMatter(
  ctx: Ctx<StaffActor>,
  wish: { matterId: MatterId; ground: string; reason: string },
): Promise<Result<{ letterId: LetterId }, CaseRefusal>> {
  const opened = await matterForClerk(ctx, { matterId: wish.matterId, action: 'cases.suspend', kind: 'suspend' });
  if (!opened.ok) return opened;
  const ground = ctx.house.pack.suspensionGrounds.find(one => one.code === wish.ground);
  if (!ground) return refuse({ kind: 'no-such-ground' });
  const reason = wish.reason.trim();
  if (reason.length < REASON_AT_LEAST) return refuse({ kind: 'reason-missing' });
  const { matter, now } = opened.value;
  const letterId = await tell(ctx, opened.value, SUSPENSION_LETTERS.suspend, {
    groundPl: ground.text.pl,
    groundEn: ground.text.en,
    legalBasis: ground.legalBasis,
    reasonsPl: reason,
  });
  await append(ctx, opened.value, 'suspend', { letterId, ground: ground.code });
  await closeMatter(ctx, matter.matterId);
  await stopClock(ctx, matter);
  await ctx.audit({
    action: 'cases.suspend',
    object: `matter:${matter.matterId}`,
    subjectPartyId: matter.partyId,
    purpose: now.purpose ?? 'handling',
    facts: { ground: ground.code },
  });
  await ctx.announce(suspended(matter, { letterId }));
  return accept({ letterId });
}

/** Goes on with a suspended matter: it is on the worklist again, and the days it stood still do not count against us.
 *  @refuses no-such-matter | own-matter | not-now | not-permitted | reason-missing
 *  @announces cases.resumed
 *  @legal KPA art. 97 § 2, art. 35 § 5 */
export async function resumeMatter(
  ctx: Ctx<StaffActor>,
  wish: { matterId: MatterId; reason: string },
): Promise<Result<{ dueOn: Day }, CaseRefusal>> {
  const opened = await openForClerk(ctx, {
    matterId: wish.matterId,
    action: 'cases.resume',
    kind: 'resume',
    opening: { purpose: 'handling', until: 'transaction' },
  });
  if (!opened.ok) return opened;
  const reason = wish.reason.trim();
  if (reason.length < REASON_AT_LEAST) return refuse({ kind: 'reason-missing' });
  const { matter, now } = opened.value;
  if (now.suspendedOn === null) throw new Error('A suspended matter without its day.');
  const dueOn = dueAfterWaiting(matter.dueOn, now.suspendedOn, dayOf(ctx.now), ctx.house.pack.extraHolidays);
  const letterId = await tell(ctx, opened.value, SUSPENSION_LETTERS.resume, { suspendedOn: now.suspendedOn, dueOn, reasonsPl: reason });
  const again = await append(ctx, opened.value, 'resume', { letterId, dueOn }, { dueOn });
  await runClock(ctx, again.matter);
  await ctx.audit({ action: 'cases.resume', object: `matter:${matter.matterId}`, subjectPartyId: matter.partyId, purpose: 'handling' });
  await ctx.announce(resumed(again.matter, { dueOn }));
  return accept({ dueOn });
}

async function tell(ctx: Ctx, opened: OpenedMatter, template: string, values: Record<string, string>): Promise<LetterId> {
  const { matter } = opened;
  const { letterId } = await writeLetter(ctx, {
    partyId: matter.partyId,
    matterId: matter.matterId,
    template,
    values: { form: matter.formCode, filedOn: matter.filedOn, ...values },
    number: await nextDocumentNumber(ctx, opened),
    decidedAt: ctx.now,
    collection: 'against-receipt',
    answerChannel: matter.answerChannel,
    kind: 'decision',
  });
  return letterId;
}

import type { MatterId, PartyId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { mayRead, partiesOfStaff, relationTo } from '#modules/identity/index.ts';
import { openParty } from '#platform/openings.ts';
import type { Ctx, PersonActor, StaffActor } from '#platform/context.ts';
import type { PolicyQuestion } from '#platform/policy/policy.ts';
import { mayHappen } from './rules/matter.ts';
import { findMatter, findWork } from './store.ts';
import type { ActionKind, CaseRefusal, Matter, OpenedMatter } from './types.ts';

type Relation = PolicyQuestion['resource']['relation'];

function permitted(
  ctx: Ctx,
  action: string,
  matter: Matter,
  relation: Relation,
  more: { ownMatter?: boolean; context?: PolicyQuestion['context'] } = {},
): Result<undefined, CaseRefusal> {
  const answer = ctx.house.policy.decide({
    actor: ctx.actor,
    action,
    resource: {
      kind: 'matter',
      relation,
      branchCode: matter.branchCode,
      topic: matter.topic,
      ...(more.ownMatter === undefined ? {} : { ownMatter: more.ownMatter }),
    },
    ...(more.context ? { context: more.context } : {}),
  });
  return answer.permitted
    ? accept(undefined)
    : refuse({ kind: 'not-permitted', why: answer.why, ...(answer.fix ? { fix: answer.fix } : {}) });
}

/** A matter as the person at the door may do `action` to it. Not there and not theirs is one answer. */
export async function matterForPerson(
  ctx: Ctx<PersonActor>,
  matterId: MatterId,
  action: 'cases.read' | 'cases.ask-for-review',
  hold: 'lock' | 'look' = 'look',
): Promise<Result<OpenedMatter, CaseRefusal>> {
  const opened = await findMatter(ctx.db, matterId, hold);
  if (!opened) return refuse({ kind: 'no-such-matter' });
  const asked = permitted(ctx, action, opened.matter, await standing(ctx, opened.matter.partyId));
  return asked.ok ? accept(opened) : refuse({ kind: 'no-such-matter' });
}

/** How the person stands to a party's matters: a mandate counts only where it opens letters and matters. */
async function standing(ctx: Ctx<PersonActor>, partyId: PartyId): Promise<Relation> {
  const relation = await relationTo(ctx, ctx.actor, partyId);
  return relation === 'mandated' && !(await mayRead(ctx, ctx.actor, { area: 'letters' })) ? 'none' : relation;
}

/** Whether somebody of the staff is the party, or acts for it to the institution's knowledge. */
async function isOwnMatter(ctx: Ctx<StaffActor>, partyId: PartyId): Promise<boolean> {
  return (await partiesOfStaff(ctx, ctx.actor)).includes(partyId);
}

export interface DeskAsk {
  matterId: MatterId;
  action: `cases.${
    | 'claim'
    | 'read-at-desk'
    | 'release'
    | 'ask-for-more'
    | 'decide'
    | 'note-answer'
    | 'forward'
    | 'suspend'
    | 'resume'
    | 'approve'
    | 'reassign'}`;
  kind?: ActionKind;
  context?: PolicyQuestion['context'];
  hold?: 'lock' | 'look';
}

/** A matter as a clerk may do `action` to it, locked unless only looked at.
 *  @refuses no-such-matter | own-matter | claimed-by-another | not-now | not-permitted, in this order */
export async function matterForClerk(ctx: Ctx<StaffActor>, ask: DeskAsk): Promise<Result<OpenedMatter, CaseRefusal>> {
  const opened = await findMatter(ctx.db, ask.matterId, ask.hold ?? 'lock');
  if (!opened) return outOfReach(ctx, ask);
  const { actor } = ctx;
  const { matter, listed } = opened;
  if (await isOwnMatter(ctx, matter.partyId)) return refuse({ kind: 'own-matter' });
  if (listed.claimedBy !== null && listed.claimedBy !== actor.staffId) return refuse({ kind: 'claimed-by-another' });
  if (ask.kind) {
    // Of a matter that is not open to them staff see no action: what may happen is told by its row.
    const allowed = mayHappen(opened.actions.length === 0 ? { ...opened.now, ...listed, steps: 1 } : opened.now, ask.kind);
    if (!allowed.ok) return allowed;
  }
  const relation = listed.claimedBy === actor.staffId ? 'assigned' : matter.branchCode === actor.branchCode ? 'competent' : 'none';
  const asked = permitted(ctx, ask.action, matter, relation, { ownMatter: false, ...(ask.context ? { context: ask.context } : {}) });
  return asked.ok ? accept(opened) : asked;
}

/** Why a matter of which they have but the id is not for them: it is of another branch. */
async function outOfReach(ctx: Ctx<StaffActor>, ask: DeskAsk): Promise<Result<never, CaseRefusal>> {
  const work = await findWork(ctx.db, ask.matterId);
  if (!work) return refuse({ kind: 'no-such-matter' });
  if (await isOwnMatter(ctx, work.partyId)) return refuse({ kind: 'own-matter' });
  if (work.claimedBy !== null) return refuse({ kind: 'claimed-by-another' });
  const asked = permitted(ctx, ask.action, work, 'none', { ownMatter: false, ...(ask.context ? { context: ask.context } : {}) });
  return asked.ok ? refuse({ kind: 'no-such-matter' }) : asked;
}

/** As matterForClerk, with the party's data opened to the clerk first: what happened in a matter is not seen before. A
 *  refusal throws the transaction away, and the opening with it.
 *  @param opening.until as openParty has it */
export async function openForClerk(
  ctx: Ctx<StaffActor>,
  ask: DeskAsk & { opening: { purpose: string; until: 'matter' | 'transaction' } },
): Promise<Result<OpenedMatter, CaseRefusal>> {
  const work = await findWork(ctx.db, ask.matterId);
  if (!work) return refuse({ kind: 'no-such-matter' });
  if (await isOwnMatter(ctx, work.partyId)) return refuse({ kind: 'own-matter' });
  await openParty(ctx, { partyId: work.partyId, matterId: ask.matterId, byWork: true, ...ask.opening });
  return matterForClerk(ctx, ask);
}

/** A matter in a colleague's hands, as the supervisor of its branch may move it. Its history is opened for this one
 *  transaction.
 *  @refuses no-such-matter | own-matter | not-now | not-permitted */
export async function matterForSupervisor(
  ctx: Ctx<StaffActor>,
  ask: DeskAsk & { kind: ActionKind },
): Promise<Result<OpenedMatter, CaseRefusal>> {
  const work = await findWork(ctx.db, ask.matterId);
  if (!work) return refuse({ kind: 'no-such-matter' });
  if (await isOwnMatter(ctx, work.partyId)) return refuse({ kind: 'own-matter' });
  await openParty(ctx, { partyId: work.partyId, matterId: ask.matterId, purpose: 'supervision', until: 'transaction' });
  const opened = await findMatter(ctx.db, ask.matterId, 'lock');
  if (!opened) return refuse({ kind: 'no-such-matter' });
  const allowed = mayHappen(opened.now, ask.kind);
  if (!allowed.ok) return allowed;
  const relation = opened.matter.branchCode === ctx.actor.branchCode ? 'competent' : 'none';
  const asked = permitted(ctx, ask.action, opened.matter, relation, { ownMatter: false });
  return asked.ok ? accept(opened) : asked;
}

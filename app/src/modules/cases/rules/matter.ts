import { dayOf } from '#kernel/day.ts';
import { accept, refuse, type Result, unreachable } from '#kernel/result.ts';
import type { ActionKind, MatterAction, MatterNow, MatterState, Proposal } from '../types.ts';
import type { StaffId } from '#kernel/ids.ts';

/** What may happen to a matter in each state: pages take their buttons from here, use cases their guard. */
export const allowedActions = {
  received: ['refer', 'decide', 'remind', 'mark-overdue'],
  'waiting-for-clerk': ['claim', 'remind', 'mark-overdue'],
  'with-clerk': [
    'release',
    'save-draft',
    'ask-for-more',
    'forward',
    'suspend',
    'propose',
    'decide',
    'reassign',
    'count-earlier',
    'remind',
    'mark-overdue',
  ],
  'for-approval': ['approve', 'return-proposal', 'remind', 'mark-overdue'],
  'waiting-for-party': ['answer'],
  suspended: ['resume'],
  decided: ['ask-for-review'],
} as const satisfies Record<MatterState, readonly ActionKind[]>;

export const BEFORE_OPENING: MatterNow = {
  state: 'received',
  claimedBy: null,
  purpose: null,
  reviewing: false,
  overdue: false,
  outcome: null,
  decisionId: null,
  reasons: [],
  tests: [],
  draft: null,
  grant: null,
  answerBy: null,
  askedOn: null,
  suspendedOn: null,
  ground: null,
  proposal: null,
  remark: null,
  steps: 0,
};

export function mayHappen(now: MatterNow, kind: ActionKind): Result<MatterNow, { kind: 'not-now'; state: MatterState }> {
  const allowed: readonly ActionKind[] = now.steps === 0 ? ['open'] : allowedActions[now.state];
  return allowed.includes(kind) ? accept(now) : refuse({ kind: 'not-now', state: now.state });
}

/** Where the matter stands after one more action. Total: whether the action was allowed is `mayHappen`'s question. */
export function after(now: MatterNow, action: MatterAction): MatterNow {
  const next: MatterNow = { ...now, steps: now.steps + 1 };
  const unclaimed = { claimedBy: null, purpose: null } as const;
  switch (action.kind) {
    case 'open':
      return { ...next, state: 'received' };
    case 'refer':
      return {
        ...next,
        ...unclaimed,
        state: 'waiting-for-clerk',
        reasons: action.facts.reasons,
        tests: action.facts.tests,
        draft: action.facts.draft,
        grant: action.facts.grant,
      };
    case 'claim':
      return { ...next, state: 'with-clerk', claimedBy: action.actorId as StaffId, purpose: action.facts.purpose };
    case 'release':
      return { ...next, ...unclaimed, state: 'waiting-for-clerk' };
    case 'save-draft':
      return { ...next, draft: action.facts.draft };
    case 'ask-for-more':
      return { ...next, ...unclaimed, state: 'waiting-for-party', answerBy: action.facts.answerBy, askedOn: dayOf(action.at) };
    case 'answer':
      return { ...next, state: 'waiting-for-clerk', answerBy: null, askedOn: null };
    case 'forward':
      return { ...next, ...unclaimed, state: 'waiting-for-clerk', remark: null };
    case 'suspend':
      return { ...next, ...unclaimed, state: 'suspended', suspendedOn: dayOf(action.at), ground: action.facts.ground };
    case 'resume':
      return { ...next, state: 'waiting-for-clerk', suspendedOn: null, ground: null };
    case 'propose':
      return { ...next, ...unclaimed, state: 'for-approval', proposal: proposalOf(action), draft: action.facts.letter, remark: null };
    case 'return-proposal':
      return {
        ...next,
        state: 'with-clerk',
        claimedBy: action.facts.staffId,
        purpose: action.facts.purpose,
        proposal: null,
        remark: action.facts.remark,
      };
    case 'reassign':
      return action.facts.staffId === null
        ? { ...next, ...unclaimed, state: 'waiting-for-clerk' }
        : { ...next, state: 'with-clerk', claimedBy: action.facts.staffId, purpose: 'handling' };
    case 'approve':
    case 'decide':
      return {
        ...next,
        ...unclaimed,
        proposal: null,
        remark: null,
        state: 'decided',
        reviewing: false,
        overdue: false,
        outcome: action.facts.outcome,
        decisionId: action.facts.decisionId,
      };
    case 'ask-for-review':
      return { ...next, state: 'waiting-for-clerk', reviewing: true, draft: null, remark: null };
    case 'count-earlier':
    case 'remind':
      return next;
    case 'mark-overdue':
      return { ...next, overdue: true };
    default:
      return unreachable(action);
  }
}

function proposalOf({ at, actorId, facts }: Extract<MatterAction, { kind: 'propose' }>): Proposal {
  return { ...facts, staffId: actorId as StaffId, proposedAt: at };
}

/** The state of a matter: the fold of its actions, oldest first. */
export function stateOf(actions: readonly MatterAction[]): MatterNow {
  return actions.reduce(after, BEFORE_OPENING);
}

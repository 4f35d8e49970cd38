import { dayOf } from '#kernel/day.ts';
import { accept, refuse, type Result, unreachable } from '#kernel/result.ts';
import type { ActionKind, MatterAction, MatterNow, MatterState } from '../types.ts';
import type { StaffId } from '#kernel/ids.ts';

/** What may happen to a matter in each state: pages take their buttons from here, use cases their guard. */
export const allowedActions = {
  received: ['refer', 'decide', 'remind', 'mark-overdue'],
  'waiting-for-clerk': ['claim', 'remind', 'mark-overdue'],
  'with-clerk': ['release', 'save-draft', 'ask-for-more', 'decide', 'remind', 'mark-overdue'],
  'waiting-for-party': ['answer'],
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
    case 'decide':
      return {
        ...next,
        ...unclaimed,
        state: 'decided',
        reviewing: false,
        overdue: false,
        outcome: action.facts.outcome,
        decisionId: action.facts.decisionId,
      };
    case 'ask-for-review':
      return { ...next, state: 'waiting-for-clerk', reviewing: true, draft: null };
    case 'remind':
      return next;
    case 'mark-overdue':
      return { ...next, overdue: true };
    default:
      return unreachable(action);
  }
}

/** The state of a matter: the fold of its actions, oldest first. */
export function stateOf(actions: readonly MatterAction[]): MatterNow {
  return actions.reduce(after, BEFORE_OPENING);
}

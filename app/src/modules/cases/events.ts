import type { News } from '#platform/context.ts';
import type { MatterToDestroy } from '#platform/destruction.ts';
import type { DecisionId, LetterId } from '#kernel/ids.ts';
import type { Decision, Matter } from './types.ts';

const about = (matter: Matter): Record<string, unknown> => ({
  matterId: matter.matterId,
  number: matter.number,
  formCode: matter.formCode,
  title: matter.title,
});
const news = (name: string, matter: Matter, facts: Record<string, unknown> = {}): News => ({
  name,
  partyId: matter.partyId,
  facts: { ...about(matter), ...facts },
});

export const matterOpened = (matter: Matter): News =>
  news('cases.matter-opened', matter, { submissionId: matter.submissionId, dueOn: matter.dueOn });
export const decided = (matter: Matter, d: { decisionId: DecisionId; outcome: 'granted' | 'refused'; by: Decision['decidedBy'] }): News =>
  news('cases.decided', matter, { ...d });
export const referredToClerk = (matter: Matter): News => news('cases.referred-to-clerk', matter, { dueOn: matter.dueOn });
export const claimed = (matter: Matter): News => news('cases.claimed', matter);
export const released = (matter: Matter): News => news('cases.released', matter);
export const moreAsked = (matter: Matter, f: { letterId: LetterId; answerBy: string }): News => news('cases.more-asked', matter, { ...f });
export const answerCame = (matter: Matter, f: { came: boolean; dueOn: string }): News => news('cases.answer-came', matter, { ...f });
export const reviewAsked = (matter: Matter, f: { decisionId: DecisionId; dueOn: string }): News =>
  news('cases.review-asked', matter, { ...f });
export const proposed = (matter: Matter): News => news('cases.proposed', matter);
export const returned = (matter: Matter): News => news('cases.returned', matter);
export const forwarded = (matter: Matter, f: { branchCode: string }): News => news('cases.forwarded', matter, { ...f });
export const suspended = (matter: Matter, f: { letterId: LetterId }): News => news('cases.suspended', matter, { ...f });
export const resumed = (matter: Matter, f: { dueOn: string }): News => news('cases.resumed', matter, { ...f });
export const countedEarlier = (matter: Matter, f: { filedOn: string; dueOn: string }): News =>
  news('cases.counted-earlier', matter, { ...f });
export const reassigned = (matter: Matter): News => news('cases.reassigned', matter);
export const dueSoon = (matter: Matter): News => news('cases.due-soon', matter, { dueOn: matter.dueOn });
export const overdue = (matter: Matter): News => news('cases.overdue', matter, { dueOn: matter.dueOn });
export const matterDestroyed = ({ partyId, matterId, number, protocol, on }: MatterToDestroy): News => ({
  name: 'cases.destroyed',
  partyId,
  facts: { matterId, number, protocol, on },
});

import { Type } from '@sinclair/typebox';
import { type MatterId, parseId } from '#kernel/ids.ts';
import { mayRead } from '#modules/identity/index.ts';
import { lettersOfMatter } from '#modules/mailbox/index.ts';
import { type ApiRoute, found, refused } from '#platform/http/api.ts';
import { bilingual, dayText, exactly, instant, oneOf, orNull, page, uuid } from '#platform/http/api-schemas.ts';
import { INSTANT, limitOf, pageOf, PAGING, placeOf, UUID } from '#platform/http/cursor.ts';
import { matterForPerson } from './guards.ts';
import { type MatterLine, mattersAfter } from './matters-after.ts';
import { decisionsInMatter } from './questions.ts';
import { toldDecisions } from './rules/told.ts';

const shared = { tag: 'matters', for: 'person', permission: { action: 'cases.see-matters' }, scope: 'matters.read' } as const;
const STATES = ['received', 'waiting-for-clerk', 'with-clerk', 'for-approval', 'waiting-for-party', 'suspended', 'decided'] as const;
/** Steps a citizen is told of; the others are the institution's own. */
const TOLD = [
  'open',
  'refer',
  'claim',
  'ask-for-more',
  'answer',
  'suspend',
  'resume',
  'decide',
  'approve',
  'ask-for-review',
  'count-earlier',
  'mark-overdue',
] as const;

const line = {
  matterId: uuid(),
  number: Type.String(),
  form: Type.String(),
  title: bilingual(),
  submissionId: uuid('What opened it'),
  openedAt: instant(),
  dueOn: dayText('Last day for the institution’s answer'),
  state: oneOf(
    STATES,
    '`for-approval`: a second person checks the answer; `waiting-for-party`: we asked for something, until `answerBy`; `suspended`: a legal ground keeps us from going on',
  ),
  reviewing: Type.Boolean({ description: 'A person looks at what the computer decided' }),
  overdue: Type.Boolean(),
  answerBy: orNull(dayText()),
};

const lineOf = (matter: Omit<MatterLine, 'changedAt'>) => ({
  matterId: matter.matterId,
  number: matter.number,
  form: matter.formCode,
  title: matter.title,
  submissionId: matter.submissionId,
  openedAt: matter.openedAt.toISOString(),
  dueOn: matter.dueOn,
  state: matter.state satisfies (typeof STATES)[number],
  reviewing: matter.reviewing,
  overdue: matter.overdue,
  answerBy: matter.answerBy,
});

export const api: readonly ApiRoute[] = [
  {
    ...shared,
    method: 'GET',
    path: '/api/v1/matters',
    operation: 'listMatters',
    summary: { pl: 'Sprawy, od najnowszej', en: 'Matters, newest first' },
    query: PAGING,
    answer: {
      status: 200,
      about: 'A page of matters.',
      schema: page(exactly({ ...line, changedAt: instant('When something last happened in it') })),
    },
    example: {},
    async asks(ctx, { query }) {
      if (!(await mayRead(ctx, ctx.actor, { area: 'letters' }))) return refused('not-found');
      const place = placeOf(query, [INSTANT, UUID]);
      if (place === undefined) return refused('bad-request', { detail: 'This cursor is not one of ours.' });
      const limit = limitOf(query);
      const matters = await mattersAfter(ctx.db, ctx.actor.partyId, {
        limit,
        after: place && { openedAt: place[0] as string, matterId: place[1] as string },
      });
      await ctx.audit({ action: 'cases.list', object: `party:${ctx.actor.partyId}`, subjectPartyId: ctx.actor.partyId });
      const { items, next } = pageOf(matters, limit, one => [one.openedAt.toISOString(), one.matterId]);
      return found({ items: items.map(one => ({ ...lineOf(one), changedAt: one.changedAt.toISOString() })), next });
    },
  },
  {
    ...shared,
    method: 'GET',
    path: '/api/v1/matters/:matterId',
    operation: 'getMatter',
    summary: { pl: 'Sprawa z czynnościami i stanem', en: 'One matter: its actions and where they lead' },
    params: { matterId: uuid() },
    answer: {
      status: 200,
      about: 'A decision is told once its letter is delivered.',
      schema: exactly({
        ...line,
        branch: Type.String({ description: 'Code of the branch that handles it' }),
        actions: Type.Array(exactly({ seq: Type.Integer(), kind: oneOf(TOLD), at: instant(), by: oneOf(['person', 'staff', 'system']) })),
        decisions: Type.Array(
          exactly({
            decisionId: uuid(),
            outcome: oneOf(['granted', 'refused', 'to-clerk']),
            by: oneOf(['computer', 'clerk']),
            decidedAt: instant(),
            legalBasis: Type.String(),
            letterId: orNull(uuid()),
          }),
        ),
        letters: Type.Array(exactly({ letterId: uuid(), number: Type.String(), placedAt: instant() })),
      }),
    },
    example: { params: { matterId: '0198f3a2-81d0-7f66-9b02-7c3d5e1f4a28' } },
    async asks(ctx, request) {
      const matterId = parseId<MatterId>(request.params['matterId'] ?? '');
      const opened = matterId && (await matterForPerson(ctx, matterId, 'cases.read'));
      if (!opened?.ok) return refused('not-found');
      const { matter, now, actions } = opened.value;
      const [letters, decisions] = await Promise.all([lettersOfMatter(ctx, matter.matterId), decisionsInMatter(ctx, matter.matterId)]);
      await ctx.audit({ action: 'cases.read', object: `matter:${matter.matterId}`, subjectPartyId: matter.partyId });
      return found({
        ...lineOf({ ...matter, ...now }),
        branch: matter.branchCode,
        actions: actions
          .filter(action => TOLD.some(kind => kind === action.kind))
          .map(action => ({ seq: action.seq, kind: action.kind, at: action.at.toISOString(), by: action.actorKind })),
        decisions: toldDecisions(decisions, letters).map(decision => ({
          decisionId: decision.decisionId,
          outcome: decision.outcome,
          by: decision.decidedBy,
          decidedAt: decision.decidedAt.toISOString(),
          legalBasis: decision.legalBasis,
          letterId: decision.letterId,
        })),
        letters: letters.map(letter => ({ letterId: letter.letterId, number: letter.number, placedAt: letter.placedAt.toISOString() })),
      });
    },
  },
];

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DecisionId, LetterId, StaffId } from '#kernel/ids.ts';
import { day } from '#kernel/day.ts';
import type { ActionKind, MatterAction, MatterNow, MatterState } from '../types.ts';
import { after, allowedActions, BEFORE_OPENING, mayHappen, stateOf } from './matter.ts';

const AT = new Date('2026-11-23T09:00:00Z');
const DRAFT = { template: 'no-arrears-refusal', values: {} };

const facts: { [Kind in ActionKind]: Extract<MatterAction, { kind: Kind }>['facts'] } = {
  open: {},
  refer: { reasons: [{ pl: 'Zaległość.', en: 'Arrears.' }], tests: [], draft: DRAFT, grant: null },
  claim: { purpose: 'handling' },
  release: {},
  'save-draft': { draft: { ...DRAFT, template: 'decision' } },
  forward: { branchCode: '01', topic: 'payers', reason: 'Mieszka w Warszawie.' },
  suspend: { letterId: 'l-2' as LetterId, ground: 'preliminary-question' },
  resume: { letterId: 'l-3' as LetterId, dueOn: day('2026-12-20') },
  propose: { outcome: 'refused', letter: DRAFT, reason: 'Zaległość.', why: 'refusal', sum: null, personId: null, purpose: 'handling' },
  approve: { decisionId: 'd-1' as DecisionId, outcome: 'refused', by: 'clerk', proposedBy: 'beata' as StaffId },
  'return-proposal': { remark: 'Brakuje podstawy.', staffId: 'beata' as StaffId, purpose: 'handling' },
  reassign: { staffId: 'grazyna' as StaffId, reason: 'Urlop.' },
  'count-earlier': { filedOn: day('2026-11-20'), dueOn: day('2026-11-27'), dueOnBefore: day('2026-12-01') },
  'ask-for-more': { letterId: 'l-1' as LetterId, answerBy: day('2026-12-07') },
  answer: { came: true, dueOn: day('2026-12-10') },
  decide: { decisionId: 'd-1' as DecisionId, outcome: 'refused', by: 'clerk' },
  'ask-for-review': { decisionId: 'd-1' as DecisionId, dueOn: day('2026-12-23') },
  remind: {},
  'mark-overdue': {},
};
const act = (kind: ActionKind, seq = 1): MatterAction =>
  ({ seq, kind, at: AT, actorKind: 'staff', actorId: 'beata', facts: facts[kind] }) as MatterAction;
const walk = (...kinds: ActionKind[]): MatterNow => stateOf(kinds.map((kind, i) => act(kind, i + 1)));

test('what the computer cannot decide goes to a clerk with the reasons and the draft, and ends with a decision', () => {
  expect(walk('open', 'refer')).toMatchObject({ state: 'waiting-for-clerk', reasons: [{ en: 'Arrears.' }], draft: DRAFT });
  expect(walk('open', 'refer', 'claim')).toMatchObject({ state: 'with-clerk', claimedBy: 'beata', purpose: 'handling' });
  expect(walk('open', 'refer', 'claim', 'decide')).toMatchObject({
    state: 'decided',
    outcome: 'refused',
    decisionId: 'd-1',
    claimedBy: null,
  });
});

test('a matter put back belongs to nobody, and keeps the draft as the clerk left it', () => {
  expect(walk('open', 'refer', 'claim', 'save-draft', 'release')).toMatchObject({
    state: 'waiting-for-clerk',
    claimedBy: null,
    purpose: null,
    draft: { template: 'decision' },
  });
});

test('while the party is asked nobody has the matter, and its time stands still from that day', () => {
  expect(walk('open', 'refer', 'claim', 'ask-for-more')).toMatchObject({
    state: 'waiting-for-party',
    claimedBy: null,
    askedOn: '2026-11-23',
    answerBy: '2026-12-07',
  });
  expect(walk('open', 'refer', 'claim', 'ask-for-more', 'answer')).toMatchObject({
    state: 'waiting-for-clerk',
    askedOn: null,
    answerBy: null,
  });
});

test('a review opens the matter again, without the old draft, and ends with the next decision', () => {
  expect(walk('open', 'refer', 'claim', 'decide', 'ask-for-review')).toMatchObject({
    state: 'waiting-for-clerk',
    reviewing: true,
    draft: null,
  });
  expect(walk('open', 'decide', 'ask-for-review', 'claim', 'decide')).toMatchObject({ state: 'decided', reviewing: false });
});

test('a proposed decision waits in nobody’s hands, and ends decided or back with who proposed', () => {
  const waiting = walk('open', 'refer', 'claim', 'propose');
  expect(waiting).toMatchObject({
    state: 'for-approval',
    claimedBy: null,
    proposal: { staffId: 'beata', outcome: 'refused', why: 'refusal' },
  });
  expect([mayHappen(waiting, 'decide').ok, mayHappen(waiting, 'release').ok, mayHappen(waiting, 'claim').ok]).toEqual([
    false,
    false,
    false,
  ]);
  expect(walk('open', 'refer', 'claim', 'propose', 'approve')).toMatchObject({ state: 'decided', outcome: 'refused', proposal: null });
  expect(walk('open', 'refer', 'claim', 'propose', 'return-proposal')).toMatchObject({
    state: 'with-clerk',
    claimedBy: 'beata',
    remark: 'Brakuje podstawy.',
    draft: DRAFT,
  });
});

test('a matter passed on, given to a colleague or taken up after a suspension keeps its draft', () => {
  const begun = ['open', 'refer', 'claim', 'save-draft'] as const;
  const draft = { template: 'decision' };
  expect(walk(...begun, 'forward')).toMatchObject({ state: 'waiting-for-clerk', claimedBy: null, draft });
  expect(walk(...begun, 'reassign')).toMatchObject({ state: 'with-clerk', claimedBy: 'grazyna', draft });
  expect(walk(...begun, 'suspend')).toMatchObject({
    state: 'suspended',
    suspendedOn: '2026-11-23',
    ground: 'preliminary-question',
    claimedBy: null,
  });
  expect(walk(...begun, 'suspend', 'resume')).toMatchObject({ state: 'waiting-for-clerk', suspendedOn: null, draft });
});

test('while a matter is suspended no clock of ours runs out', () => {
  const suspended = walk('open', 'refer', 'claim', 'suspend');
  expect([mayHappen(suspended, 'remind').ok, mayHappen(suspended, 'mark-overdue').ok]).toEqual([false, false]);
});

test('nobody decides a matter that nobody has taken, nor one that is decided', () => {
  for (const kinds of [
    ['open', 'refer'],
    ['open', 'decide'],
    ['open', 'refer', 'claim', 'ask-for-more'],
    ['open', 'refer', 'claim', 'propose'],
    ['open', 'refer', 'claim', 'suspend'],
  ] as ActionKind[][])
    expect(mayHappen(walk(...kinds), 'decide').ok, kinds.join()).toBe(false);
});

test('nothing happens before a matter is opened, and it is opened once', () => {
  expect(mayHappen(BEFORE_OPENING, 'decide').ok).toBe(false);
  expect(mayHappen(BEFORE_OPENING, 'open').ok).toBe(true);
  expect(mayHappen(walk('open'), 'open').ok).toBe(false);
});

const KINDS = Object.keys(facts) as ActionKind[];

test('whatever is tried, only a matter with a clerk is claimed, only one waiting for the party has a last day for it, and a decided one has an outcome', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...KINDS), { maxLength: 30 }), tries => {
      let now = BEFORE_OPENING;
      for (const kind of tries) if (mayHappen(now, kind).ok) now = after(now, act(kind));
      expect(now.claimedBy !== null).toBe(now.state === 'with-clerk');
      expect(now.answerBy !== null).toBe(now.state === 'waiting-for-party');
      expect(now.askedOn !== null).toBe(now.state === 'waiting-for-party');
      expect([now.suspendedOn !== null, now.ground !== null]).toEqual([now.state === 'suspended', now.state === 'suspended']);
      expect(now.proposal !== null).toBe(now.state === 'for-approval');
      if (now.state === 'decided') expect([now.outcome, now.reviewing, now.overdue]).toEqual(['refused', false, false]);
    }),
  );
});

test('from every state there is a way to a decision', () => {
  const leads = (from: MatterState, seen: readonly MatterState[]): boolean => {
    if (from === 'decided') return true;
    return (allowedActions[from] as readonly ActionKind[]).some(kind => {
      const to = after({ ...BEFORE_OPENING, state: from, steps: 1 }, act(kind)).state;
      return !seen.includes(to) && leads(to, [...seen, to]);
    });
  };
  for (const state of Object.keys(allowedActions) as MatterState[]) expect(leads(state, [state]), state).toBe(true);
});

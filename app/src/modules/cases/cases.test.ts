import { describe, expect, test } from 'vitest';
import type { DecisionId, MatterId, SubmissionId } from '#kernel/ids.ts';
import { cast } from '#outside/cast/cast.ts';
import { policyFaults } from '#platform/policy/vocabulary.ts';
import { newId } from '#platform/new-id.ts';
import { transact } from '#platform/transact.ts';
import { asOwner } from '../../testing/database.ts';
import {
  askForMore,
  askForReview,
  briefOf,
  claimMatter,
  findDecision,
  grantByClerk,
  matterCards,
  noteAnswer,
  recordComputerDecision,
  referToClerk,
  refuseWithLetter,
  replayDecision,
} from './index.ts';
import { casesVocabulary, policies } from './policies.ts';
import { mostPressing } from './rules/worklist.ts';
import { stateOf } from './rules/matter.ts';
import { findMatter } from './store.ts';
import { listWork } from './worklist-views.ts';

import {
  MORNING,
  h,
  system,
  beata,
  person,
  jan,
  inputs,
  tests,
  LETTER,
  finding,
  granted,
  done,
  refused,
  opens,
  refers,
  approves,
  stateNow,
  reason,
} from '../../testing/cases-office.ts';

test('the policies of cases are strictly valid', () => {
  const pages = { resources: {}, actions: {} };
  expect(policyFaults(policies, [casesVocabulary, pages])).toEqual([]);
});

describe('a matter', () => {
  test('is opened in the branch of the party, numbered without gaps, and due when the law says', async () => {
    const first = await opens(cast.anna.id);
    const second = await opens(cast.anna.id);
    const [branch, plan, sequence, year] = first.number.split('.');
    expect([branch, plan, year]).toEqual(['12', 'RWN', '2026']);
    expect(second.number.split('.')[2]).toBe(String(Number(sequence) + 1).padStart(6, '0'));
    expect((await done(system, async ctx => ({ ok: true as const, value: await briefOf(ctx, first.matterId) })))?.dueOn).toBe('2026-12-01');
  });

  test('is opened once for a submission, however often it is told', async () => {
    const submissionId = newId<SubmissionId>();
    const first = await opens(cast.anna.id, { submissionId });
    expect(await opens(cast.anna.id, { submissionId })).toEqual({ ...first, already: true });
    expect(await asOwner(h.url, 'select count(*)::int as n from cases.action a where a.matter_id = $1', [first.matterId])).toEqual([
      { n: 1 },
    ]);
  });

  test('fifty opened at once get fifty numbers in a row', async () => {
    const numbers = (await Promise.all(Array.from({ length: 50 }, () => opens(cast.maria.id))))
      .map(matter => Number(matter.number.split('.')[2]))
      .sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, i) => (numbers[0] as number) + i));
  });

  test('of somebody else is not there for a person', async () => {
    const { matterId } = await opens(cast.anna.id);
    const cards = await done(jan, async ctx => ({ ok: true as const, value: await matterCards(ctx, cast.anna.id) }));
    expect([cards, await done(jan, async ctx => ({ ok: true as const, value: await findMatter(ctx.db, matterId) }))]).toEqual([
      [],
      undefined,
    ]);
  });

  test('keeps in its row what its actions say', async () => {
    const found = await asOwner<{
      matter_id: MatterId;
      state: string;
      claimed_by: string | null;
      reviewing: boolean;
      overdue: boolean;
      outcome: string | null;
    }>(h.url, 'select m.matter_id, m.state, m.claimed_by, m.reviewing, m.overdue, m.outcome from cases.matter m');
    for (const row of found) {
      const opened = await done(system, async ctx => ({ ok: true as const, value: await findMatter(ctx.db, row.matter_id) }));
      const now = stateOf(opened?.actions ?? []);
      expect([row.state, row.claimed_by, row.reviewing, row.overdue, row.outcome]).toEqual([
        now.state,
        now.claimedBy,
        now.reviewing,
        now.overdue,
        now.outcome,
      ]);
    }
  });

  test('and its actions and decisions cannot be changed by the application', async () => {
    const matterId = await refers(cast.anna.id);
    for (const statement of [
      `update cases.action set kind = 'decide' where matter_id = '${matterId}'`,
      `delete from cases.action`,
      `update cases.decision set outcome = 'granted' where matter_id = '${matterId}'`,
      'delete from cases.decision',
    ]) {
      const attempt = h.house.database.pool.connect().then(async client => {
        try {
          await client.query(`begin; set local okienko.scope = 'system'`);
          return await client.query(statement);
        } finally {
          await client.query('rollback');
          client.release();
        }
      });
      await expect(attempt, statement).rejects.toThrow(/permission denied|does not change/);
    }
  });
});

describe('the computer', () => {
  test('grants: the matter is decided, its clocks stop, the record is computed again to the same', async () => {
    const { matterId } = await opens(cast.jan.id);
    const { decisionId } = await done(system, ctx =>
      recordComputerDecision(ctx, {
        matterId,
        formCode: 'RWN',
        formVersion: 1,
        ruleSet: 'test/1',
        inputs: inputs('0.00'),
        outcome: granted,
        milliseconds: 2,
      }),
    );
    expect(await stateNow(matterId)).toBe('decided');
    expect(await asOwner(h.url, `select d.state from platform.deadline d where d.subject = $1 order by d.kind`, [matterId])).toEqual([
      { state: 'cancelled' },
      { state: 'cancelled' },
    ]);
    const kept = await done(system, async ctx => ({ ok: true as const, value: await findDecision(ctx, decisionId) }));
    if (!kept) throw new Error('Not kept.');
    const decides = new Map([['RWN/1', { ruleSet: 'test/1', decide: () => granted }]]);
    expect(replayDecision({ decides }, kept)).toMatchObject({ kind: 'same', outcome: 'granted' });
    expect(replayDecision({ decides: new Map([['RWN/1', { ruleSet: 'test/1', decide: () => finding }]]) }, kept)).toMatchObject({
      kind: 'different',
    });
  });

  test('does not decide twice', async () => {
    const { matterId } = await opens(cast.jan.id);
    const decide = () =>
      transact(h.house, system, ctx =>
        recordComputerDecision(ctx, {
          matterId,
          formCode: 'RWN',
          formVersion: 1,
          ruleSet: 'test/1',
          inputs: inputs('0.00'),
          outcome: granted,
          milliseconds: 2,
        }),
      );
    expect((await Promise.all([decide(), decide(), decide()])).map(answer => answer.ok).sort()).toEqual([false, false, true]);
  });

  test('finds that a person must decide: the matter waits with the reasons and the draft, and referring it again changes nothing', async () => {
    const matterId = await refers(cast.jan.id);
    await done(system, ctx => referToClerk(ctx, { matterId, reasons: [], tests: [], draft: null }));
    const opened = await done(system, async ctx => ({ ok: true as const, value: await findMatter(ctx.db, matterId) }));
    expect(opened?.now).toMatchObject({
      state: 'waiting-for-clerk',
      reasons: finding.reasons,
      tests,
      draft: { template: LETTER.template },
      steps: 2,
    });
  });
});

test('the worklist lies in the order of the rule', async () => {
  const { matterId } = await opens(cast.jan.id);
  const { decisionId } = await done(system, ctx =>
    recordComputerDecision(ctx, {
      matterId,
      formCode: 'RWN',
      formVersion: 1,
      ruleSet: 'test/1',
      inputs: inputs('0.00'),
      outcome: granted,
      milliseconds: 2,
    }),
  );
  await done(jan, ctx => askForReview(ctx, { decisionId }));
  for (const filedOn of ['2026-11-20', '2026-11-23', '2026-11-18']) await refers(cast.jan.id, { filedOn });
  const { items } = await done(beata, async ctx => ({
    ok: true as const,
    value: await listWork(ctx.db, {
      branchCode: '12',
      topic: null,
      show: 'all',
      staffId: beata.staffId,
      due: { from: null, to: null },
      after: null,
      limit: 100,
    }),
  }));
  expect(items.length).toBeGreaterThan(3);
  expect(items.map(item => item.number)).toEqual([...items].sort(mostPressing).map(item => item.number));
});

describe('asking the party', () => {
  test('stops our time, and the answer starts it where it stood', async () => {
    const matterId = await refers(cast.jan.id);
    await done(beata, ctx => claimMatter(ctx, { matterId, purpose: 'handling' }));
    const letter = {
      template: 'request-for-more',
      values: {
        form: 'RWN',
        filedOn: '2026-11-24',
        wordsPl: 'Prosimy o umowę ratalną.',
        wordsEn: 'Please send the agreement.',
        completionDays: 7,
      },
    };
    expect(
      await refused(beata, ctx => askForMore(ctx, { matterId, letter: { ...letter, edited: { pl: ['Prosimy o […]'], en: [] } } })),
    ).toBe('letter-unfinished');
    const { answerBy } = await done(beata, ctx => askForMore(ctx, { matterId, letter }));
    expect([answerBy, await stateNow(matterId)]).toEqual(['2026-12-01', 'waiting-for-party']);
    h.itIs('2026-11-27T10:00:00+01:00');
    const { dueOn } = await done(beata, ctx => noteAnswer(ctx, { matterId }));
    h.itIs(MORNING);
    expect([dueOn, await stateNow(matterId)]).toEqual(['2026-12-04', 'waiting-for-clerk']);
  });
});

describe('a review by a person', () => {
  async function certified(): Promise<{ matterId: MatterId; decisionId: DecisionId }> {
    const { matterId } = await opens(cast.jan.id);
    const { decisionId } = await done(system, ctx =>
      recordComputerDecision(ctx, {
        matterId,
        formCode: 'RWN',
        formVersion: 1,
        ruleSet: 'test/1',
        inputs: inputs('0.00'),
        outcome: granted,
        milliseconds: 2,
      }),
    );
    return { matterId, decisionId };
  }

  test('puts an automated decision on the worklist, once, also from two tabs', async () => {
    const { matterId, decisionId } = await certified();
    const asked = await Promise.all([
      refused(jan, ctx => askForReview(ctx, { decisionId })),
      refused(jan, ctx => askForReview(ctx, { decisionId })),
    ]);
    expect(asked.sort()).toEqual(['done', 'review-already-asked']);
    expect(await done(system, async ctx => ({ ok: true as const, value: await briefOf(ctx, matterId) }))).toMatchObject({
      state: 'waiting-for-clerk',
      reviewing: true,
      dueOn: '2026-12-28',
    });
    await done(beata, ctx => claimMatter(ctx, { matterId, purpose: 'review' }));
    await done(beata, ctx => refuseWithLetter(ctx, { matterId, letter: LETTER, reason }));
    await approves(matterId);
    expect(await done(system, async ctx => ({ ok: true as const, value: await briefOf(ctx, matterId) }))).toMatchObject({
      state: 'decided',
      outcome: 'refused',
      reviewing: false,
    });
  });

  test('is for whom the decision concerns, known surely enough, and not for what a clerk decided', async () => {
    const { decisionId } = await certified();
    expect(await refused(person(cast.anna.id), ctx => askForReview(ctx, { decisionId }))).toBe('no-such-decision');
    expect(await refused(person(cast.jan.id, { level: 1 }), ctx => askForReview(ctx, { decisionId }))).toBe('no-such-matter');
    const matterId = await refers(cast.jan.id);
    const [found] = await asOwner<{ decision_id: DecisionId }>(h.url, 'select d.decision_id from cases.decision d where d.matter_id = $1', [
      matterId,
    ]);
    expect(await refused(jan, ctx => askForReview(ctx, { decisionId: found?.decision_id as DecisionId }))).toBe('not-automated');
  });
});

test('a matter that nobody answers is reminded of, then late; one that is decided is left alone', async () => {
  const [late, decided] = [await refers(cast.maria.id), await refers(cast.maria.id)];
  await done(beata, ctx => claimMatter(ctx, { matterId: decided, purpose: 'handling' }));
  await done(beata, ctx => grantByClerk(ctx, { matterId: decided, letter: LETTER, reason }));
  await h.later('2026-12-02T00:00:01+01:00');
  const kinds = async (matterId: MatterId) =>
    (await asOwner<{ kind: string }>(h.url, 'select a.kind from cases.action a where a.matter_id = $1 order by a.seq', [matterId])).map(
      row => row.kind,
    );
  expect(await kinds(late)).toEqual(['open', 'refer', 'remind', 'mark-overdue']);
  expect((await kinds(decided)).at(-1)).toBe('decide');
  h.itIs(MORNING);
});

import { beforeAll, describe, expect, test } from 'vitest';
import { seedDemo } from '#app/demo/demo.ts';
import { day } from '#kernel/day.ts';
import type { DecisionId, MatterId, PartyId, PersonId, SessionId, StaffId, SubmissionId } from '#kernel/ids.ts';
import { lettersOfMatter } from '#modules/mailbox/index.ts';
import { cast } from '#outside/cast/cast.ts';
import type { Ctx, PersonActor, StaffActor, SystemActor } from '#platform/context.ts';
import type { DecideOutcome } from '#platform/forms/definition.ts';
import { policyFaults } from '#platform/policy/vocabulary.ts';
import { newId } from '#platform/new-id.ts';
import { transact } from '#platform/transact.ts';
import { asOwner } from '../../testing/database.ts';
import { testHouse } from '../../testing/house.ts';
import {
  askForMore, askForReview, briefOf, claimMatter, findDecision, grantByClerk, matterCards, noteAnswer, openMatter, recordComputerDecision, referToClerk, refuseWithLetter, releaseMatter, replayDecision, takeNextMatter,
} from './index.ts';
import { casesVocabulary, policies } from './policies.ts';
import { mostPressing } from './rules/worklist.ts';
import { stateOf } from './rules/matter.ts';
import { findMatter } from './store.ts';
import { listWork } from './views.ts';

const MORNING = '2026-11-24T09:00:00+01:00';
const h = await testHouse({ at: MORNING });
const system: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };
const staff = (over: Partial<StaffActor> = {}): StaffActor => ({
  kind: 'staff', staffId: newId<StaffId>(), personId: null, name: 'Beata', roles: ['clerk'], branchCode: '12', level: 3, sessionId: newId<SessionId>(), authenticatedAt: new Date(MORNING), channel: 'desk', ...over,
});
const beata = staff();
const grazyna = staff({ name: 'Grażyna' });
const person = (personId: PersonId, over: Partial<PersonActor> = {}): PersonActor => ({
  kind: 'person', personId, partyId: personId, relation: 'self', level: 3, sessionId: newId<SessionId>(), authenticatedAt: new Date(MORNING), channel: 'portal', ...over,
});
const jan = person(cast.jan.id);
const inputs = (owed: string) => ({ answers: { copies: 1 }, known: {}, facts: { owed }, filedOn: '2026-11-24' });
const tests = [{ name: 'no-arrears', value: '1649.82', passed: false, legalBasis: 'KPA art. 217', text: { pl: 'Są zaległości.', en: 'There are arrears.' } }];
const LETTER = {
  template: 'no-arrears-refusal',
  values: { filedOn: '2026-11-24', payer: 'Jan', identifiers: 'NIP', legalBasis: 'KPA art. 219', asOf: '2026-11-24', total: '1649.82', complaintDays: 7, debts: [{ fundPl: 'FUS', fundEn: 'FUS', arrears: '1649.82', interest: '0.00' }] },
} as const;
const finding: DecideOutcome = { outcome: 'to-clerk', tests, legalBasis: 'KPA art. 217', reasons: [{ pl: 'Zaległość.', en: 'Arrears.' }], draft: LETTER };
const granted: DecideOutcome = { outcome: 'granted', tests: [], legalBasis: 'KPA art. 217', letter: { template: 'no-arrears-certificate', values: {} }, collection: 'open' };

beforeAll(async () => {
  await seedDemo(h.house);
});

const done = async <A extends Parameters<typeof transact>[1], T>(actor: A, work: (ctx: Ctx<A>) => Promise<{ ok: true; value: T } | { ok: false; refusal: { kind: string } }>): Promise<T> => {
  const answer = await transact(h.house, actor, work);
  if (!answer.ok) throw new Error(`Refused: ${answer.refusal.kind}`);
  return answer.value;
};
const refused = async <A extends Parameters<typeof transact>[1]>(actor: A, work: (ctx: Ctx<A>) => Promise<{ ok: boolean }>): Promise<string> => {
  const answer = (await transact(h.house, actor, work)) as { ok: boolean; refusal?: { kind: string } };
  return answer.ok ? 'done' : (answer.refusal?.kind ?? '?');
};
const opens = (partyId: PartyId, over: { submissionId?: SubmissionId; filedOn?: string; topic?: string } = {}) =>
  done(system, ctx => openMatter(ctx, { partyId, formCode: 'RWN', title: { pl: 'Niezaleganie', en: 'No arrears' }, topic: over.topic ?? 'settlements', submissionId: over.submissionId ?? newId<SubmissionId>(), answerWithinDays: 7, filedOn: day(over.filedOn ?? '2026-11-24') }));
const refers = async (partyId: PartyId, over: Parameters<typeof opens>[1] = {}): Promise<MatterId> => {
  const { matterId } = await opens(partyId, over);
  await done(system, ctx => recordComputerDecision(ctx, { matterId, formCode: 'RWN', formVersion: 1, ruleSet: 'test/1', inputs: inputs('1649.82'), outcome: finding, milliseconds: 3 }));
  return matterId;
};
const stateNow = async (matterId: MatterId) => (await done(system, async ctx => ({ ok: true as const, value: await briefOf(ctx, matterId) })))?.state;
const reason = 'Zaległość za październik.';

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
    expect(await asOwner(h.url, 'select count(*)::int as n from cases.action a where a.matter_id = $1', [first.matterId])).toEqual([{ n: 1 }]);
  });

  test('fifty opened at once get fifty numbers in a row', async () => {
    const numbers = (await Promise.all(Array.from({ length: 50 }, () => opens(cast.maria.id)))).map(matter => Number(matter.number.split('.')[2])).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, i) => (numbers[0] as number) + i));
  });

  test('of somebody else is not there for a person', async () => {
    const { matterId } = await opens(cast.anna.id);
    const cards = await done(jan, async ctx => ({ ok: true as const, value: await matterCards(ctx, cast.anna.id) }));
    expect([cards, await done(jan, async ctx => ({ ok: true as const, value: await findMatter(ctx.db, matterId) }))]).toEqual([[], undefined]);
  });

  test('keeps in its row what its actions say', async () => {
    const found = await asOwner<{ matter_id: MatterId; state: string; claimed_by: string | null; reviewing: boolean; overdue: boolean; outcome: string | null }>(h.url, 'select m.matter_id, m.state, m.claimed_by, m.reviewing, m.overdue, m.outcome from cases.matter m');
    for (const row of found) {
      const opened = await done(system, async ctx => ({ ok: true as const, value: await findMatter(ctx.db, row.matter_id) }));
      const now = stateOf(opened?.actions ?? []);
      expect([row.state, row.claimed_by, row.reviewing, row.overdue, row.outcome]).toEqual([now.state, now.claimedBy, now.reviewing, now.overdue, now.outcome]);
    }
  });

  test('and its actions and decisions cannot be changed by the application', async () => {
    const matterId = await refers(cast.anna.id);
    for (const statement of [`update cases.action set kind = 'decide' where matter_id = '${matterId}'`, `delete from cases.action`, `update cases.decision set outcome = 'granted' where matter_id = '${matterId}'`, 'delete from cases.decision']) {
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
    const { decisionId } = await done(system, ctx => recordComputerDecision(ctx, { matterId, formCode: 'RWN', formVersion: 1, ruleSet: 'test/1', inputs: inputs('0.00'), outcome: granted, milliseconds: 2 }));
    expect(await stateNow(matterId)).toBe('decided');
    expect(await asOwner(h.url, `select d.state from platform.deadline d where d.subject = $1 order by d.kind`, [matterId])).toEqual([{ state: 'cancelled' }, { state: 'cancelled' }]);
    const kept = await done(system, async ctx => ({ ok: true as const, value: await findDecision(ctx, decisionId) }));
    if (!kept) throw new Error('Not kept.');
    const decides = new Map([['RWN/1', { ruleSet: 'test/1', decide: () => granted }]]);
    expect(replayDecision({ decides }, kept)).toMatchObject({ kind: 'same', outcome: 'granted' });
    expect(replayDecision({ decides: new Map([['RWN/1', { ruleSet: 'test/1', decide: () => finding }]]) }, kept)).toMatchObject({ kind: 'different' });
  });

  test('does not decide twice', async () => {
    const { matterId } = await opens(cast.jan.id);
    const decide = () => transact(h.house, system, ctx => recordComputerDecision(ctx, { matterId, formCode: 'RWN', formVersion: 1, ruleSet: 'test/1', inputs: inputs('0.00'), outcome: granted, milliseconds: 2 }));
    expect((await Promise.all([decide(), decide(), decide()])).map(answer => answer.ok).sort()).toEqual([false, false, true]);
  });

  test('finds that a person must decide: the matter waits with the reasons and the draft, and referring it again changes nothing', async () => {
    const matterId = await refers(cast.jan.id);
    await done(system, ctx => referToClerk(ctx, { matterId, reasons: [], tests: [], draft: null }));
    const opened = await done(system, async ctx => ({ ok: true as const, value: await findMatter(ctx.db, matterId) }));
    expect(opened?.now).toMatchObject({ state: 'waiting-for-clerk', reasons: finding.reasons, tests, draft: { template: LETTER.template }, steps: 2 });
  });
});

describe('a clerk', () => {
  test('takes a matter with a purpose, and then it is theirs alone', async () => {
    const matterId = await refers(cast.jan.id);
    expect(await refused(beata, ctx => claimMatter(ctx, { matterId, purpose: undefined }))).toBe('purpose-missing');
    await done(beata, ctx => claimMatter(ctx, { matterId, purpose: 'handling' }));
    expect(await refused(grazyna, ctx => claimMatter(ctx, { matterId, purpose: 'handling' }))).toBe('claimed-by-another');
    expect(await refused(grazyna, ctx => refuseWithLetter(ctx, { matterId, letter: LETTER, reason }))).toBe('claimed-by-another');
    const [looked] = await asOwner<{ purpose: string; role: string }>(h.url, `select e.purpose, e.facts ->> 'role' as role from platform.audit_event e where e.action = 'cases.claim' and e.object = $1`, [`matter:${matterId}`]);
    expect(looked).toEqual({ purpose: 'handling', role: 'clerk' });
  });

  test('of another branch, an auditor, and a clerk in their own matter or that of whom they act for take nothing', async () => {
    const matterId = await refers(cast.jan.id);
    const claim = (actor: StaffActor) => refused(actor, ctx => claimMatter(ctx, { matterId, purpose: 'handling' }));
    expect([await claim(staff({ branchCode: '01' })), await claim(staff({ roles: ['auditor'] })), await claim(staff({ personId: cast.jan.id }))]).toEqual(['not-permitted', 'not-permitted', 'own-matter']);
    const firm = await refers(cast.firmaX.id);
    expect(await refused(staff({ personId: cast.katarzyna.id }), ctx => claimMatter(ctx, { matterId: firm, purpose: 'handling' }))).toBe('own-matter');
  });

  test('refuses with a letter behind a receipt; a second refusal is not possible', async () => {
    const matterId = await refers(cast.jan.id);
    expect(await refused(beata, ctx => refuseWithLetter(ctx, { matterId, letter: LETTER, reason }))).toBe('not-now');
    await done(beata, ctx => claimMatter(ctx, { matterId, purpose: 'handling' }));
    expect(await refused(beata, ctx => refuseWithLetter(ctx, { matterId, letter: LETTER, reason: ' nie ' }))).toBe('reason-missing');
    expect(await refused(staff({ ...beata, level: 2 }), ctx => refuseWithLetter(ctx, { matterId, letter: LETTER, reason }))).toBe('not-permitted');
    const edited = { pl: ['Odmawiamy.', '[[table debts | fundPl=Fundusz lub ubezpieczenie | arrears=Zaległość | interest=Odsetki]]'], en: ['We refuse.'] };
    const { decisionId, number } = await done(beata, ctx => refuseWithLetter(ctx, { matterId, letter: { ...LETTER, edited }, reason }));
    expect(await stateNow(matterId)).toBe('decided');
    const kept = await done(system, async ctx => ({ ok: true as const, value: await findDecision(ctx, decisionId) }));
    expect(kept).toMatchObject({ outcome: 'refused', decidedBy: 'clerk', staffId: beata.staffId, reason, tests, inputs: null });
    expect(number).toMatch(/\.2$/);
    const letters = await done(jan, async ctx => ({ ok: true as const, value: await lettersOfMatter(ctx, cast.jan.id, matterId) }));
    expect(letters).toMatchObject([{ standing: 'waiting', kind: 'decision', letterId: kept?.letterId }]);
    expect(await refused(beata, ctx => refuseWithLetter(ctx, { matterId, letter: LETTER, reason }))).toBe('not-now');
  });

  test('puts a matter back, and another grants it', async () => {
    const matterId = await refers(cast.anna.id);
    await done(beata, ctx => claimMatter(ctx, { matterId, purpose: 'handling' }));
    await done(beata, ctx => releaseMatter(ctx, { matterId }));
    await done(grazyna, ctx => claimMatter(ctx, { matterId, purpose: 'handling' }));
    await done(grazyna, ctx => grantByClerk(ctx, { matterId, letter: LETTER, reason }));
    expect(await stateNow(matterId)).toBe('decided');
  });

  test('of two who take the next matter at once each gets another one, and none gets their own', async () => {
    const branch = '90';
    await asOwner(h.url, `update identity.person set branch_code = '${branch}' where person_id = any($1::uuid[])`, [[cast.tomasz.id, cast.olena.id, cast.piotr.id]]);
    const mine = await refers(cast.piotr.id, { filedOn: '2026-11-20' });
    const others = [await refers(cast.olena.id), await refers(cast.olena.id)];
    const [one, two] = [staff({ branchCode: branch, personId: cast.piotr.id }), staff({ branchCode: branch, personId: cast.piotr.id })];
    const firstHasTaken = Promise.withResolvers<void>();
    const secondHasTaken = Promise.withResolvers<void>();
    const first = done(one, async ctx => {
      const taken = await takeNextMatter(ctx);
      firstHasTaken.resolve();
      await secondHasTaken.promise;
      return taken;
    });
    await firstHasTaken.promise;
    // Without passing over the locked row the second would wait here for the first, and the first for it.
    const second = await Promise.race([done(two, ctx => takeNextMatter(ctx)), new Promise<{ matterId: string }>(late => setTimeout(() => late({ matterId: 'waited' }), 5_000))]);
    secondHasTaken.resolve();
    expect([(await first).matterId, second.matterId].sort()).toEqual(others.sort());
    expect(await refused(one, ctx => takeNextMatter(ctx))).toBe('nothing-waits');
    expect(await stateNow(mine)).toBe('waiting-for-clerk');
  });
});

test('the worklist lies in the order of the rule', async () => {
  const { matterId } = await opens(cast.jan.id);
  const { decisionId } = await done(system, ctx => recordComputerDecision(ctx, { matterId, formCode: 'RWN', formVersion: 1, ruleSet: 'test/1', inputs: inputs('0.00'), outcome: granted, milliseconds: 2 }));
  await done(jan, ctx => askForReview(ctx, { decisionId }));
  for (const filedOn of ['2026-11-20', '2026-11-23', '2026-11-18']) await refers(cast.jan.id, { filedOn });
  const { items } = await done(beata, async ctx => ({ ok: true as const, value: await listWork(ctx.db, { branchCode: '12', topic: null, show: 'all', staffId: beata.staffId, limit: 100, offset: 0 }) }));
  expect(items.length).toBeGreaterThan(3);
  expect(items.map(item => item.number)).toEqual([...items].sort(mostPressing).map(item => item.number));
});

describe('asking the party', () => {
  test('stops our time, and the answer starts it where it stood', async () => {
    const matterId = await refers(cast.jan.id);
    await done(beata, ctx => claimMatter(ctx, { matterId, purpose: 'handling' }));
    const letter = { template: 'request-for-more', values: { form: 'RWN', filedOn: '2026-11-24', wordsPl: 'Prosimy o umowę ratalną.', wordsEn: 'Please send the agreement.', completionDays: 7 } };
    expect(await refused(beata, ctx => askForMore(ctx, { matterId, letter: { ...letter, edited: { pl: ['Prosimy o […]'], en: [] } } }))).toBe('letter-unfinished');
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
    const { decisionId } = await done(system, ctx => recordComputerDecision(ctx, { matterId, formCode: 'RWN', formVersion: 1, ruleSet: 'test/1', inputs: inputs('0.00'), outcome: granted, milliseconds: 2 }));
    return { matterId, decisionId };
  }

  test('puts an automated decision on the worklist, once, also from two tabs', async () => {
    const { matterId, decisionId } = await certified();
    const asked = await Promise.all([refused(jan, ctx => askForReview(ctx, { decisionId })), refused(jan, ctx => askForReview(ctx, { decisionId }))]);
    expect(asked.sort()).toEqual(['done', 'review-already-asked']);
    expect(await done(system, async ctx => ({ ok: true as const, value: await briefOf(ctx, matterId) }))).toMatchObject({ state: 'waiting-for-clerk', reviewing: true, dueOn: '2026-12-28' });
    await done(beata, ctx => claimMatter(ctx, { matterId, purpose: 'review' }));
    await done(beata, ctx => refuseWithLetter(ctx, { matterId, letter: LETTER, reason }));
    expect(await done(system, async ctx => ({ ok: true as const, value: await briefOf(ctx, matterId) }))).toMatchObject({ state: 'decided', outcome: 'refused', reviewing: false });
  });

  test('is for whom the decision concerns, known surely enough, and not for what a clerk decided', async () => {
    const { decisionId } = await certified();
    expect(await refused(person(cast.anna.id), ctx => askForReview(ctx, { decisionId }))).toBe('no-such-decision');
    expect(await refused(person(cast.jan.id, { level: 1 }), ctx => askForReview(ctx, { decisionId }))).toBe('no-such-matter');
    const matterId = await refers(cast.jan.id);
    const [found] = await asOwner<{ decision_id: DecisionId }>(h.url, 'select d.decision_id from cases.decision d where d.matter_id = $1', [matterId]);
    expect(await refused(jan, ctx => askForReview(ctx, { decisionId: found?.decision_id as DecisionId }))).toBe('not-automated');
  });
});

test('a matter that nobody answers is reminded of, then late; one that is decided is left alone', async () => {
  const [late, decided] = [await refers(cast.maria.id), await refers(cast.maria.id)];
  await done(beata, ctx => claimMatter(ctx, { matterId: decided, purpose: 'handling' }));
  await done(beata, ctx => grantByClerk(ctx, { matterId: decided, letter: LETTER, reason }));
  await h.later('2026-12-02T00:00:01+01:00');
  const kinds = async (matterId: MatterId) => (await asOwner<{ kind: string }>(h.url, 'select a.kind from cases.action a where a.matter_id = $1 order by a.seq', [matterId])).map(row => row.kind);
  expect(await kinds(late)).toEqual(['open', 'refer', 'remind', 'mark-overdue']);
  expect((await kinds(decided)).at(-1)).toBe('decide');
  h.itIs(MORNING);
});

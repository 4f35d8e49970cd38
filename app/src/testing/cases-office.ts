import { beforeAll } from 'vitest';
import { seedDemo } from '#app/demo/demo.ts';
import { day } from '#kernel/day.ts';
import type { MatterId, PartyId, PersonId, SessionId, SubmissionId } from '#kernel/ids.ts';
import { cast } from '#outside/cast/cast.ts';
import type { Ctx, PersonActor, SystemActor } from '#platform/context.ts';
import type { DecideOutcome } from '#platform/forms/definition.ts';
import { newId } from '#platform/new-id.ts';
import { transact } from '#platform/transact.ts';
import { MORNING, staff } from './clerk.ts';
import { testHouse } from './house.ts';
import { approveDecision, briefOf, openForApproval, openMatter, recordComputerDecision } from '#modules/cases/index.ts';

/** The house on a morning, with the cast in it, two clerks, and the steps that tests of matters begin with. */
export const h = await testHouse({ at: MORNING });
export const system: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };
export { MORNING, staff };
export const beata = staff();
export const grazyna = staff({ name: 'Grażyna' });
export const person = (personId: PersonId, over: Partial<PersonActor> = {}): PersonActor => ({
  kind: 'person',
  personId,
  partyId: personId,
  relation: 'self',
  level: 3,
  sessionId: newId<SessionId>(),
  authenticatedAt: new Date(MORNING),
  channel: 'portal',
  ...over,
});
export const jan = person(cast.jan.id);
export const inputs = (owed: string) => ({ answers: { copies: 1 }, known: {}, facts: { owed }, filedOn: '2026-11-24' });
export const tests = [
  {
    name: 'no-arrears',
    value: '1649.82',
    passed: false,
    legalBasis: 'KPA art. 217',
    text: { pl: 'Są zaległości.', en: 'There are arrears.' },
  },
];
export const LETTER = {
  template: 'no-arrears-refusal',
  values: {
    filedOn: '2026-11-24',
    payer: 'Jan',
    identifiers: 'NIP',
    legalBasis: 'KPA art. 219',
    asOf: '2026-11-24',
    total: '1649.82',
    complaintDays: 7,
    debts: [{ fundPl: 'FUS', fundEn: 'FUS', arrears: '1649.82', interest: '0.00' }],
  },
} as const;
export const finding: Extract<DecideOutcome, { outcome: 'to-clerk' }> = {
  outcome: 'to-clerk',
  tests,
  legalBasis: 'KPA art. 217',
  reasons: [{ pl: 'Zaległość.', en: 'Arrears.' }],
  draft: LETTER,
};
export const granted: DecideOutcome = {
  outcome: 'granted',
  tests: [],
  legalBasis: 'KPA art. 217',
  letter: { template: 'no-arrears-certificate', values: {} },
  collection: 'open',
};

beforeAll(async () => {
  await seedDemo(h.house);
});

export const done = async <A extends Parameters<typeof transact>[1], T>(
  actor: A,
  work: (ctx: Ctx<A>) => Promise<{ ok: true; value: T } | { ok: false; refusal: { kind: string } }>,
): Promise<T> => {
  const answer = await transact(h.house, actor, work);
  if (!answer.ok) throw new Error(`Refused: ${answer.refusal.kind}`);
  return answer.value;
};
export const refused = async <A extends Parameters<typeof transact>[1]>(
  actor: A,
  work: (ctx: Ctx<A>) => Promise<{ ok: boolean }>,
): Promise<string> => {
  const answer = (await transact(h.house, actor, work)) as { ok: boolean; refusal?: { kind: string } };
  return answer.ok ? 'done' : (answer.refusal?.kind ?? '?');
};
export const opens = (partyId: PartyId, over: { submissionId?: SubmissionId; filedOn?: string; topic?: string; formCode?: string } = {}) =>
  done(system, ctx =>
    openMatter(ctx, {
      partyId,
      formCode: over.formCode ?? 'RWN',
      title: { pl: 'Niezaleganie', en: 'No arrears' },
      topic: over.topic ?? 'settlements',
      submissionId: over.submissionId ?? newId<SubmissionId>(),
      answerWithinDays: 7,
      filedOn: day(over.filedOn ?? '2026-11-24'),
    }),
  );
export const refers = async (partyId: PartyId, over: Parameters<typeof opens>[1] = {}): Promise<MatterId> => {
  const { matterId } = await opens(partyId, over);
  await done(system, ctx =>
    recordComputerDecision(ctx, {
      matterId,
      formCode: 'RWN',
      formVersion: 1,
      ruleSet: 'test/1',
      inputs: inputs('1649.82'),
      outcome: finding,
      milliseconds: 3,
    }),
  );
  return matterId;
};
export const stateNow = async (matterId: MatterId) =>
  (await done(system, async ctx => ({ ok: true as const, value: await briefOf(ctx, matterId) })))?.state;
export const reason = 'Zaległość za październik.';

/** Robert, who has had nothing to do with it so far, checks a proposed decision and approves it. */
export const robert = staff({ name: 'Robert', roles: ['supervisor'] });
export const approves = async (matterId: MatterId) => {
  await done(robert, ctx => openForApproval(ctx, { matterId }));
  return done(robert, ctx => approveDecision(ctx, { matterId }));
};

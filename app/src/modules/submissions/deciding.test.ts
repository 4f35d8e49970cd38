import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '#kernel/day.ts';
import type { PartyId, PersonId, SubmissionId } from '#kernel/ids.ts';
import { decisionOfMatter, matterOfSubmission, replayDecision } from '#modules/cases/index.ts';
import { activeMandatesGiven, findSession, openSessionFor } from '#modules/identity/index.ts';
import { letterCards } from '#modules/mailbox/index.ts';
import { cast } from '#outside/cast/cast.ts';
import type { PersonActor, SystemActor } from '#platform/context.ts';
import { look } from '#platform/transact.ts';
import { seedDemo } from '../../demo/demo.ts';
import { testHouse, type TestHouse } from '../../testing/house.ts';
import { recallKnown } from './known.ts';
import { fileForm } from './use-cases/file-form.ts';

const system: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };
let okienko: TestHouse;
beforeAll(async () => {
  okienko = await testHouse({ at: '2026-11-24T09:00:00+01:00' });
  await seedDemo(okienko.house);
});

/** Files a form as somebody, for somebody, as the portal does, and lets everything follow that follows. */
async function files(person: { id: PersonId }, party: { id: PartyId }, code: string, answers: Record<string, unknown>) {
  const { house } = okienko;
  const { token } = await openSessionFor(house, { personId: person.id }, { actingFor: party.id });
  const session = await findSession(house, token, 'portal');
  if (session?.actor.kind !== 'person') throw new Error('No session.');
  const actor = session.actor as PersonActor;
  const form = house.forms.validOn(code, dayOf(house.clock()));
  if (!form) throw new Error(`No form ${code}.`);
  const read = form.readJson(answers);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  const filed = await fileForm(house, {
    token,
    session: { actor, partyRoles: session.partyRoles },
    form,
    answers: read.value,
    known: await recallKnown(house, actor, form.definition),
    attachments: [],
    answerChannel: 'electronic',
    signature: 'portal-profile',
    idempotencyKey: randomUUID(),
    draftId: null,
  });
  if (!filed.ok) return { filed, matter: undefined, decision: undefined, letters: [] };
  await okienko.settle();
  return { filed, ...(await outcomeOf(filed.value.submissionId)) };
}

const outcomeOf = (submissionId: SubmissionId) =>
  look(okienko.house, system, async ctx => {
    const matter = await matterOfSubmission(ctx, submissionId);
    if (!matter) throw new Error('No matter was opened.');
    const letters = (await letterCards(ctx, matter.partyId)).filter(letter => letter.matterId === matter.matterId);
    return { matter, decision: await decisionOfMatter(ctx, matter.matterId), letters };
  });

const RWN = { copies: 1, truth: true, settled: true };

describe('RWN, a certificate of no arrears', () => {
  test('Firma X owes nothing: its proxy gets a certificate, open at once', async () => {
    const { matter, decision, letters } = await files(cast.katarzyna, cast.firmaX, 'RWN', RWN);
    expect(matter?.state).toBe('decided');
    expect(decision).toMatchObject({ outcome: 'granted', decidedBy: 'computer', ruleSet: 'zus/RWN/1' });
    expect(decision?.tests.length).toBeGreaterThan(3);
    expect(letters).toMatchObject([{ standing: 'open' }]);
  });

  test('Jan owes one month: his goes to a clerk with the reasons and a draft, and no letter leaves', async () => {
    const { matter, decision, letters } = await files(cast.jan, cast.jan, 'RWN', RWN);
    expect(matter?.state).toBe('waiting-for-clerk');
    expect(decision?.outcome).not.toBe('granted');
    expect(letters).toEqual([]);
  });

  test('what the computer decided can be computed again to the same outcome, and a changed input shows', async () => {
    const { decision } = await files(cast.katarzyna, cast.firmaX, 'RWN', { ...RWN, copies: 3 });
    if (!decision) throw new Error('No decision.');
    expect(replayDecision(okienko.house.pack, decision)).toMatchObject({ kind: 'same', outcome: 'granted' });
    const tampered = { ...decision, inputs: decision.inputs && { ...decision.inputs, answers: { ...decision.inputs.answers, copies: 9 } } };
    expect(replayDecision(okienko.house.pack, tampered).kind).toBe('different');
  });

  test('Anna is no payer: the form is not for her, and nothing is filed', async () => {
    const { filed } = await files(cast.anna, cast.anna, 'RWN', RWN);
    expect(filed).toEqual({ ok: false, refusal: { kind: 'not-for-this-role' } });
  });
});

describe('PEL and PEL-O, mandates', () => {
  const given = (party: { id: PartyId }) => look(okienko.house, system, ctx => activeMandatesGiven(ctx, party.id, dayOf(ctx.now)));
  const PEL = {
    proxyHasPesel: true,
    proxyPesel: cast.olena.pesel,
    proxyNames: 'Olena',
    proxySurname: 'Kovalenko',
    scope: 'platform',
    roles: ['insured'],
    insuredAccess: 'full',
  };

  test('a mandate given by Anna is in force at once, and ends at the very next request after PEL-O', async () => {
    const pel = await files(cast.anna, cast.anna, 'PEL', PEL);
    expect(pel.decision).toMatchObject({ outcome: 'granted', decidedBy: 'computer' });
    const mandates = await given(cast.anna);
    expect(mandates).toMatchObject([{ proxyId: cast.olena.id }]);
    const { token } = await openSessionFor(okienko.house, { personId: cast.olena.id }, { actingFor: cast.anna.id });
    expect((await findSession(okienko.house, token, 'portal'))?.actor).toMatchObject({ partyId: cast.anna.id, relation: 'mandate' });

    const revoked = await files(cast.anna, cast.anna, 'PEL-O', { mandate: mandates[0]?.mandateId, certain: true });
    expect(revoked.decision).toMatchObject({ outcome: 'granted' });
    expect(await given(cast.anna)).toEqual([]);
    expect((await findSession(okienko.house, token, 'portal'))?.actor).toMatchObject({ partyId: cast.olena.id, relation: 'self' });
  });

  test('a proxy cannot give a mandate in the name of who gave one to them', async () => {
    const { filed } = await files(cast.katarzyna, cast.firmaX, 'PEL', PEL);
    expect(filed).toEqual({ ok: false, refusal: { kind: 'self-only' } });
  });
});

describe('confirmation of data', () => {
  test.each([
    [
      'Anna as insured',
      cast.anna,
      { kind: 'insured', insuredFrom: '2025-11-01', insuredTo: '2026-10-31', insuredParts: ['titles', 'bases', 'breaks', 'family'] },
    ],
    [
      'Jan as payer, arrears and all',
      cast.jan,
      { kind: 'payer', payerFrom: '2025-11-01', payerTo: '2026-10-31', payerParts: ['status', 'insured-count', 'settlements', 'balance'] },
    ],
    ['Maria as beneficiary', cast.maria, { kind: 'beneficiary', beneficiaryParts: ['benefits', 'amounts'] }],
  ])('%s gets a confirmation made by the computer', async (_who, person, answers) => {
    const { filed, decision, letters } = await files(person, person, 'POTW', answers);
    expect(filed).toMatchObject({ ok: true });
    expect(decision).toMatchObject({ outcome: 'granted', decidedBy: 'computer' });
    expect(letters).toMatchObject([{ standing: 'open' }]);
  });
});

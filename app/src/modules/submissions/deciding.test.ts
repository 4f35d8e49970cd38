import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { day, dayOf } from '#kernel/day.ts';
import { makePesel } from '#kernel/demo-identifiers.ts';
import type { PartyId, PersonId, SubmissionId } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import { claimMatter, type Decision, decisionOfMatter, grantByClerk, matterOfSubmission, replayDecision } from '#modules/cases/index.ts';
import { activeMandatesGiven, findSession, grantMandate, openSessionFor } from '#modules/identity/index.ts';
import { letterCards } from '#modules/mailbox/index.ts';
import { cast } from '#outside/cast/cast.ts';
import type { Ctx, PersonActor, StaffActor, SystemActor } from '#platform/context.ts';
import { look, transact } from '#platform/transact.ts';
import { seedDemo } from '../../demo/demo.ts';
import { asOwner } from '../../testing/database.ts';
import { staff } from '../../testing/clerk.ts';
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

const clerk = staff();
const reason = 'Sprawdzono w placówce.';
const atDesk = async <T>(work: (ctx: Ctx<StaffActor>) => Promise<Result<T, { kind: string }>>): Promise<T> => {
  const done = await transact(okienko.house, clerk, work);
  if (!done.ok) throw new Error(done.refusal.kind);
  return done.value;
};
/** The letter that the rule of the form had ready should a clerk grant. */
const prepared = (decision: Decision | undefined) => {
  const letter = decision?.answer?.outcome === 'to-clerk' ? decision.answer.grant?.letter : undefined;
  if (!letter) throw new Error('The rule had nothing ready.');
  return letter;
};

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

  test('the values that the rule was given are kept with the decision', async () => {
    const { decision } = await files(cast.katarzyna, cast.firmaX, 'RWN', RWN);
    expect(decision?.inputs?.parameters).toEqual({ 'no-arrears-tolerance': '0.00', 'complaint-days': '7' });
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

  test('to a minor is a matter for a clerk: granting it enters the mandate and sends what the computer would have sent', async () => {
    const young = makePesel(day('2010-05-05'), 'woman', 7);
    const { matter, decision } = await files(cast.anna, cast.anna, 'PEL', { ...PEL, proxyPesel: young });
    if (!matter) throw new Error('No matter.');
    expect(matter.state).toBe('waiting-for-clerk');
    expect(await given(cast.anna)).toEqual([]);
    await atDesk(ctx => claimMatter(ctx, { matterId: matter.matterId, purpose: 'handling' }));
    const taken = await atDesk(ctx => grantByClerk(ctx, { matterId: matter.matterId, letter: prepared(decision), reason }));
    if (taken.taken !== 'decided') throw new Error('A grant without money waits for nobody.');
    const { letterId } = taken;
    expect(await given(cast.anna)).toMatchObject([{ proxyId: null, proxyName: 'Olena Kovalenko', scope: 'platform', roles: ['insured'] }]);
    const after = await outcomeOf(matter.submissionId);
    expect(after.matter.state).toBe('decided');
    expect(after.letters).toMatchObject([{ letterId, kind: 'letter', standing: 'open' }]);
  });

  test('granted late does not undo what the grantor has said about the same proxy since', async () => {
    const young = makePesel(day('2010-05-05'), 'woman', 9);
    const older = await files(cast.anna, cast.anna, 'PEL', { ...PEL, proxyPesel: young });
    okienko.itIs('2026-11-24T09:00:01+01:00');
    const newer = await files(cast.anna, cast.anna, 'PEL', { ...PEL, proxyPesel: young, insuredAccess: 'correspondence' });
    const grant = async ({ matter, decision }: typeof older) => {
      if (!matter) throw new Error('No matter.');
      const { matterId } = matter;
      await atDesk(ctx => claimMatter(ctx, { matterId, purpose: 'handling' }));
      return transact(okienko.house, clerk, ctx => grantByClerk(ctx, { matterId, letter: prepared(decision), reason }));
    };
    expect((await grant(newer)).ok).toBe(true);
    expect(await grant(older)).toEqual({ ok: false, refusal: { kind: 'cannot-become-true' } });
    const held = (await given(cast.anna)).filter(mandate => mandate.submissionId === newer.matter?.submissionId);
    expect(held).toMatchObject([{ correspondenceOnly: true }]);
    expect((await given(cast.anna)).some(mandate => mandate.submissionId === older.matter?.submissionId)).toBe(false);
  });

  test('never comes to a clerk by their own hand', async () => {
    const attempt = transact(okienko.house, { ...clerk, personId: cast.olena.id }, ctx =>
      grantMandate(ctx, {
        grantorId: cast.anna.id,
        proxyPesel: cast.olena.pesel,
        proxyNames: 'Olena Kovalenko',
        scope: 'platform',
        roles: ['insured'],
        forms: null,
        correspondenceOnly: false,
        from: null,
        to: null,
        submissionId: null,
      }),
    );
    expect(await attempt).toEqual({ ok: false, refusal: { kind: 'proxy-is-the-clerk' } });
  });

  test('which meanwhile cannot be entered is not granted: nothing is decided, and no letter leaves', async () => {
    const young = makePesel(day('2010-05-05'), 'woman', 8);
    const { matter, decision } = await files(cast.anna, cast.anna, 'PEL', { ...PEL, proxyPesel: young });
    if (!matter) throw new Error('No matter.');
    await atDesk(ctx => claimMatter(ctx, { matterId: matter.matterId, purpose: 'handling' }));
    // The register corrects who bears the number: it is the grantor.
    await asOwner(okienko.url, 'update identity.person set pesel = $1 where person_id = $2', [young, cast.anna.id]);
    onTestFinished(async () => {
      await asOwner(okienko.url, 'update identity.person set pesel = $1 where person_id = $2', [cast.anna.pesel, cast.anna.id]);
    });
    const attempt = transact(okienko.house, clerk, ctx =>
      grantByClerk(ctx, { matterId: matter.matterId, letter: prepared(decision), reason }),
    );
    expect(await attempt).toEqual({ ok: false, refusal: { kind: 'cannot-become-true' } });
    const after = await outcomeOf(matter.submissionId);
    expect(after.matter.state).toBe('with-clerk');
    expect(after.letters).toEqual([]);
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

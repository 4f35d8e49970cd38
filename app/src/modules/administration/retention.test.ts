import { beforeAll, describe, expect, test } from 'vitest';
import type { MatterId, PartyId } from '#kernel/ids.ts';
import { briefOf, recordComputerDecision } from '#modules/cases/index.ts';
import { writeLetter } from '#modules/mailbox/index.ts';
import { cast } from '#outside/cast/cast.ts';
import type { StaffActor } from '#platform/context.ts';
import { look, transact } from '#platform/transact.ts';
import { beata, irena, michal, robert } from '../../testing/administration.ts';
import { done, granted, h, inputs, opens, refused, system } from '../../testing/cases-office.ts';
import { asOwner } from '../../testing/database.ts';
import { overByYear, retainedOf } from './retained.ts';
import { approveChange } from './use-cases/decide-change.ts';
import { placeHold } from './use-cases/place-hold.ts';
import { proposeChange } from './use-cases/propose-change.ts';
import { findHold, type HoldId } from './views.ts';

/** A certificate asked for and granted in 2026: form and letter are both B5. */
async function certificate(partyId: PartyId): Promise<{ matterId: MatterId; number: string }> {
  const { matterId } = await opens(partyId);
  await done(system, ctx =>
    recordComputerDecision(ctx, {
      matterId,
      formCode: 'RWN',
      formVersion: 1,
      ruleSet: 'test/1',
      inputs: inputs('0.00'),
      outcome: granted,
      milliseconds: 3,
    }),
  );
  const brief = await done(system, async ctx => ({ ok: true as const, value: await briefOf(ctx, matterId) }));
  return { matterId, number: brief?.number ?? '' };
}

const of2026 = async (actor: StaffActor = michal) => {
  const found = await look(h.house, actor, ctx => retainedOf(ctx, { formCode: 'RWN', year: 2026, behind: null, limit: 100 }));
  return new Map(found?.map(matter => [matter.matterId, matter]));
};
const standing = async (matterId: MatterId) => (await of2026()).get(matterId)?.standing.kind;
const over = (actor: StaffActor) => look(h.house, actor, overByYear);
const rwn = async () => (await over(michal)).find(row => row.formCode === 'RWN' && row.year === 2026);
const places = async (subject: string) =>
  (await done(michal, ctx => placeHold(ctx, { subject, reason: 'Sąd Rejonowy, I C 12/31' }))).holdId;
const proposesToLift = (actor: StaffActor, holdId: HoldId, label = 'x') =>
  transact(h.house, actor, ctx => proposeChange(ctx, { kind: 'lift-hold', wish: { holdId, label }, reason: 'Wyrok jest prawomocny' }));

const matters: Record<'jan' | 'anna' | 'kept', { matterId: MatterId; number: string }> = {} as never;

beforeAll(async () => {
  matters.jan = await certificate(cast.jan.id);
  matters.anna = await certificate(cast.anna.id);
  matters.kept = await certificate(cast.jan.id);
  // EZP is answered by a letter that is kept for fifty years.
  await done(system, async ctx => {
    const letter = {
      template: 'payout-account-changed',
      values: {},
      edited: { pl: ['Zmieniliśmy rachunek.'], en: ['We have changed the account.'] },
      number: matters.kept.number,
      decidedAt: ctx.now,
    };
    const terms = { collection: 'open', answerChannel: 'electronic', kind: 'confirmation' } as const;
    return {
      ok: true as const,
      value: await writeLetter(ctx, { partyId: cast.jan.id, matterId: matters.kept.matterId, ...letter, ...terms }),
    };
  });
});

test('nothing is due until the last day of the fifth whole year, and on New Year it is', async () => {
  h.itIs('2031-12-31T23:00:00+01:00');
  expect(await rwn()).toBeUndefined();
  expect((await of2026()).size).toBe(0);
  h.itIs('2032-01-01T00:10:00+01:00');
  expect(await rwn()).toMatchObject({ named: 0, category: { years: 5 } });
  expect(await standing(matters.jan.matterId)).toBe('due');
});

test('a letter that is kept longer keeps its matter', async () => {
  expect((await of2026()).get(matters.kept.matterId)?.standing).toEqual({ kind: 'kept', until: '2077-01-01' });
});

test('the list goes on behind its last matter and shows each once', async () => {
  const all = [...(await of2026()).keys()];
  const walked: MatterId[] = [];
  for (let behind: MatterId | null = null; ; ) {
    const page = await look(h.house, michal, ctx => retainedOf(ctx, { formCode: 'RWN', year: 2026, behind, limit: 1 }));
    const next = page?.[0]?.matterId;
    if (!next) break;
    walked.push(next);
    behind = next;
  }
  expect(walked).toEqual(all);
  expect(all.length).toBeGreaterThanOrEqual(3);
});

test('who does not look after the house is told nothing, whatever the policies say', async () => {
  expect(await over(beata)).toEqual([]);
  expect((await of2026(beata)).size).toBe(0);
  expect((await over(irena)).length).toBeGreaterThan(0);
});

describe('a legal hold', () => {
  let ofJan: HoldId;
  test('on a person holds all their matters at once, and only theirs', async () => {
    ofJan = await places(cast.jan.pesel);
    expect(await standing(matters.jan.matterId)).toBe('held');
    expect(await standing(matters.anna.matterId)).toBe('due');
    expect((await rwn())?.named).toBeGreaterThanOrEqual(2);
  });

  test('on a matter holds that matter', async () => {
    await places(matters.anna.number);
    expect(await standing(matters.anna.matterId)).toBe('held');
  });

  test('shows the last digits of a person, not the number', async () => {
    const hold = await look(h.house, michal, ctx => findHold(ctx.db, ofJan));
    expect(hold?.label).toBe(`•••••••${cast.jan.pesel.slice(-4)}`);
  });

  test('needs a reason, a subject that is there, and an administrator', async () => {
    const tries = (actor: StaffActor, subject: string, reason: string) => refused(actor, ctx => placeHold(ctx, { subject, reason }));
    expect(await tries(michal, cast.jan.pesel, ' ')).toBe('reason-missing');
    expect(await tries(michal, ' ', 'Sąd')).toBe('subject-missing');
    expect(await tries(michal, '00000000000', 'Sąd')).toBe('no-such-subject');
    expect(await tries(robert, cast.jan.pesel, 'Sąd')).toBe('not-permitted');
  });

  test('is lifted by two people, and the matter is due again', async () => {
    const proposed = await proposesToLift(michal, ofJan);
    if (!proposed.ok) throw new Error(proposed.refusal.kind);
    const { changeId } = proposed.value;
    expect(await refused(michal, ctx => approveChange(ctx, { changeId, reason: '' }))).toBe('own-proposal');
    expect(await standing(matters.jan.matterId)).toBe('held');
    await done(robert, ctx => approveChange(ctx, { changeId, reason: '' }));
    expect(await standing(matters.jan.matterId)).toBe('due');
    expect(await look(h.house, irena, ctx => findHold(ctx.db, ofJan))).toMatchObject({ liftedByChange: changeId });
    expect(await proposesToLift(michal, ofJan)).toMatchObject({ refusal: { faults: [{ key: 'fault.hold.lifted' }] } });
  });

  test('on one’s own matters is lifted by others', async () => {
    const own = await places(cast.michal.pesel);
    expect(await proposesToLift(michal, own)).toMatchObject({ refusal: { faults: [{ key: 'fault.hold.own' }] } });
  });

  test('cannot be lifted in the database by one, not even by its owner, nor changed or lifted twice', async () => {
    const [waiting] = await asOwner<{ hold_id: string }>(h.url, `select hold_id from administration.hold where lifted_at is null limit 1`);
    const update = (set: string, id: string | undefined) => asOwner(h.url, `update administration.hold set ${set} where hold_id = '${id}'`);
    const approved = `(select change_id from administration.change where kind = 'lift-hold' and state = 'approved' limit 1)`;
    await expect(update(`lifted_at = now(), lifted_by_change = ${approved}`, waiting?.hold_id)).rejects.toThrow('by two people');
    await expect(update(`reason = 'inny'`, waiting?.hold_id)).rejects.toThrow('as it was placed');
    await expect(update('lifted_at = null, lifted_by_change = null', ofJan)).rejects.toThrow('does not change');
  });

  test('is told in the audit log of whose data it keeps, when placed and when lifted', async () => {
    const told = await asOwner<{ action: string }>(
      h.url,
      `select action from platform.audit_event where subject_party = $1 and action like 'administration.%' order by action`,
      [cast.jan.id],
    );
    expect(told.map(row => row.action)).toEqual(['administration.lift-hold', 'administration.place-hold']);
  });
});

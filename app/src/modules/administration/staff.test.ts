import { beforeAll, describe, expect, test } from 'vitest';
import { type Day, day } from '#kernel/day.ts';
import { accept } from '#kernel/result.ts';
import type { PersonId, StaffId, SubmissionId } from '#kernel/ids.ts';
import { openMatter, matterOfSubmission } from '#modules/cases/index.ts';
import { changeStaffTerms, findSession, openSessionFor, personToEmploy, staffRecord } from '#modules/identity/index.ts';
import { cast } from '#outside/cast/cast.ts';
import type { StaffActor, StaffRole, SystemActor } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { look, transact } from '#platform/transact.ts';
import { seedDemo } from '../../demo/demo.ts';
import { atWork, beata, irena, michal, robert } from '../../testing/administration.ts';
import { asOwner } from '../../testing/database.ts';
import { testHouse } from '../../testing/house.ts';
import { approveChange } from './use-cases/decide-change.ts';
import { addMember, changeMember, endMember } from './use-cases/look-after-staff.ts';
import { proposeChange } from './use-cases/propose-change.ts';

const h = await testHouse({ at: '2026-11-24T09:00:00+01:00' });
beforeAll(() => seedDemo(h.house));

const kindOf = (answer: { ok: boolean; refusal?: { kind: string } }) => (answer.ok ? 'done' : answer.refusal?.kind);
const halina = atWork(cast.halina);
const terms = (roles: readonly StaffRole[], over: Record<string, unknown> = {}) => ({ roles, branchCode: '12', skills: [], ...over });
const changes = (actor: StaffActor, staffId: StaffId, roles: readonly StaffRole[], over: Record<string, unknown> = {}) =>
  transact(h.house, actor, ctx => changeMember(ctx, { staffId, name: 'x', reason: 'Nowe zadania', ...terms(roles, over) }));
const system: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };

describe('roles', () => {
  test('changed by Michał hold at the very next request of a session that is open', async () => {
    const { token } = await openSessionFor(h.house, { staffId: beata.staffId });
    const rolesNow = async () => {
      const session = await findSession(h.house, token, 'desk');
      return session?.actor.kind === 'staff' ? session.actor : undefined;
    };
    expect((await rolesNow())?.roles).toEqual(['clerk']);
    expect(kindOf(await changes(michal, beata.staffId, ['clerk', 'supervisor'], { branchCode: '14', skills: ['payers'] }))).toBe('done');
    expect(await rolesNow()).toMatchObject({ roles: ['clerk', 'supervisor'], branchCode: '14' });
    expect(kindOf(await changes(michal, beata.staffId, ['clerk']))).toBe('done');
    expect((await rolesNow())?.roles).toEqual(['clerk']);
  });

  test('are not one’s own to change, nor anybody’s who is no administrator', async () => {
    expect(await changes(michal, michal.staffId, ['administrator', 'auditor'])).toMatchObject({
      refusal: { faults: [{ key: 'fault.own-roles' }] },
    });
    const secondNumber: StaffActor = { ...michal, staffId: newId<StaffId>() };
    expect(await changes(secondNumber, michal.staffId, ['administrator'])).toMatchObject({
      refusal: { faults: [{ key: 'fault.own-roles' }] },
    });
    expect(kindOf(await changes(robert, beata.staffId, ['clerk']))).toBe('not-permitted');
    expect(kindOf(await changes(beata, robert.staffId, ['clerk']))).toBe('not-permitted');
  });

  test('of administrator and auditor are given and taken by two people, neither of them the one they are given to', async () => {
    expect(kindOf(await changes(michal, beata.staffId, ['administrator']))).toBe('needs-two-people');
    expect(kindOf(await changes(michal, irena.staffId, ['clerk']))).toBe('needs-two-people');
    const propose = (staffId: StaffId, roles: readonly StaffRole[]) =>
      transact(h.house, michal, ctx =>
        proposeChange(ctx, { kind: 'staff-terms', wish: { staffId, name: 'x', ...terms(roles) }, reason: 'Zastępstwo' }),
      );
    const forRobert = await propose(robert.staffId, ['supervisor', 'administrator']);
    if (!forRobert.ok) throw new Error('Not proposed.');
    const { changeId } = forRobert.value;
    expect(await transact(h.house, robert, ctx => approveChange(ctx, { changeId, reason: '' }))).toMatchObject({
      refusal: { faults: [{ key: 'fault.own-roles' }] },
    });
    const forBeata = await propose(beata.staffId, ['clerk', 'auditor']);
    if (!forBeata.ok) throw new Error('Not proposed.');
    expect(kindOf(await transact(h.house, robert, ctx => approveChange(ctx, { changeId: forBeata.value.changeId, reason: '' })))).toBe(
      'done',
    );
    expect((await look(h.house, michal, ctx => staffRecord(ctx, beata.staffId)))?.roles).toEqual(['clerk', 'auditor']);
  });
});

describe('two changes at once', () => {
  /** Waits until another line of the house waits for a lock. */
  const somebodyWaits = async (): Promise<void> => {
    for (;;) {
      const [row] = await asOwner<{ waits: number }>(
        h.url,
        `select count(*)::int as waits from pg_stat_activity a where a.wait_event_type = 'Lock' and a.datname = current_database()`,
      );
      if (row && row.waits > 0) return;
    }
  };

  test('are not both made from what was before either: a clerk just made auditor is no longer for one person to change', async () => {
    let attempt: ReturnType<typeof changes> | undefined;
    await transact(h.house, system, async ctx => {
      await changeStaffTerms(ctx, { staffId: robert.staffId, roles: ['auditor'], branchCode: '12', skills: [] });
      attempt = changes(michal, robert.staffId, ['clerk']);
      await somebodyWaits();
      return accept(undefined);
    });
    expect(kindOf((await attempt) as Awaited<typeof attempt> & { ok: boolean })).toBe('needs-two-people');
    await transact(h.house, system, ctx =>
      changeStaffTerms(ctx, { staffId: robert.staffId, roles: ['supervisor', 'administrator'], branchCode: '12', skills: [] }),
    );
  });

  test('do not leave the house without an administrator, whichever way they go', async () => {
    const ends = (by: StaffActor, whom: StaffActor) =>
      transact(h.house, by, ctx => endMember(ctx, { staffId: whom.staffId, lastDay: 'now', reason: 'Zwolnienie' }));
    const others = await asOwner<{ staff_id: StaffId }>(
      h.url,
      `update identity.staff set left_on = '2026-12-31' where 'administrator' = any(roles) and staff_id <> all($1::uuid[]) and left_on is null returning staff_id`,
      [[michal.staffId, robert.staffId]],
    );
    const second = { ...robert, roles: ['administrator'] as const };
    const both = await Promise.all([ends(michal, second), ends(second, michal)]);
    expect(both.map(kindOf).sort()).toEqual(['done', 'last-administrator']);
    const [left] = await asOwner<{ staff_id: StaffId }>(
      h.url,
      `select s.staff_id from identity.staff s where 'administrator' = any(s.roles) and s.left_on is null`,
    );
    const strips = await transact(h.house, system, ctx =>
      changeStaffTerms(ctx, { staffId: left?.staff_id as StaffId, roles: ['clerk'], branchCode: '12', skills: [] }),
    );
    expect(kindOf(strips)).toBe('last-administrator');
    await asOwner(h.url, `update identity.staff set left_on = null where staff_id = any($1)`, [
      [michal.staffId, robert.staffId, ...others.map(other => other.staff_id)],
    ]);
  });
});

describe('somebody who begins and ends to work here', () => {
  const add = (personId: PersonId, staffNumber: string, roles: readonly StaffRole[] = ['clerk']) =>
    transact(h.house, michal, ctx => addMember(ctx, { personId, name: 'Zofia', staffNumber, reason: 'Zatrudnienie', ...terms(roles) }));

  test('is found by PESEL in the register; one human being has one number, also after coming back', async () => {
    const found = await transact(h.house, michal, ctx => personToEmploy(ctx, cast.zofia.pesel));
    if (!found.ok) throw new Error('Zofia is not found.');
    const added = await add(found.value.personId, 'Z-100');
    if (!added.ok) throw new Error(JSON.stringify(added.refusal));
    expect(kindOf(await transact(h.house, michal, ctx => personToEmploy(ctx, cast.zofia.pesel)))).toBe('already-staff');
    expect(kindOf(await add(cast.zofia.id, 'Z-101'))).toBe('already-staff');
    expect(kindOf(await add(cast.adam.id, 'Z-100'))).toBe('number-taken');
    expect(kindOf(await add(cast.adam.id, 'Z-102', ['auditor']))).toBe('needs-two-people');
    const { staffId } = added.value;
    const { token } = await openSessionFor(h.house, { staffId });
    expect(await findSession(h.house, token, 'desk')).toBeDefined();
    const end = await transact(h.house, michal, ctx => endMember(ctx, { staffId, lastDay: 'now', reason: 'Zwolnienie' }));
    expect(kindOf(end)).toBe('done');
    expect(await findSession(h.house, token, 'desk')).toBeUndefined();
    const again = await add(cast.zofia.id, 'Z-200');
    expect(again).toMatchObject({ ok: true, value: { staffId } });
    expect(await look(h.house, michal, ctx => staffRecord(ctx, staffId))).toMatchObject({ staffNumber: 'Z-100', leftOn: null });
  });

  test('who has left comes back by being employed again, not by a later last day; nor does one person lengthen the time of an auditor', async () => {
    const ends = (staffId: StaffId, lastDay: Day | 'now') =>
      transact(h.house, michal, ctx => endMember(ctx, { staffId, lastDay, reason: 'Porozumienie' }));
    expect(kindOf(await ends(irena.staffId, day('2026-12-31')))).toBe('done');
    expect(kindOf(await ends(irena.staffId, day('2027-12-31')))).toBe('needs-two-people');
    expect(kindOf(await ends(irena.staffId, day('2026-12-15')))).toBe('done');
    expect(kindOf(await ends(irena.staffId, 'now'))).toBe('done');
    expect(kindOf(await ends(irena.staffId, day('2027-12-31')))).toBe('left');
    expect(kindOf(await ends(irena.staffId, day('2026-11-24')))).toBe('left');
    expect(kindOf(await ends(irena.staffId, 'now'))).toBe('done');
    const { token } = await openSessionFor(h.house, { staffId: irena.staffId });
    expect(await findSession(h.house, token, 'desk')).toBeUndefined();
  });

  test('may sign in to the end of the last day and not after it', async () => {
    const { token } = await openSessionFor(h.house, { staffId: halina.staffId });
    await transact(h.house, michal, ctx => endMember(ctx, { staffId: halina.staffId, lastDay: day('2026-11-24'), reason: 'Emerytura' }));
    expect(await findSession(h.house, token, 'desk')).toBeDefined();
    h.itIs('2026-11-25T00:00:00+01:00');
    const next = await openSessionFor(h.house, { staffId: halina.staffId });
    expect(await findSession(h.house, next.token, 'desk')).toBeUndefined();
    h.itIs('2026-11-24T09:00:00+01:00');
  });
});

test('a matter is opened in the branch that handles the place and the topic from that day on', async () => {
  const wish = { from: '2026-11-25', postcodes: '253', topic: 'payers', branchCode: '14' };
  const proposed = await transact(h.house, michal, ctx => proposeChange(ctx, { kind: 'competence', wish, reason: 'Remont' }));
  if (!proposed.ok) throw new Error(JSON.stringify(proposed.refusal));
  await transact(h.house, robert, ctx => approveChange(ctx, { changeId: proposed.value.changeId, reason: '' }));
  await h.house.renew();
  const branchOf = async (topic: string) => {
    const submissionId = newId<SubmissionId>();
    await transact(h.house, system, ctx =>
      openMatter(ctx, {
        partyId: cast.jan.id,
        formCode: 'RWN',
        title: { pl: 'x', en: 'x' },
        topic,
        submissionId,
        answerWithinDays: 7,
        filedOn: day('2026-11-24'),
      }),
    );
    return (await look(h.house, system, ctx => matterOfSubmission(ctx, submissionId)))?.number.split('.')[0];
  };
  expect([await branchOf('payers'), await branchOf('mandates')]).toEqual(['12', '12']);
  h.itIs('2026-11-25T09:00:00+01:00');
  expect([await branchOf('payers'), await branchOf('mandates')]).toEqual(['14', '12']);
});

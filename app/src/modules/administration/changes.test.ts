import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffId } from '#kernel/ids.ts';
import { cast } from '#outside/cast/cast.ts';
import type { StaffActor } from '#platform/context.ts';
import { parameterOn } from '#platform/dated-value.ts';
import { newId } from '#platform/new-id.ts';
import { look, transact } from '#platform/transact.ts';
import { seedDemo } from '../../demo/demo.ts';
import { beata, irena, michal, robert } from '../../testing/administration.ts';
import { asOwner } from '../../testing/database.ts';
import { testHouse } from '../../testing/house.ts';
import type { ChangeId } from './types.ts';
import { approveChange, refuseChange, withdrawChange } from './use-cases/decide-change.ts';
import { proposeChange } from './use-cases/propose-change.ts';
import { findChange } from './views.ts';

const h = await testHouse({ at: '2026-11-24T09:00:00+01:00' });
beforeAll(() => seedDemo(h.house));

const wish = (over: Record<string, unknown> = {}) => ({
  name: 'completion-days',
  from: '2027-01-01',
  value: '14',
  mark: 'S' as const,
  source: 'Dz.U.',
  backdated: false,
  ...over,
});
const proposes = (actor: StaffActor, over: Record<string, unknown> = {}) =>
  transact(h.house, actor, ctx => proposeChange(ctx, { kind: 'parameter', wish: wish(over), reason: 'Nowa ustawa' }));
const proposed = async (over: Record<string, unknown> = {}): Promise<ChangeId> => {
  const done = await proposes(michal, over);
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  return done.value.changeId;
};
const approves = (actor: StaffActor, changeId: ChangeId) => transact(h.house, actor, ctx => approveChange(ctx, { changeId, reason: '' }));
const kindOf = (answer: { ok: boolean; refusal?: { kind: string } }) => (answer.ok ? 'done' : answer.refusal?.kind);
const daysOn = (day: string) => parameterOn(h.house.pack, 'completion-days', day).value;

describe('a new value of a parameter', () => {
  test('proposed by Michał and approved by Robert holds from its day on, wherever the house asks', async () => {
    const changeId = await proposed();
    expect(daysOn('2027-01-01')).toBe('7');
    expect(kindOf(await approves(robert, changeId))).toBe('done');
    await h.settle();
    await h.house.renew();
    expect([daysOn('2026-12-31'), daysOn('2027-01-01')]).toEqual(['7', '14']);
    expect(h.house.pack.parameters['completion-days']?.at(-1)).toEqual({ from: '2027-01-01', value: '14', mark: 'S', source: 'Dz.U.' });
  });

  test('is taken up by every process on the news of it', async () => {
    const changeId = await proposed({ from: '2028-01-01', value: '21' });
    expect(kindOf(await approves(robert, changeId))).toBe('done');
    await h.settle();
    await expect.poll(() => daysOn('2028-01-01')).toBe('21');
  });

  test('shows beforehand what comes out otherwise and where the value is used', async () => {
    const changeId = await proposed({ from: '2026-12-01', value: '10' });
    const change = await look(h.house, irena, ctx => findChange(ctx.db, changeId));
    expect(change?.preview.lines[0]).toMatchObject({ before: { pl: '7' }, after: { pl: '10' } });
    expect(change?.preview.lines.map(line => [line.before?.pl, line.after.pl])).toContainEqual(['termin 08.12.2026', 'termin 11.12.2026']);
    expect(change?.preview.touches.map(touch => touch.pl).join('\n')).toMatch(/Pismo .*uzupełni/);
  });

  test('that reaches back is refused unless that is said, and then the days are counted', async () => {
    expect(await proposes(michal, { name: 'complaint-days', from: '2026-11-20', value: '14' })).toMatchObject({
      refusal: { kind: 'faults', faults: [{ field: 'backdated' }] },
    });
    const changeId = await proposed({ name: 'complaint-days', from: '2026-11-20', value: '14', backdated: true });
    const change = await look(h.house, irena, ctx => findChange(ctx.db, changeId));
    expect(change?.preview.warnings.map(warning => warning.en).join(' ')).toContain('4 past days');
  });

  test('is not proposed without source, in another shape, twice at once, or where nothing would change', async () => {
    expect(await proposes(michal, { from: '2040-01-01', value: '44', source: '' })).toMatchObject({
      refusal: { faults: [{ field: 'source' }] },
    });
    expect(await proposes(michal, { value: '14.50' })).toMatchObject({ refusal: { faults: [{ field: 'value' }] } });
    expect(await proposes(michal, { name: 'no-such' })).toMatchObject({ refusal: { faults: [{ field: 'name' }] } });
    expect(await proposes(michal, { from: '2027-06-01', value: '14' })).toMatchObject({
      refusal: { faults: [{ key: 'fault.value.same' }] },
    });
    await proposed({ from: '2030-01-01', value: '30' });
    expect(kindOf(await proposes(michal, { from: '2030-01-01', value: '31' }))).toBe('already-proposed');
  });

  test('may confirm a value from memory with its source, without reaching back', async () => {
    const [first] = h.house.pack.parameters['funeral-claim-months'] ?? [];
    expect(first).toMatchObject({ from: '2016-01-01', value: '12', mark: 'M' });
    const changeId = await proposed({
      name: 'funeral-claim-months',
      from: '2016-01-01',
      value: '12',
      source: 'ustawa o emeryturach i rentach z FUS, art. 81',
    });
    await approves(robert, changeId);
    await h.house.renew();
    expect(h.house.pack.parameters['funeral-claim-months']).toEqual([
      { from: '2016-01-01', value: '12', mark: 'S', source: 'ustawa o emeryturach i rentach z FUS, art. 81' },
    ]);
  });

  test('is proposed by an administrator only, at full level', async () => {
    for (const actor of [beata, robert, irena, { ...michal, level: 2 as const }])
      expect(kindOf(await proposes(actor, { from: '2031-01-01', value: '9' })), actor.name).toBe('not-permitted');
  });
});

describe('four eyes', () => {
  test('Michał does not approve what he proposed, not even under a second staff number', async () => {
    const changeId = await proposed({ from: '2032-01-01', value: '15' });
    const secondNumber: StaffActor = { ...michal, staffId: newId<StaffId>(), roles: ['administrator', 'supervisor'] };
    const unknown: StaffActor = { ...robert, staffId: newId<StaffId>(), personId: null };
    expect(kindOf(await approves(michal, changeId))).toBe('own-proposal');
    expect(kindOf(await approves(secondNumber, changeId))).toBe('own-proposal');
    expect(kindOf(await approves(unknown, changeId))).toBe('unknown-person');
    expect(kindOf(await approves(irena, changeId))).toBe('not-permitted');
    expect(kindOf(await approves(robert, changeId))).toBe('done');
    expect(kindOf(await approves(robert, changeId))).toBe('already-decided');
  });

  test('holds in the database by itself, whatever the program does', async () => {
    const changeId = await proposed({ from: '2033-01-01', value: '16' });
    const decide = (staff: string, person: string) =>
      asOwner(
        h.url,
        `update administration.change set state = 'approved', ended_at = now(), decided_by = $2, decided_by_person = $3, ordinal = 999 where change_id = $1`,
        [changeId, staff, person],
      );
    await expect(decide(michal.staffId, cast.robert.id)).rejects.toThrow(/check constraint/);
    await expect(decide(robert.staffId, cast.michal.id)).rejects.toThrow(/check constraint/);
    await expect(asOwner(h.url, `update administration.change set wish = '{}' where change_id = $1`, [changeId])).rejects.toThrow(
      /as it was proposed/,
    );
    await approves(robert, changeId);
    await expect(asOwner(h.url, `update administration.change set decision_reason = 'x' where change_id = $1`, [changeId])).rejects.toThrow(
      /does not change/,
    );
  });

  test('a refusal says why; a withdrawn proposal is nobody’s to decide; nothing of either holds', async () => {
    const changeId = await proposed({ from: '2034-01-01', value: '17' });
    expect(kindOf(await transact(h.house, robert, ctx => refuseChange(ctx, { changeId, reason: ' ' })))).toBe('reason-missing');
    expect(kindOf(await transact(h.house, robert, ctx => withdrawChange(ctx, { changeId })))).toBe('not-permitted');
    expect(kindOf(await transact(h.house, robert, ctx => refuseChange(ctx, { changeId, reason: 'Zły dzień' })))).toBe('done');
    const other = await proposed({ from: '2034-01-01', value: '18' });
    expect(kindOf(await transact(h.house, michal, ctx => withdrawChange(ctx, { changeId: other })))).toBe('done');
    expect(kindOf(await approves(robert, other))).toBe('already-decided');
    await h.house.renew();
    expect(daysOn('2034-01-01')).not.toMatch(/17|18/);
  });

  test('every step is in the audit log, and told in the news of the house', async () => {
    const steps = await asOwner<{ action: string; actor_id: string }>(
      h.url,
      `select e.action, e.actor_id from platform.audit_event e where e.action like 'administration.%'`,
    );
    expect(new Set(steps.map(step => `${step.action} ${step.actor_id}`))).toEqual(
      new Set([
        `administration.propose-change ${michal.staffId}`,
        `administration.approve-change ${robert.staffId}`,
        `administration.refuse-change ${robert.staffId}`,
        `administration.withdraw-change ${michal.staffId}`,
      ]),
    );
    const news = await asOwner<{ name: string }>(
      h.url,
      `select distinct o.name from platform.outbox o where o.name like 'administration.%'`,
    );
    expect(news.map(one => one.name).sort()).toEqual([
      'administration.amended',
      'administration.change-proposed',
      'administration.change-refused',
      'administration.change-withdrawn',
    ]);
  });

  test('a clerk does not even see what was proposed, with the policies switched off', async () => {
    const seen = await look(h.house, beata, async ctx =>
      ctx.db
        .selectFrom('administration.change' as never)
        .selectAll()
        .execute(),
    );
    expect(seen).toEqual([]);
  });
});

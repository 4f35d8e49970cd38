import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffActor } from '#platform/context.ts';
import { parameterOn } from '#platform/dated-value.ts';
import { look, transact } from '#platform/transact.ts';
import { seedDemo } from '../../demo/demo.ts';
import { irena, michal, robert } from '../../testing/administration.ts';
import { asOwner } from '../../testing/database.ts';
import { testHouse } from '../../testing/house.ts';
import type { ChangeId } from './types.ts';
import { approveChange } from './use-cases/decide-change.ts';
import { proposeChange } from './use-cases/propose-change.ts';
import { findChange } from './views.ts';

const MORNING = '2026-11-24T09:00:00+01:00';
const h = await testHouse({ at: MORNING });
beforeAll(() => seedDemo(h.house));

const daysOn = (day: string) => parameterOn(h.house.pack, 'completion-days', day).value;
const kindOf = (answer: { ok: boolean; refusal?: { kind: string } }) => (answer.ok ? 'done' : answer.refusal?.kind);
const proposes = (actor: StaffActor, kind: string, wish: unknown) =>
  transact(h.house, actor, ctx => proposeChange(ctx, { kind, wish, reason: 'Ustawa się zmieniła.' }));
async function approves(actor: StaffActor, changeId: ChangeId) {
  const done = await transact(h.house, actor, ctx => approveChange(ctx, { changeId, reason: '' }));
  await h.house.renew();
  return done;
}
async function approved(from: string, value: string, name = 'completion-days'): Promise<ChangeId> {
  const wish = { name, from, value, mark: 'S', source: 'Dz.U.', backdated: false };
  const proposed = await proposes(michal, 'parameter', wish);
  if (!proposed.ok) throw new Error(JSON.stringify(proposed.refusal));
  expect(kindOf(await approves(robert, proposed.value.changeId))).toBe('done');
  return proposed.value.changeId;
}
const recalls = (actor: StaffActor, changeId: ChangeId) =>
  proposes(actor, 'recall', { changeId, title: { pl: 'Dni na uzupełnienie', en: 'Days to complete' } });
async function recalled(changeId: ChangeId): Promise<ChangeId> {
  const proposed = await recalls(michal, changeId);
  if (!proposed.ok) throw new Error(JSON.stringify(proposed.refusal));
  return proposed.value.changeId;
}
const find = (changeId: ChangeId) => look(h.house, irena, ctx => findChange(ctx.db, changeId));

describe('an approved change that has not begun', () => {
  test('is recalled by one person and another, and what held before holds', async () => {
    const change = await approved('2027-01-01', '14');
    expect(daysOn('2027-01-01')).toBe('14');
    const recall = await recalled(change);
    expect([daysOn('2027-01-01'), (await find(change))?.recalled]).toEqual(['14', false]);
    expect(kindOf(await approves(michal, recall))).toBe('own-proposal');
    expect(kindOf(await approves(robert, recall))).toBe('done');
    expect([daysOn('2027-01-01'), (await find(change))?.recalled]).toEqual(['7', true]);
    expect(await recalls(michal, change)).toMatchObject({ refusal: { faults: [{ key: 'fault.recall.recalled' }] } });
  });

  test('shows beforehand what comes out otherwise without it, the other way round', async () => {
    const first = await approved('2027-02-01', '10');
    const second = await approved('2027-03-01', '21');
    const { preview } = (await find(await recalled(second)))!;
    expect(preview.lines[0]).toMatchObject({ before: { pl: '21' }, after: { pl: '10' } });
    expect(preview.warnings[0]?.pl).toContain('01.03.2027');
    expect((await find(await recalled(first)))?.preview.lines[0]).toMatchObject({ before: { pl: '10' }, after: { pl: '7' } });
  });

  test('has changed no decision, and its recall speaks of none', async () => {
    const change = await approved('2027-01-01', '14', 'complaint-days');
    const linesOf = async (changeId: ChangeId) => (await find(changeId))?.preview.lines.length ?? 0;
    expect((await linesOf(change)) - (await linesOf(await recalled(change)))).toBe(1);
  });

  test('gives back the value of an earlier change from the same day, and is recalled before that one', async () => {
    const earlier = await approved('2028-01-01', '12');
    const later = await approved('2028-01-01', '30');
    expect(await recalls(michal, earlier)).toMatchObject({ refusal: { faults: [{ key: 'fault.recall.replaced' }] } });
    expect(kindOf(await approves(robert, await recalled(later)))).toBe('done');
    expect(daysOn('2028-01-01')).toBe('12');
    expect(kindOf(await approves(robert, await recalled(earlier)))).toBe('done');
    expect(daysOn('2028-01-01')).toBe(daysOn('2027-12-31'));
  });

  test('is not recalled once it has begun, also where the recall was proposed before', async () => {
    const change = await approved('2026-12-01', '9');
    const recall = await recalled(change);
    h.itIs('2026-12-01T00:00:00+01:00');
    expect(kindOf(await approves(robert, recall))).toBe('faults');
    h.itIs(MORNING);
    expect(kindOf(await approves(robert, recall))).toBe('done');
  });

  test('is recalled once, also where somebody goes around the rule', async () => {
    const change = await approved('2029-01-01', '11');
    expect(kindOf(await approves(robert, await recalled(change)))).toBe('done');
    await expect(
      asOwner(
        h.url,
        `insert into administration.change (change_id, kind, subject, wish, reason, preview, state, proposed_at, proposed_by, proposed_by_person, ended_at, decided_by, decided_by_person, ordinal)
         select gen_random_uuid(), 'recall', c.subject, c.wish, c.reason, c.preview, 'approved', c.proposed_at, c.proposed_by, c.proposed_by_person, c.ended_at, c.decided_by, c.decided_by_person, 100000
         from administration.change c where c.kind = 'recall' and c.subject = $1`,
        [change],
      ),
    ).rejects.toThrow(/change_recalled_once/);
  });
});

test('a holiday by statute that has not come is recalled too', async () => {
  const proposed = await proposes(michal, 'holiday', { on: '2027-05-14', source: 'Dz.U.' });
  if (!proposed.ok) throw new Error(JSON.stringify(proposed.refusal));
  await approves(robert, proposed.value.changeId);
  expect(h.house.pack.extraHolidays).toContain('2027-05-14');
  await approves(robert, await recalled(proposed.value.changeId));
  expect(h.house.pack.extraHolidays).not.toContain('2027-05-14');
});

import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '#outside/cast/cast.ts';
import { look, transact } from '#platform/transact.ts';
import { seedDemo } from '../../demo/demo.ts';
import { danuta, michal } from '../../testing/administration.ts';
import { asOwner } from '../../testing/database.ts';
import { type FiledMatter, settledMatter } from '../../testing/destruction.ts';
import { testHouse, type TestHouse } from '../../testing/house.ts';
import { carryOutDestruction } from './carry-out-destruction.ts';
import { keptBecause, type Opinion } from './rules/destruction.ts';
import { standingOf, together } from './rules/retention.ts';
import { findProtocol, type Protocol } from './store/destruction.ts';
import type { ChangeId } from './types.ts';
import { approveChange } from './use-cases/decide-change.ts';
import { destroyListed } from './use-cases/destroy-listed.ts';
import { placeHold } from './use-cases/place-hold.ts';
import { proposeChange } from './use-cases/propose-change.ts';
import { day } from '#kernel/day.ts';

const OPINION: Opinion = { expert: 'Archiwum Państwowe', reference: 'AP-1/2032', on: day('2032-01-05') };

describe('the rule', () => {
  test('lets nothing go that is held, permanent, or whose period is not over, and what wants an expert only with an opinion', () => {
    const codes = fc.array(fc.constantFrom('A', 'B5', 'B10', 'B50', 'BE5', 'BE10', 'B', 'x'), { maxLength: 4 });
    const year = fc.integer({ min: 1990, max: 2040 });
    fc.assert(
      fc.property(codes, year, year, fc.boolean(), fc.boolean(), (papers, ended, today, held, opined) => {
        const category = together(papers);
        const on = { today: day(`${String(today)}-06-15`), beginsAfter: 1 };
        const standing = standingOf({ category, endedOn: day(`${String(ended)}-03-01`), held }, on);
        const goes = keptBecause(standing, opined ? OPINION : null) === null;
        const over = today >= ended + 1 + category.years;
        expect(goes).toBe(!category.permanent && over && !held && (!category.expert || opined));
      }),
      { numRuns: 2000 },
    );
  });
});

/** Dies at that write of the transaction, as a worker does that is killed. */
class Killed extends Error {}

describe('in the database', () => {
  let h: TestHouse;
  const system = { kind: 'system', name: 'test', channel: 'worker' } as const;
  beforeAll(async () => {
    h = await testHouse({ at: '2026-11-24T09:00:00+01:00' });
    await seedDemo(h.house);
  });

  const fresh = async (count: number): Promise<FiledMatter[]> => {
    h.itIs('2026-11-24T09:00:00+01:00');
    const matters: FiledMatter[] = [];
    for (let n = 0; n < count; n += 1) matters.push(await settledMatter(h));
    h.itIs('2032-01-02T10:00:00+01:00');
    return matters;
  };
  const proposes = async (): Promise<ChangeId> => {
    const wish = { formCode: 'RWN', year: 2026, opinion: null };
    const done = await transact(h.house, michal, ctx => proposeChange(ctx, { kind: 'destroy', wish, reason: 'Minął okres' }));
    if (!done.ok) throw new Error(JSON.stringify(done.refusal));
    return done.value.changeId;
  };
  const approves = async (changeId: ChangeId): Promise<Protocol> => {
    const done = await transact(h.house, danuta, ctx => approveChange(ctx, { changeId, reason: '' }));
    if (!done.ok) throw new Error(JSON.stringify(done.refusal));
    const protocol = await look(h.house, danuta, ctx => findProtocol(ctx.db, { changeId }));
    if (!protocol) throw new Error('No protocol.');
    return protocol;
  };
  const holds = (subject: string) => transact(h.house, michal, ctx => placeHold(ctx, { subject, reason: 'Sąd' }));
  /** What is left of a matter, table by table. */
  const left = async ({ matterId, submissionId }: FiledMatter) => {
    const [row] = await asOwner<Record<string, number>>(
      h.url,
      `select (select count(*)::int from cases.matter where matter_id = $1) as matter, (select count(*)::int from cases.action where matter_id = $1) as action,
         (select count(*)::int from cases.decision where matter_id = $1) as decision, (select count(*)::int from mailbox.letter where matter_id = $1) as letter,
         (select count(*)::int from submissions.submission where submission_id = $2) as submission, (select count(*)::int from mailbox.receipt where subject_id = $2) as receipt,
         (select count(*)::int from cases.destroyed_matter where matter_id = $1) as destroyed`,
      [matterId, submissionId],
    );
    return row ?? {};
  };
  const WHOLE = { matter: 1, decision: 1, letter: 1, submission: 1, receipt: 1, destroyed: 0 };
  const GONE = { matter: 0, action: 0, decision: 0, letter: 0, submission: 0, receipt: 0, destroyed: 1 };

  test('whatever the order of hold, approval, run and kill, each matter is either whole or gone, once, and none on hold is gone', async () => {
    const steps = fc.array(fc.constantFrom('hold-0', 'hold-1', 'hold-2', 'run', 'kill', 'run-one-0', 'run-one-2'), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 0, max: 6 }), async (order, approvedAfter) => {
        const matters = await fresh(3);
        const changeId = await proposes();
        const heldWhenWhole = new Set<string>();
        let protocol: Protocol | undefined;
        const play = async (step: string): Promise<void> => {
          const matter = matters[Number(step.at(-1))];
          if (step.startsWith('hold') && matter) {
            const was = await left(matter);
            const placed = await holds(matter.number);
            expect(placed.ok).toBe(was['matter'] === 1);
            if (placed.ok) heldWhenWhole.add(matter.matterId);
          } else if (step.startsWith('run-one') && protocol && matter) {
            const of = protocol;
            await transact(h.house, system, ctx => destroyListed(ctx, { protocol: of, matterId: matter.matterId }));
          } else if (step === 'kill' && protocol) {
            const of = protocol;
            const dies = transact(h.house, system, async ctx => {
              for (const one of matters) await destroyListed(ctx, { protocol: of, matterId: one.matterId });
              throw new Killed();
            });
            await expect(dies).rejects.toThrow(Killed);
          } else if (step === 'run' && protocol) await carryOutDestruction(h.house, protocol.protocolId);
        };
        for (const [at, step] of order.entries()) {
          if (at === approvedAfter) protocol = await approves(changeId);
          await play(step);
        }
        protocol ??= await approves(changeId);
        await carryOutDestruction(h.house, protocol.protocolId);
        for (const matter of matters) expect(await left(matter)).toMatchObject(heldWhenWhole.has(matter.matterId) ? WHOLE : GONE);
        const twice = await asOwner(h.url, 'select matter_id from cases.destroyed_matter group by matter_id having count(*) > 1');
        expect(twice).toEqual([]);
      }),
      { numRuns: 6 },
    );
  }, 240_000);

  test('of a hold and a destruction that meet, one wins cleanly: held and whole, or gone and told so', async () => {
    const matters = await fresh(12);
    const protocol = await approves(await proposes());
    for (const [n, matter] of matters.entries()) {
      const destroys = () => transact(h.house, system, ctx => destroyListed(ctx, { protocol, matterId: matter.matterId }));
      const [held, handled] =
        n % 2 === 0
          ? await Promise.all([holds(matter.number), destroys()])
          : (await Promise.all([destroys(), holds(matter.number)])).reverse();
      const state = await left(matter);
      if ((held as { ok: boolean }).ok) {
        expect(handled).toMatchObject({ value: 'kept' });
        expect(state).toMatchObject(WHOLE);
      } else {
        expect(held).toMatchObject({ refusal: { kind: 'destroyed' } });
        expect(handled).toMatchObject({ value: 'destroyed' });
        expect(state).toMatchObject(GONE);
      }
    }
    await carryOutDestruction(h.house, protocol.protocolId);
    const [both] = await asOwner<{ count: number }>(
      h.url,
      `select count(*)::int as count from administration.hold o join cases.destroyed_matter d on d.matter_id = o.matter_id where o.lifted_at is null`,
    );
    expect(both?.count).toBe(0);
  }, 120_000);

  test('two workers on one protocol destroy each matter once', async () => {
    const matters = await fresh(6);
    const protocol = await approves(await proposes());
    const runs = await Promise.allSettled([
      carryOutDestruction(h.house, protocol.protocolId),
      carryOutDestruction(h.house, protocol.protocolId),
      carryOutDestruction(h.house, protocol.protocolId),
    ]);
    expect(runs.some(run => run.status === 'fulfilled')).toBe(true);
    for (const matter of matters) expect(await left(matter)).toMatchObject(GONE);
    const told = await asOwner<{ count: number }>(
      h.url,
      `select count(*)::int as count from platform.audit_event where action = 'administration.destroy-matter' and object = any ($1) group by object`,
      [matters.map(matter => `matter:${matter.matterId}`)],
    );
    expect(told.map(row => row.count)).toEqual(matters.map(() => 1));
  }, 120_000);

  test('a hold on the party that comes between keeps all that is left', async () => {
    const [first, second] = await fresh(2);
    if (!first || !second) throw new Error('No matters.');
    const protocol = await approves(await proposes());
    await transact(h.house, system, ctx => destroyListed(ctx, { protocol, matterId: first.matterId }));
    const placed = await holds(cast.firmaX.nip);
    expect(placed.ok).toBe(true);
    await carryOutDestruction(h.house, protocol.protocolId);
    expect(await left(first)).toMatchObject(GONE);
    expect(await left(second)).toMatchObject(WHOLE);
  }, 60_000);
});

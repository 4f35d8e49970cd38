import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { day, plusDays } from '#kernel/day.ts';
import { accept } from '#kernel/result.ts';
import { cast } from '#outside/cast/cast.ts';
import type { Db, StaffActor } from '#platform/context.ts';
import { readSought } from '#platform/search.ts';
import { look, transact } from '#platform/transact.ts';
import { approves, beata, done, h, LETTER, reason, refers, robert, staff } from '../../testing/cases-office.ts';
import { asOwner } from '../../testing/database.ts';
import { decidedSince, figuresByTopic } from './branch-views.ts';
import { claimMatter, refuseWithLetter } from './index.ts';
import { placeIn } from './pages/desk-worklist.tsx';
import { mostPressing } from './rules/worklist.ts';
import { searchMatters } from './search.ts';
import {
  COUNTED_TO,
  countWaiting,
  countWork,
  listLoads,
  listWork,
  type Place,
  SHOWS,
  type Show,
  type WorkItem,
  type WorkWish,
} from './worklist-views.ts';

const BRANCH = '91';
const reader = staff({ branchCode: BRANCH, staffId: beata.staffId });
const wish = (over: Partial<WorkWish> = {}): WorkWish => ({
  branchCode: BRANCH,
  topic: null,
  show: 'all',
  due: { from: null, to: null },
  staffId: beata.staffId,
  after: null,
  limit: 1_000,
  ...over,
});

/** Many open matters of one branch, some due on the same day and opened at the same moment. */
async function office(count: number): Promise<void> {
  await asOwner(
    h.url,
    `insert into cases.matter (party_id, matter_id, number, form_code, title, branch_code, topic, opened_at, filed_on, due_on, submission_id, answer_channel, state, claimed_by, proposed_by, reviewing, changed_at)
     select $1::uuid, gen_random_uuid(), '${BRANCH}.RWN.' || lpad(n::text, 6, '0') || '.2026', 'RWN', '{"pl":"Niezaleganie","en":"No arrears"}', '${BRANCH}', (array['payers','mandates'])[1 + n % 2],
       '2026-11-01T08:00:00.123456Z'::timestamptz + (n % 7) * interval '1 hour', '2026-11-20', '2026-11-20'::date + n % 9, gen_random_uuid(), 'electronic',
       s.state, case when s.state = 'with-clerk' then $2::uuid end, case when s.state = 'for-approval' then $2::uuid end, n % 5 = 0, now()
     from generate_series(1, $3::int) n, lateral (select (array['waiting-for-clerk','with-clerk','for-approval','waiting-for-party','suspended'])[1 + n % 5] as state) s`,
    [cast.jan.id, beata.staffId, count],
  );
}

const list = (over: Partial<WorkWish> = {}) => look(h.house, reader, ctx => listWork(ctx.db, wish(over)));
async function pageByPage(over: Partial<WorkWish>): Promise<WorkItem[]> {
  const all: WorkItem[] = [];
  let after: Place | null = null;
  do {
    const page: Awaited<ReturnType<typeof listWork>> = await list({ ...over, after });
    all.push(...page.items);
    after = page.next;
  } while (after !== null);
  return all;
}

describe('the worklist', () => {
  test('page by page is the whole list, each matter once and in the order of pressing, whatever is asked of it', async () => {
    await office(90);
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          show: fc.constantFrom<Show[]>('waiting', 'mine', 'for-approval', 'for-party', 'suspended', 'all'),
          topic: fc.constantFrom(null, 'payers', 'mandates'),
          from: fc.constantFrom(null, day('2026-11-22')),
          to: fc.constantFrom(null, day('2026-11-25')),
          limit: fc.integer({ min: 1, max: 17 }),
        }),
        async ({ show, topic, from, to, limit }) => {
          const over = { show, topic, due: { from, to } };
          const whole = (await list(over)).items;
          expect((await pageByPage({ ...over, limit })).map(item => item.number)).toEqual(whole.map(item => item.number));
          expect([...whole].sort(mostPressing).map(item => item.number)).toEqual(whole.map(item => item.number));
          for (const item of whole) {
            expect(topic === null || item.topic === topic).toBe(true);
            expect((from === null || item.dueOn >= from) && (to === null || item.dueOn <= to)).toBe(true);
          }
          expect(await look(h.house, reader, ctx => countWork(ctx.db, wish(over)))).toBe(whole.length);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('counts no further than it tells', async () => {
    await asOwner(h.url, `delete from cases.matter where branch_code = '${BRANCH}'`);
    await office(COUNTED_TO + 50);
    expect(await look(h.house, reader, ctx => countWork(ctx.db, wish()))).toBe(COUNTED_TO + 1);
    await asOwner(h.url, `delete from cases.matter where branch_code = '${BRANCH}'`);
  });

  test('is read along its index, also far into a long list and beside the rules of who sees what', async () => {
    await office(2_000);
    await asOwner(h.url, 'analyze cases.matter');
    const plan = await look(h.house, reader, async ctx => {
      // So few rows are sorted as fast as read in order; the question here is whether the index gives the order at all.
      const ordered = sql`select set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true)`.execute(ctx.db);
      const asked = sql<{ 'QUERY PLAN': string }>`explain select m.matter_id from cases.matter m
        where m.state <> 'decided' and m.state <> 'received' and m.state = 'waiting-for-clerk' and m.branch_code = ${sql.lit(BRANCH)}
          and (m.due_on, (not m.reviewing), m.opened_at, m.matter_id) > ('2026-11-24'::date, true, '2026-11-01T08:00:00Z'::timestamptz, ${sql.lit(cast.jan.id)}::uuid)
        order by m.due_on, (not m.reviewing), m.opened_at, m.matter_id limit 25`.execute(ctx.db);
      const [, told] = await Promise.all([ordered, asked]);
      return told.rows.map(row => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(/Index Only Scan using matter_on_worklist on matter/);
    expect(plan).not.toContain('Sort');
    await asOwner(h.url, `delete from cases.matter where branch_code = '${BRANCH}'`);
  });

  test('is counted from its index alone, and only the rows of the page are fetched from the table', async () => {
    await office(600);
    // Rows committed without waiting for the log are not vacuumed as visible to all before it is written.
    await asOwner(h.url, 'checkpoint');
    // Frozen, it waits for a page that somebody else just looks at or writes, instead of leaving it out.
    await asOwner(h.url, 'vacuum (freeze, analyze) cases.matter');
    const fetched = (question: (db: Db) => Promise<unknown>) =>
      look(h.house, reader, async ({ db }) => {
        // So small a table is as soon read whole; the question is what the indexes can spare.
        for (const way of ['seqscan', 'bitmapscan', 'hashjoin', 'mergejoin'])
          await sql`select set_config(${`enable_${way}`}, 'off', true)`.execute(db);
        // What the connection did before is in these figures too, until they are passed on.
        const read = async (): Promise<number> => {
          const told = await sql<{ rows: number }>`select coalesce(sum(seq_tup_read + idx_tup_fetch), 0) as rows
            from pg_stat_xact_user_tables where relid = 'cases.matter'::regclass`.execute(db);
          return Number(told.rows[0]?.rows);
        };
        const before = await read();
        await question(db);
        return (await read()) - before;
      });
    for (const branchCode of [BRANCH, null])
      for (const show of SHOWS) {
        for (const topic of [null, 'payers']) expect(await fetched(db => countWork(db, wish({ branchCode, show, topic })))).toBe(0);
        expect(await fetched(db => listWork(db, wish({ branchCode, show, limit: 25 })))).toBe(26);
      }
    expect(await fetched(db => listLoads(db, BRANCH, day('2026-11-24')))).toBe(0);
    expect(await fetched(db => countWaiting(db, BRANCH))).toBe(0);
    await asOwner(h.url, `delete from cases.matter where branch_code = '${BRANCH}'`);
  });

  test('goes on from a place only where the address names one', () => {
    const name = '2026-11-24~0~2026-11-01 08:00:00.123456+00~0193a1b2-0000-7000-8000-000000000001';
    expect(placeIn(name)).toMatchObject({ dueOn: '2026-11-24', reviewing: false, openedAt: '2026-11-01 08:00:00.123456+00' });
    for (const sly of ['', 'x', `${name}'; drop table cases.matter; --`, name.replace('~0~', '~2~')]) expect(placeIn(sly)).toBeNull();
  });
});

describe('a matter as a piece of work', () => {
  const seenBy = async (who: StaffActor): Promise<Set<string>> =>
    new Set(
      (await look(h.house, who, ctx => listWork(ctx.db, wish({ branchCode: null, staffId: who.staffId, limit: 900 })))).items.map(
        item => item.branchCode,
      ),
    );

  test('is in sight of its branch, of whose hands it is in, and of who handles its topic for the whole country; of nobody else', async () => {
    await office(10);
    expect([...(await seenBy(reader))]).toEqual([BRANCH]);
    for (const roles of [['clerk'], ['supervisor'], ['hall-officer'], ['consultant']] as const)
      expect([...(await seenBy(staff({ branchCode: '55', roles })))], roles[0]).toEqual([]);
    expect([...(await seenBy(staff({ branchCode: '55', staffId: beata.staffId })))]).toEqual([BRANCH]);
    const payers = await look(h.house, staff({ branchCode: '55', nationwide: ['payers'] }), ctx =>
      listWork(ctx.db, wish({ branchCode: null, limit: 900 })),
    );
    expect([...new Set(payers.items.map(item => item.topic))]).toEqual(['payers']);
    expect(payers.items.some(item => item.branchCode === BRANCH)).toBe(true);
  });

  test('is locked by nobody of another branch, nor changed, with the policies switched off', async () => {
    const changed = async (who: StaffActor): Promise<number> => {
      const held = await transact(h.house, who, async ctx =>
        accept(
          await sql`select m.matter_id from cases.matter m where m.branch_code = ${BRANCH} and m.state = 'waiting-for-clerk' for update`.execute(
            ctx.db,
          ),
        ),
      );
      return held.value.rows.length;
    };
    expect([
      (await changed(reader)) > 0,
      await changed(staff({ branchCode: '55', nationwide: ['payers', 'mandates'] })),
      await changed(staff({ branchCode: BRANCH, roles: ['consultant'] })),
    ]).toEqual([true, 0, 0]);
  });

  test('of another branch is found by its whole number, as people bring it, and not by its beginning', async () => {
    const far = staff({ branchCode: '55' });
    const finds = (typed: string) => look(h.house, far, ctx => searchMatters(ctx, readSought(typed, 10)!, 'pl'));
    expect((await finds(`${BRANCH}.RWN.000001.2026`)).length).toBe(1);
    expect((await finds(`${BRANCH}.RWN.00000`)).length).toBe(0);
    await asOwner(h.url, `delete from cases.matter where branch_code = '${BRANCH}'`);
  });
});

describe('the supervisor sees of their branch', () => {
  test('what waits by topic, how much each has in hand and how much they decided this week, and nothing of the parties', async () => {
    const clerk = staff();
    const [one, two] = [await refers(cast.jan.id, { topic: 'payers' }), await refers(cast.jan.id, { topic: 'payers' })];
    for (const matterId of [one, two]) await done(clerk, ctx => claimMatter(ctx, { matterId, purpose: 'handling' }));
    const today = day('2026-11-24');
    expect(await look(h.house, robert, ctx => listLoads(ctx.db, '12', today))).toContainEqual({
      staffId: clerk.staffId,
      inHand: 2,
      overdue: 0,
    });
    await done(clerk, ctx => refuseWithLetter(ctx, { matterId: one, letter: LETTER, reason }));
    const figures = () => look(h.house, robert, ctx => figuresByTopic(ctx.db, '12', today));
    expect((await figures()).find(row => row.topic === 'payers')).toMatchObject({ inHand: 1, forApproval: 1, overdue: 0 });
    expect(
      (await look(h.house, robert, ctx => figuresByTopic(ctx.db, '12', plusDays(today, 30)))).find(row => row.topic === 'payers'),
    ).toMatchObject({ overdue: 2 });
    await approves(one);
    const decided = (who: typeof clerk) =>
      look(h.house, who, ctx => decidedSince(ctx.db, [clerk.staffId], new Date('2026-11-23T00:00:00+01:00')));
    expect((await decided(robert)).get(clerk.staffId)).toBe(1);
    expect((await decided(clerk)).size).toBe(0);
  });
});

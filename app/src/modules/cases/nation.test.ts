import { beforeAll, expect, test } from 'vitest';
import { makeIt } from '#app/cli/simulate.ts';
import { day } from '#kernel/day.ts';
import { look } from '#platform/transact.ts';
import { staff } from '../../testing/clerk.ts';
import { asOwner } from '../../testing/database.ts';
import { testHouse } from '../../testing/house.ts';
import { figuresByTopic } from './branch-views.ts';
import { listLoads } from './worklist-views.ts';

const h = await testHouse({ at: '2026-11-24T10:00:00+01:00' });
beforeAll(async () => {
  await makeIt(h.house, h.url, { persons: 200, matters: 3_000, seed: 2 }, () => undefined);
}, 120_000);

test('a supervisor counts in each branch what is there: by topic, in whose hands, and what waits for approval', async () => {
  const there = await asOwner<{ branch: string; in_hand: number; for_approval: number; suspended: number }>(
    h.url,
    `select m.branch_code as branch, (count(*) filter (where m.state = 'with-clerk'))::int as in_hand, (count(*) filter (where m.state = 'for-approval'))::int as for_approval,
      (count(*) filter (where m.state = 'suspended'))::int as suspended from cases.matter m group by 1`,
  );
  for (const branch of there) {
    const supervisor = staff({ branchCode: branch.branch, roles: ['supervisor'] });
    const [figures, loads] = await look(h.house, supervisor, ({ db }) =>
      Promise.all([figuresByTopic(db, branch.branch, day('2026-11-24')), listLoads(db, branch.branch, day('2026-11-24'))]),
    );
    const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
    expect(sum(figures.map(one => one.forApproval)), branch.branch).toBe(branch.for_approval);
    expect(sum(figures.map(one => one.inHand)), branch.branch).toBe(branch.in_hand);
    expect(sum(figures.map(one => one.suspended)), branch.branch).toBe(branch.suspended);
    expect(sum(loads.map(one => one.inHand)), branch.branch).toBe(branch.in_hand);
  }
  expect(there.some(branch => branch.for_approval > 0)).toBe(true);
});

import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { afterAll, type Hit, type Search } from '#platform/search.ts';
import type { MatterId } from '#kernel/ids.ts';
import type { Bilingual } from '#platform/text/text.ts';
import { text } from './text.ts';
import type { MatterState } from './types.ts';

interface Found {
  matter_id: MatterId;
  number: string;
  title: Bilingual;
  branch_code: string;
  state: MatterState;
}

/** Matters in reach by the beginning of their number; those of other branches by the whole of it. */
export const searchMatters: Search = async (ctx, sought, lang) => {
  if (sought.number === null) return [];
  const inReach = sql<Found>`select m.matter_id, m.number, m.title, m.branch_code, m.state from cases.matter m
    where m.number collate "C" >= ${sought.number} and m.number collate "C" < ${afterAll(sought.number)} order by m.number collate "C" limit ${sought.most}`.execute(
    ctx.db,
  );
  const byNumber =
    sql<Found>`select m.matter_id, m.number, m.title, m.branch_code, m.state from cases.door_work(null, ${sought.number}) m`.execute(
      ctx.db,
    );
  const [found, elsewhere] = await Promise.all([inReach, byNumber]);
  return [...found.rows, ...elsewhere.rows.filter(row => found.rows.every(one => one.matter_id !== row.matter_id))].map(
    (row): Hit => ({
      kind: 'matter',
      id: row.matter_id,
      title: row.number,
      about: [row.title[lang], text(lang)(`state.${row.state}`), branchName(ctx, row.branch_code)],
      href: `/desk/matters/${row.matter_id}`,
    }),
  );
};

const branchName = (ctx: Ctx, code: string): string => ctx.house.pack.branches.find(branch => branch.code === code)?.name ?? code;

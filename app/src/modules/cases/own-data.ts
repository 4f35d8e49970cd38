import { sql } from 'kysely';
import type { DecisionId, MatterId, PartyId } from '#kernel/ids.ts';
import { lettersOfMatter } from '#modules/mailbox/index.ts';
import type { Ctx } from '#platform/context.ts';
import { inTurn, ownTable, type OwnDataPart, type OwnRecord } from '#platform/own-data/own-data.ts';
import { toldDecisions } from './rules/told.ts';
import { decisionsOf } from './store.ts';

/** What a matter has come to is not told while the letter that says so waits for its receipt. */
async function* matters(ctx: Ctx, partyId: PartyId): AsyncGenerator<OwnRecord> {
  const rows = inTurn(
    ctx,
    sql`select to_jsonb(m) - array['claimed_by', 'proposed_by'] as row from cases.matter m where m.party_id = ${sql.lit(partyId)}::uuid order by m.opened_at, m.matter_id`,
  );
  for await (const row of rows) {
    const letters = await lettersOfMatter(ctx, row['matter_id'] as MatterId);
    const waits = letters.some(letter => letter.standing === 'waiting');
    yield { row: waits ? { ...row, outcome: null, held_back: true } : row };
  }
}

async function* decisions(ctx: Ctx, partyId: PartyId): AsyncGenerator<OwnRecord> {
  const rows = inTurn(
    ctx,
    sql`select to_jsonb(d) - array['staff_id', 'approved_by'] as row from cases.decision d where d.party_id = ${sql.lit(partyId)}::uuid order by d.decided_at, d.decision_id`,
  );
  for await (const row of rows) {
    const matterId = row['matter_id'] as MatterId;
    const told = toldDecisions(await decisionsOf(ctx.db, matterId), await lettersOfMatter(ctx, matterId));
    if (told.some(decision => decision.decisionId === (row['decision_id'] as DecisionId))) yield { row };
  }
}

export const ownData: readonly OwnDataPart[] = [
  { name: 'matter', title: { pl: 'Sprawy', en: 'Matters' }, tables: ['cases.matter'], records: matters },
  { name: 'decision', title: { pl: 'Rozstrzygnięcia', en: 'Decisions' }, tables: ['cases.decision'], records: decisions },
  ownTable({
    table: 'cases.destroyed_matter',
    order: 't.destroyed_on, t.number',
    title: { pl: 'Sprawy, których akta zniszczono', en: 'Matters whose files were destroyed' },
  }),
];

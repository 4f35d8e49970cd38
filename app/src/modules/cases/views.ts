import { sql } from 'kysely';
import type { Day } from '#kernel/day.ts';
import type { MatterId, PartyId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';
import type { DecideInput } from '#platform/forms/definition.ts';
import type { Bilingual } from '#platform/text/text.ts';
import type { MatterState, Outcome } from './types.ts';

/** A matter in the party's list. */
export interface MatterCard {
  matterId: MatterId;
  number: string;
  formCode: string;
  title: Bilingual;
  openedAt: Date;
  dueOn: Day;
  state: MatterState;
  outcome: Outcome | null;
  reviewing: boolean;
  overdue: boolean;
  answerBy: Day | null;
  changedAt: Date;
}

export const MATTERS_A_PAGE = 20;

export async function listMatters(
  db: Db,
  partyId: PartyId,
  wish: { show: 'all' | 'open' | 'decided'; limit: number; offset: number },
): Promise<{ matters: MatterCard[]; total: number }> {
  const shown = wish.show === 'all' ? sql`true` : wish.show === 'open' ? sql`m.state <> 'decided'` : sql`m.state = 'decided'`;
  const found = await sql<MatterCard & { total: number }>`
    select m.matter_id as "matterId", m.number, m.form_code as "formCode", m.title, m.opened_at as "openedAt", m.due_on as "dueOn", m.state, m.outcome, m.reviewing, m.overdue, m.answer_by as "answerBy",
      m.changed_at as "changedAt", count(*) over () as total
    from cases.matter m where m.party_id = ${partyId} and ${shown}
    order by (m.state = 'waiting-for-party') desc, (m.state = 'decided'), m.changed_at desc, m.matter_id limit ${sql.lit(wish.limit)} offset ${wish.offset}`.execute(
    db,
  );
  return { matters: found.rows.map(({ total: _total, ...card }) => card), total: found.rows[0]?.total ?? 0 };
}

// By the id, which grows with time, so that the newest are found without reading all.
export async function listJudged(
  db: Db,
  wish: { formCodes: readonly string[]; limit: number },
): Promise<readonly { ruleSet: string; inputs: DecideInput; outcome: string }[]> {
  const found = await sql<{ ruleSet: string; inputs: DecideInput; outcome: string }>`
    select d.rule_set as "ruleSet", d.inputs, d.outcome from cases.decision d
    where d.decided_by = 'computer' and d.form_code = any(${[...wish.formCodes]}) order by d.decision_id desc limit ${wish.limit}`.execute(
    db,
  );
  return found.rows;
}

import { sql } from 'kysely';
import type { Day } from '#kernel/day.ts';
import type { DecisionId, LetterId, MatterId, PartyId, StaffId, SubmissionId } from '#kernel/ids.ts';
import type { Actor, Ctx, Db } from '#platform/context.ts';
import { after, stateOf } from './rules/matter.ts';
import type { ActionFacts, ActionKind, Decision, Matter, MatterAction, MatterState, OpenedMatter, Outcome, Work } from './types.ts';

declare module '#platform/database/tables.ts' {
  interface Tables {
    'cases.matter': MatterRow;
    'cases.action': ActionRow;
    'cases.decision': DecisionRow;
  }
}

export interface MatterRow {
  party_id: PartyId;
  matter_id: MatterId;
  number: string;
  form_code: string;
  title: Matter['title'];
  branch_code: string;
  topic: string;
  opened_at: Date;
  filed_on: Day;
  due_on: Day;
  submission_id: SubmissionId;
  answer_channel: Matter['answerChannel'];
  state: MatterState;
  claimed_by: StaffId | null;
  proposed_by: StaffId | null;
  reviewing: boolean;
  overdue: boolean;
  outcome: Outcome | null;
  answer_by: Day | null;
  changed_at: Date;
}
interface ActionRow {
  party_id: PartyId;
  matter_id: MatterId;
  seq: number;
  kind: ActionKind;
  at: Date;
  actor_kind: MatterAction['actorKind'];
  actor_id: string | null;
  facts: MatterAction['facts'];
}
interface DecisionRow {
  party_id: PartyId;
  decision_id: DecisionId;
  matter_id: MatterId;
  number: string;
  form_code: string;
  form_version: number | null;
  rule_set: string;
  inputs: Decision['inputs'];
  inputs_sha256: string | null;
  tests: Decision['tests'];
  legal_basis: string;
  outcome: Decision['outcome'];
  answer: Decision['answer'];
  reason: string | null;
  decided_at: Date;
  decided_by: Decision['decidedBy'];
  staff_id: StaffId | null;
  approved_by: StaffId | null;
  milliseconds: number | null;
  letter_id: LetterId | null;
  review_asked_at: Date | null;
}

export async function nextSequence(db: Db, counter: { branchCode: string; fileClass: string; year: number }): Promise<number> {
  const counted = await sql<{
    last: number;
  }>`insert into cases.number_sequence (branch_code, class, year, last) values (${counter.branchCode}, ${counter.fileClass}, ${counter.year}, 1)
    on conflict (branch_code, class, year) do update set last = number_sequence.last + 1 returning last`.execute(db);
  return (counted.rows[0] as { last: number }).last;
}

/** @returns false where the submission has its matter already */
export async function addMatter(ctx: Ctx, matter: Matter): Promise<boolean> {
  const added =
    await sql`insert into cases.matter (party_id, matter_id, number, form_code, title, branch_code, topic, opened_at, filed_on, due_on, submission_id, answer_channel, state, changed_at)
    values (${matter.partyId}, ${matter.matterId}, ${matter.number}, ${matter.formCode}, ${JSON.stringify(matter.title)}::jsonb, ${matter.branchCode}, ${matter.topic}, ${matter.openedAt}, ${matter.filedOn},
      ${matter.dueOn}, ${matter.submissionId}, ${matter.answerChannel}, 'received', ${ctx.now})
    on conflict (submission_id) do nothing returning 1`.execute(ctx.db);
  return added.rows.length > 0;
}

export async function matterOfSubmission(db: Db, submissionId: SubmissionId): Promise<Matter | undefined> {
  const found = await sql<MatterRow>`select m.* from cases.matter m where m.submission_id = ${submissionId}`.execute(db);
  return found.rows[0] && toMatter(found.rows[0]);
}

/** A matter as a piece of work, without what happened in it: all that staff see before it is opened to them. */
export async function findWork(db: Db, matterId: MatterId): Promise<Work | undefined> {
  const found = await sql<MatterRow>`select m.* from cases.matter m where m.matter_id = ${matterId}`.execute(db);
  // Of another branch: whoever has its id in hand is told where it is.
  const row = found.rows[0] ?? (await sql<MatterRow>`select m.* from cases.door_work(${matterId}, null) m`.execute(db)).rows[0];
  return (
    row && {
      ...toMatter(row),
      state: row.state,
      outcome: row.outcome,
      reviewing: row.reviewing,
      overdue: row.overdue,
      answerBy: row.answer_by,
      claimedBy: row.claimed_by,
    }
  );
}

/** @param hold `lock` keeps others from acting in the matter until commit */
export async function findMatter(db: Db, matterId: MatterId, hold: 'lock' | 'look' = 'look'): Promise<OpenedMatter | undefined> {
  const found =
    await sql<MatterRow>`select m.* from cases.matter m where m.matter_id = ${matterId} ${hold === 'lock' ? sql`for update` : sql``}`.execute(
      db,
    );
  const row = found.rows[0];
  if (!row) return undefined;
  const actions =
    await sql<ActionRow>`select a.* from cases.action a where a.party_id = ${row.party_id} and a.matter_id = ${matterId} order by a.seq`.execute(
      db,
    );
  const list = actions.rows.map(toAction);
  return { matter: toMatter(row), actions: list, now: stateOf(list), listed: { state: row.state, claimedBy: row.claimed_by } };
}

/** Appends an action and writes what the lists need of the new fold. The matter must be locked.
 *  @returns where the matter stands now */
export async function append<Kind extends ActionKind>(
  ctx: Ctx,
  opened: OpenedMatter,
  kind: Kind,
  facts: ActionFacts[Kind],
  change: { filedOn?: Day; dueOn?: Day; branchCode?: string; topic?: string } = {},
): Promise<OpenedMatter> {
  const action = { seq: opened.now.steps + 1, kind, at: ctx.now, ...doer(ctx.actor), facts } as MatterAction;
  const { partyId, matterId } = opened.matter;
  await sql`insert into cases.action (party_id, matter_id, seq, kind, at, actor_kind, actor_id, facts)
    values (${partyId}, ${matterId}, ${action.seq}, ${kind}, ${ctx.now}, ${action.actorKind}, ${action.actorId}, ${JSON.stringify(facts)}::jsonb)`.execute(
    ctx.db,
  );
  const now = after(opened.now, action);
  const matter: Matter = { ...opened.matter, ...change };
  await sql`update cases.matter m set state = ${now.state}, claimed_by = ${now.claimedBy}, reviewing = ${now.reviewing}, overdue = ${now.overdue}, outcome = ${now.outcome}, answer_by = ${now.answerBy},
    filed_on = ${matter.filedOn}, due_on = ${matter.dueOn}, branch_code = ${matter.branchCode}, topic = ${matter.topic}, proposed_by = ${now.proposal?.staffId ?? null}, changed_at = ${ctx.now} where m.party_id = ${partyId} and m.matter_id = ${matterId}`.execute(
    ctx.db,
  );
  return { matter, actions: [...opened.actions, action], now, listed: { state: now.state, claimedBy: now.claimedBy } };
}

function doer(actor: Actor): { actorKind: MatterAction['actorKind']; actorId: string | null } {
  switch (actor.kind) {
    case 'person':
      return { actorKind: 'person', actorId: actor.personId };
    case 'staff':
      return { actorKind: 'staff', actorId: actor.staffId };
    case 'system':
      return { actorKind: 'system', actorId: actor.name };
    case 'visitor':
      throw new Error('A visitor does nothing in a matter.');
  }
}

export async function addDecision(ctx: Ctx, d: Decision): Promise<void> {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  await sql`insert into cases.decision (party_id, decision_id, matter_id, number, form_code, form_version, rule_set, inputs, inputs_sha256, tests, legal_basis, outcome, answer, reason, decided_at, decided_by, staff_id, approved_by, milliseconds, letter_id)
    values (${d.partyId}, ${d.decisionId}, ${d.matterId}, ${d.number}, ${d.formCode}, ${d.formVersion}, ${d.ruleSet}, ${json(d.inputs)}::jsonb, ${d.inputsSha256}, ${json(d.tests)}::jsonb, ${d.legalBasis}, ${d.outcome},
      ${json(d.answer)}::jsonb, ${d.reason}, ${d.decidedAt}, ${d.decidedBy}, ${d.staffId}, ${d.approvedBy}, ${d.milliseconds}, ${d.letterId})`.execute(
    ctx.db,
  );
}

export async function countDecisions(db: Db, matterId: MatterId): Promise<number> {
  const counted = await sql<{ count: number }>`select count(*) as count from cases.decision d where d.matter_id = ${matterId}`.execute(db);
  return counted.rows[0]?.count ?? 0;
}

export async function decisionById(db: Db, decisionId: DecisionId): Promise<Decision | undefined> {
  const found = await sql<DecisionRow>`select d.* from cases.decision d where d.decision_id = ${decisionId}`.execute(db);
  return found.rows[0] && toDecision(found.rows[0]);
}

export async function decisionsOf(db: Db, matterId: MatterId): Promise<Decision[]> {
  const found =
    await sql<DecisionRow>`select d.* from cases.decision d where d.matter_id = ${matterId} order by d.decided_at, d.number`.execute(db);
  return found.rows.map(toDecision);
}

export async function setReviewAsked(ctx: Ctx, decisionId: DecisionId): Promise<void> {
  await sql`update cases.decision d set review_asked_at = ${ctx.now} where d.decision_id = ${decisionId}`.execute(ctx.db);
}

export const toMatter = (row: MatterRow): Matter => ({
  partyId: row.party_id,
  matterId: row.matter_id,
  number: row.number,
  formCode: row.form_code,
  title: row.title,
  branchCode: row.branch_code,
  topic: row.topic,
  openedAt: row.opened_at,
  filedOn: row.filed_on,
  dueOn: row.due_on,
  submissionId: row.submission_id,
  answerChannel: row.answer_channel,
});

const toAction = (row: ActionRow): MatterAction =>
  ({ seq: row.seq, kind: row.kind, at: row.at, actorKind: row.actor_kind, actorId: row.actor_id, facts: row.facts }) as MatterAction;

const toDecision = (row: DecisionRow): Decision => ({
  partyId: row.party_id,
  decisionId: row.decision_id,
  matterId: row.matter_id,
  number: row.number,
  formCode: row.form_code,
  formVersion: row.form_version,
  ruleSet: row.rule_set,
  inputs: row.inputs,
  inputsSha256: row.inputs_sha256,
  tests: row.tests,
  legalBasis: row.legal_basis,
  outcome: row.outcome,
  answer: row.answer,
  reason: row.reason,
  decidedAt: row.decided_at,
  decidedBy: row.decided_by,
  staffId: row.staff_id,
  approvedBy: row.approved_by,
  milliseconds: row.milliseconds,
  letterId: row.letter_id,
  reviewAskedAt: row.review_asked_at,
});

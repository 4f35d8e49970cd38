import { sql } from 'kysely';
import { type Day, dayOf } from '#kernel/day.ts';
import type { DecisionId, MatterId, PartyId, SubmissionId } from '#kernel/ids.ts';
import type { Ctx, Db, StaffActor, SystemActor } from '#platform/context.ts';
import type { ByProtocol, Destroys } from '#platform/destruction.ts';
import { deletedRows } from '#platform/destruction-rows.ts';
import { matterDestroyed } from './events.ts';
import { text } from './text.ts';
import type { MatterState } from './types.ts';

/** A matter as far as it must be known before it is destroyed. */
export interface LockedMatter {
  partyId: PartyId;
  matterId: MatterId;
  submissionId: SubmissionId;
  number: string;
  formCode: string;
  state: MatterState;
  changedAt: Date;
}

/** Keeps everybody else from acting in a matter until commit, and tells where it stands now.
 *  @returns undefined where it is there no more */
export async function lockMatter(ctx: Ctx<SystemActor>, matterId: MatterId): Promise<LockedMatter | undefined> {
  const found =
    await sql<LockedMatter>`select m.party_id as "partyId", m.matter_id as "matterId", m.submission_id as "submissionId", m.number, m.form_code as "formCode", m.state, m.changed_at as "changedAt"
    from cases.matter m where m.matter_id = ${matterId} for update`.execute(ctx.db);
  return found.rows[0];
}

const both = (key: 'destroyed.what.matter' | 'destroyed.what.decision') => ({ pl: text('pl')(key), en: text('en')(key) });

/** A matter with its steps, decisions and letters in work. Its number, form and days stay.
 *  @announces cases.destroyed */
export const destroys: Destroys = {
  tables: ['cases.letter_in_work', 'cases.decision', 'cases.action', 'cases.matter'],
  async records(ctx, matter) {
    const decisions = await sql<{
      id: DecisionId;
      number: string;
    }>`select d.decision_id as id, d.number from cases.decision d where d.party_id = ${matter.partyId} and d.matter_id = ${matter.matterId}`.execute(
      ctx.db,
    );
    return [
      { id: matter.matterId, what: both('destroyed.what.matter'), number: matter.number },
      ...decisions.rows.map(({ id, number }) => ({ id, what: both('destroyed.what.decision'), number })),
    ];
  },
  async run(ctx, matter) {
    const { partyId, matterId } = matter;
    const found = await sql<{
      opened_at: Date;
      changed_at: Date;
    }>`select m.opened_at, m.changed_at from cases.matter m where m.party_id = ${partyId} and m.matter_id = ${matterId}`.execute(ctx.db);
    const [ended] = found.rows;
    if (!ended) throw new Error(`The matter ${matterId} was there a moment ago.`);
    await sql`insert into cases.destroyed_matter (party_id, matter_id, submission_id, number, form_code, opened_on, ended_on, destroyed_on, protocol)
      select m.party_id, m.matter_id, m.submission_id, m.number, m.form_code, ${dayOf(ended.opened_at)}::date, ${dayOf(ended.changed_at)}::date, ${matter.on}::date, ${matter.protocol}
      from cases.matter m where m.party_id = ${partyId} and m.matter_id = ${matterId}`.execute(ctx.db);
    const rows = await deletedRows(ctx, sql`cases.destroy_matter(${partyId}, ${matterId})`);
    await ctx.announce(matterDestroyed(matter));
    return { rows, files: [] };
  },
};

/** What is still known of a matter that was destroyed. */
export interface DestroyedMatter {
  matterId: MatterId;
  number: string;
  formCode: string;
  openedOn: Day;
  endedOn: Day;
  destroyedOn: Day;
  protocol: string;
}

const COLUMNS = sql.raw(
  'd.matter_id as "matterId", d.number, d.form_code as "formCode", d.opened_on as "openedOn", d.ended_on as "endedOn", d.destroyed_on as "destroyedOn", d.protocol',
);

export const DESTROYED_AT_MOST = 200;

/** Of a party, the last destroyed first. */
export async function listDestroyed(db: Db, partyId: PartyId): Promise<readonly DestroyedMatter[]> {
  const found =
    await sql<DestroyedMatter>`select ${COLUMNS} from cases.destroyed_matter d where d.party_id = ${partyId} order by d.destroyed_on desc, d.number limit ${sql.lit(DESTROYED_AT_MOST)}`.execute(
      db,
    );
  return found.rows;
}

export async function findDestroyedMatter(db: Db, of: { partyId: PartyId; matterId: MatterId }): Promise<DestroyedMatter | undefined> {
  const found =
    await sql<DestroyedMatter>`select ${COLUMNS} from cases.destroyed_matter d where d.party_id = ${of.partyId} and d.matter_id = ${of.matterId}`.execute(
      db,
    );
  return found.rows[0];
}

/** By which protocol the matter of a whole number was destroyed. Answers administrators; others get nothing. */
export async function destroyedOfNumber(ctx: Ctx<StaffActor>, number: string): Promise<ByProtocol | undefined> {
  const found = await sql<ByProtocol>`select d.destroyed_on as "on", d.protocol from cases.door_destroyed_of_number(${number}) d`.execute(
    ctx.db,
  );
  return found.rows[0];
}

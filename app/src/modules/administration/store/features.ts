import { sql } from 'kysely';
import type { StaffId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';
import type { FeatureState } from '#platform/features.ts';

export interface SetFeature {
  name: string;
  state: FeatureState;
  reason: string;
  at: Date;
  by: StaffId;
}

export async function saveFeatureState(db: Db, set: SetFeature): Promise<void> {
  await sql`insert into administration.feature_state (name, state, reason, set_at, set_by)
    values (${set.name}, ${JSON.stringify(set.state)}::jsonb, ${set.reason}, ${set.at}, ${set.by})
    on conflict (name) do update set state = excluded.state, reason = excluded.reason, set_at = excluded.set_at, set_by = excluded.set_by`.execute(
    db,
  );
}

export async function listFeatureStates(db: Db): Promise<readonly SetFeature[]> {
  const found =
    await sql<SetFeature>`select f.name, f.state, f.reason, f.set_at as at, f.set_by as by from administration.feature_state f`.execute(db);
  return found.rows;
}

import type { MandateId, PartyId, PersonId, SessionId, StaffId } from '#kernel/ids.ts';
import type { AssuranceLevel, PersonActor, StaffRole } from '#platform/context.ts';
import { createGroupWriter, type GroupWriter } from '#platform/database/group-writer.ts';
import type { House } from '#platform/house.ts';
import type { Lang } from '#platform/text/text.ts';
import type { MandateScope, PartyRole } from '../types.ts';
import type { SessionFace } from './sessions.ts';

/** An open session with the right to act as it is at this instant. */
export interface OpenSessionRow {
  place: number;
  session_id: SessionId;
  person_id: PersonId | null;
  staff_id: StaffId | null;
  level: AssuranceLevel;
  authenticated_at: Date;
  seen_at: Date;
  idle_until: Date;
  expires_at: Date;
  person_name: string | null;
  lang: Lang;
  party_id: PartyId | null;
  party_name: string | null;
  party_kind: 'person' | 'organisation';
  party_roles: PartyRole[];
  relation: PersonActor['relation'];
  mandate_id: MandateId | null;
  scope: MandateScope | null;
  roles: PartyRole[];
  forms: string[] | null;
  correspondence_only: boolean;
  staff_name: string | null;
  staff_roles: StaffRole[] | null;
  branch_code: string | null;
  profile_status: string | null;
  confirm_by: Date | null;
}

// Every request asks it, so it is a hot statement: all who came in the same turn in one question, each looked up by key
// whatever the statistics say (hence the laterals), as the institution sees it. `case` and not `coalesce` where an index
// is meant: PostgreSQL takes coalesce for leaky, and row-level security then puts it behind a scan of the whole table.
const OPEN_SESSIONS = `
select w.place::int as place, s.session_id, coalesce(s.person_id, t.person_id) as person_id, s.staff_id, s.level, s.authenticated_at, s.seen_at, s.idle_until, s.expires_at,
  own.display_name as person_name, coalesce(h.lang, 'pl') as lang, coalesce(act.party_id, s.person_id) as party_id, coalesce(act.display_name, own.display_name) as party_name,
  coalesce(act.kind, 'person') as party_kind,
  coalesce((select array_agg(pr.role order by pr.role) from identity.party_role pr where pr.party_id = case when act.party_id is null then s.person_id else act.party_id end), '{}') as party_roles,
  coalesce(act.relation, 'self') as relation, act.mandate_id, act.scope, coalesce(act.roles, '{}') as roles, act.forms, coalesce(act.correspondence_only, false) as correspondence_only,
  t.name as staff_name, t.roles as staff_roles, t.branch_code, pf.status as profile_status, pf.confirm_by
from unnest($1::bytea[], $2::text[], $3::timestamptz[]) with ordinality as w(hash, face, at, place)
cross join lateral (select (w.at at time zone 'Europe/Warsaw')::date as day offset 0) today
cross join lateral (
  select o.* from identity.session o
  where o.token_hash = w.hash and o.face = w.face and o.ended_at is null and w.at < o.idle_until and w.at < o.expires_at limit 1
) s
left join lateral (select p.lang from identity.person p where p.person_id = s.person_id limit 1) h on true
left join lateral (select p.display_name from identity.party p where p.party_id = s.person_id limit 1) own on true
left join lateral (select e.* from identity.staff e where e.staff_id = s.staff_id limit 1) t on true
left join lateral (
  select g.*, p.kind, p.display_name from (
    select r.organisation_id as party_id, 'representative' as relation, null::uuid as mandate_id, null::text as scope, null::text[] as roles, null::text[] as forms, false as correspondence_only, 1 as rank
    from identity.representative r
    where r.person_id = s.person_id and r.organisation_id = s.acting_for and r.valid_from <= today.day and (r.valid_to is null or today.day <= r.valid_to)
    union all
    select m.grantor_id, 'mandate', m.mandate_id, m.scope, m.roles, m.forms, m.correspondence_only, case m.scope when 'platform' then 2 else 3 end
    from identity.mandate m
    where m.proxy_id = s.person_id and m.grantor_id = s.acting_for and m.revoked_at is null and m.valid_from <= today.day and (m.valid_to is null or today.day <= m.valid_to)
      and (m.scope = 'platform' or (m.scope = 'action' and m.forms is not null and m.used_at is null))
    order by rank, mandate_id desc limit 1
  ) g join identity.party p on p.party_id = g.party_id
) act on s.acting_for <> s.person_id
left join lateral (
  select f.status, f.confirm_by from identity.profile f where f.person_id = s.person_id
  order by array_position(array['confirmed', 'untrusted', 'lapsed'], f.status) limit 1
) pf on true
where t.staff_id is null or t.left_on is null or today.day <= t.left_on`;

interface Wish {
  hash: Buffer;
  face: SessionFace;
  at: Date;
}

const LANES = 2;
const MOST_TOGETHER = 64;
const MOST_WAITING = 10_000;

const readers = new WeakMap<House, GroupWriter<Wish, OpenSessionRow | undefined>>();

/** @returns undefined where the token is unknown, of another face, or its session ended, idled out or expired */
export function findOpenSession(house: House, hash: Buffer, face: SessionFace, at: Date): Promise<OpenSessionRow | undefined> {
  const reader = readers.get(house) ?? makeReader(house);
  readers.set(house, reader);
  return reader.write({ hash, face, at });
}

function makeReader(house: House): GroupWriter<Wish, OpenSessionRow | undefined> {
  const many = async (wishes: readonly Wish[]): Promise<(OpenSessionRow | undefined)[]> => {
    const found = await house.database.writerPool.query<OpenSessionRow>({
      name: 'identity-sessions',
      text: OPEN_SESSIONS,
      values: [wishes.map(wish => wish.hash), wishes.map(wish => wish.face), wishes.map(wish => wish.at)],
    });
    const byPlace = new Map(found.rows.map(row => [row.place, row]));
    return wishes.map((_, place) => byPlace.get(place + 1));
  };
  return createGroupWriter<Wish, OpenSessionRow | undefined>({
    one: async wish => (await many([wish]))[0],
    many,
    lanes: LANES,
    maxBatch: MOST_TOGETHER,
    maxQueue: MOST_WAITING,
  });
}

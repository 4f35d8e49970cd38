import { OTHER_CHANNELS, PLATFORM_CHANNELS } from './rules/mandates.ts';

const list = (channels: readonly string[]): string => channels.map(channel => `'${channel}'`).join(', ');

/** Body of a common table expression: who may file what, at this very instant. Composed into the filing statement, so
 *  that the session, the representation and the mandate are read in the snapshot that also writes the submission.
 *
 *  It reads a relation `wish` with the columns
 *    `token bytea` (SHA-256 of the session token), `party_id uuid`, `form_code text`, `needed_level int`,
 *    `channel text`, `at timestamptz`,
 *    `form_roles text[]` (FormDefinition.roles), `self_only boolean` (FormDefinition.byProxy = 'self-only')
 *  and any others, and yields, for the wishes it admits, all of them and
 *    `person_id`, `session_id`, `relation` ('self' | 'representative' | 'mandate'), `mandate_id`, `one_act` (the mandate is
 *    for one act only: whoever files under it keeps its id unique).
 *  The same law as `covers` in rules/mandates.ts; both are held against one oracle in tests. */
export const ADMIT_SQL = `
select w.*, s.person_id, s.session_id, r.relation, r.mandate_id, r.one_act
from wish w
cross join lateral (
  -- One look by the unique index for each wish, whatever the statistics say.
  select t.session_id, t.person_id from identity.session t
  where t.token_hash = w.token and t.person_id is not null and t.ended_at is null and w.at < t.idle_until and w.at < t.expires_at
    and t.level >= w.needed_level and (t.level >= 2 or t.face = 'phone')
  limit 1
) s
cross join lateral (
  select 'self' as relation, null::uuid as mandate_id, false as one_act, 1 as rank where w.party_id = s.person_id
  union all
  select 'representative', null::uuid, false, 2 from identity.representative p
  where p.person_id = s.person_id and p.organisation_id = w.party_id
    and p.valid_from <= (w.at at time zone 'Europe/Warsaw')::date and (p.valid_to is null or (w.at at time zone 'Europe/Warsaw')::date <= p.valid_to)
  union all
  select 'mandate', m.mandate_id, m.scope = 'action', 3 from identity.mandate m
  where not w.self_only and m.proxy_id = s.person_id and m.grantor_id = w.party_id and m.revoked_at is null
    and m.valid_from <= (w.at at time zone 'Europe/Warsaw')::date and (m.valid_to is null or (w.at at time zone 'Europe/Warsaw')::date <= m.valid_to)
    and (m.forms is null or w.form_code = any(m.forms))
    and case m.scope
      when 'action' then m.forms is not null and m.used_at is null
      when 'all' then w.channel in (${list(OTHER_CHANNELS)})
      else w.channel in (${list(PLATFORM_CHANNELS)}) and (m.roles && w.form_roles or ('any' = any(w.form_roles) and cardinality(m.roles) > 0))
    end
  order by rank, mandate_id desc
  limit 1
) r`;

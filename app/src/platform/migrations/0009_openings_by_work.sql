-- What explains why a party was opened is work: a matter taken, given, proposed or checked. Naming one of the party's
-- matters is a purpose, but whoever looks for a pretext can name one of anybody's.
alter table platform.opening add column by_work boolean not null default false;
comment on column platform.opening.by_work is 'Whether the work on the matter itself opened it, and not a member of staff who named the matter.';
-- Of openings from before it is not known; those in a matter explain, as they did.
select set_config('okienko.scope', 'system', true);
update platform.opening set by_work = true where matter_id is not null;

-- Parties that members of staff opened between two moments without working on a matter of theirs: not then, and not since
-- `matters_since`. What was open for one transaction alone showed nothing and is not counted.
create or replace function platform.door_openings_without_matter(since timestamptz, until timestamptz, matters_since timestamptz)
  returns table (staff_id uuid, party_id uuid) language plpgsql stable set okienko.scope = 'system' as $$
#variable_conflict use_column
begin
  return query
    select distinct o.staff_id, o.party_id from platform.opening o
    where o.opened_at >= since and o.opened_at < until and not o.by_work and o.open_until > o.opened_at
      and not exists (select 1 from platform.opening m where m.staff_id = o.staff_id and m.party_id = o.party_id and m.by_work
        and m.open_until >= matters_since and m.opened_at < until);
end $$;

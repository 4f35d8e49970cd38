-- Who looks into the audit log asks for a stretch of time, and often for one member of staff. Times grow with the rows, so
-- a block-range index finds the stretch at next to no cost for filings; staff write few of the rows, so theirs are cheap.
create index audit_by_time on platform.audit_event using brin (at);
create index audit_of_staff on platform.audit_event (actor_id, seq desc) where actor_kind = 'staff';

-- How often members of staff opened parties between two moments, and how often without a matter: parties for which they
-- had no opening in a matter since `matters_since`.
create function platform.door_openings_without_matter(since timestamptz, until timestamptz, matters_since timestamptz)
  returns table (staff_id uuid, party_id uuid) language plpgsql stable set okienko.scope = 'system' as $$
#variable_conflict use_column
begin
  return query
    select distinct o.staff_id, o.party_id from platform.opening o
    where o.opened_at >= since and o.opened_at < until and o.matter_id is null
      and not exists (select 1 from platform.opening m where m.staff_id = o.staff_id and m.party_id = o.party_id and m.matter_id is not null
        and m.open_until >= matters_since and m.opened_at < until);
end $$;
create index opening_in_time on platform.opening (opened_at);

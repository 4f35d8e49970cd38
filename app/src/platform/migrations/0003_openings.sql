-- Staff see a party's data only while it is open to them, for a purpose they have stated. Before, the scope `staff` saw
-- every row and only the policies stood between.

create table platform.opening (
  opening_id uuid primary key,
  staff_id uuid not null,
  party_id uuid not null,
  purpose text not null check (purpose <> ''),
  -- In the words of who opened it; the party reads them.
  words text,
  -- In which matter; null where there is none.
  matter_id uuid,
  opened_at timestamptz not null,
  -- First moment at which it is closed; `infinity` while a matter is in hand.
  open_until timestamptz not null,
  check (open_until >= opened_at)
);
comment on table platform.opening is 'One row: a party''s data were opened to a member of staff, for a purpose, until a moment. Row-level security reads it.';
create index opening_of_staff on platform.opening (staff_id, open_until);
create index opening_of_matter on platform.opening (matter_id) where matter_id is not null;
create index opening_of_party on platform.opening (party_id, opened_at desc);
alter table platform.opening enable row level security;
alter table platform.opening force row level security;
create policy own_rows on platform.opening using (
  current_setting('okienko.scope', true) in ('system', 'writer')
  or staff_id = nullif(current_setting('okienko.staff', true), '')::uuid
) with check (true);
revoke delete on platform.opening from okienko_app;

-- Parties open to a member of staff at a moment, as a list for `okienko.opened`. Asked once at the beginning of each of
-- their transactions, so that no policy asks a table for every row.
create function platform.door_opened(staff uuid, at timestamptz) returns text
  language plpgsql stable set okienko.scope = 'system' as $$
begin
  return coalesce((select array_agg(distinct o.party_id)::text from platform.opening o
    where o.staff_id = staff and o.opened_at <= at and o.open_until > at), '{}');
end $$;

-- What was opened for a matter is closed, to whomever it was.
create function platform.door_close_matter(matter uuid, at timestamptz) returns void
  language plpgsql set okienko.scope = 'system' as $$
begin
  update platform.opening o set open_until = greatest(at, o.opened_at) where o.matter_id = matter and o.open_until > at;
end $$;

create or replace function platform.door_may_see(party uuid) returns boolean language sql stable parallel safe as $$
  select current_setting('okienko.scope', true) in ('system', 'writer')
      or party = nullif(current_setting('okienko.party', true), '')::uuid
      or party = any (nullif(current_setting('okienko.opened', true), '')::uuid[])
$$;
create or replace function platform.door_may_see_person(person uuid) returns boolean language sql stable parallel safe as $$
  select current_setting('okienko.scope', true) in ('system', 'writer')
      or person = nullif(current_setting('okienko.person', true), '')::uuid
      or person = any (nullif(current_setting('okienko.opened', true), '')::uuid[])
$$;

-- Whether the transaction is of a member of staff in one of these roles.
create function platform.door_staff_is(wanted text[]) returns boolean language sql stable parallel safe as $$
  select current_setting('okienko.scope', true) = 'staff' and string_to_array(current_setting('okienko.roles', true), ',') && wanted
$$;

-- The audit log is read by whose data it is about, and whole by who is there to read it.
drop policy own_rows on platform.audit_event;
create policy own_rows on platform.audit_event for select using (
  platform.door_may_see(subject_party) or platform.door_staff_is('{auditor,administrator}')
);

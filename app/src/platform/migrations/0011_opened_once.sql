-- A clerk has a hundred parties open by the end of a week. The list was read into an array anew for every row a policy
-- was asked about: 65 microseconds a row, 60 ms a worklist. Now the id is looked for in the list as it is written; where a
-- table is listed by the thousand, its policy gives the list as an array read once a statement.
create or replace function platform.door_may_see(party uuid) returns boolean language sql stable parallel safe as $$
  select current_setting('okienko.scope', true) in ('system', 'writer')
      or party = nullif(current_setting('okienko.party', true), '')::uuid
      or strpos(current_setting('okienko.opened', true), party::text) > 0
$$;
create or replace function platform.door_may_see_person(person uuid) returns boolean language sql stable parallel safe as $$
  select current_setting('okienko.scope', true) in ('system', 'writer')
      or person = nullif(current_setting('okienko.person', true), '')::uuid
      or strpos(current_setting('okienko.opened', true), person::text) > 0
$$;

-- The same with the list at hand: `platform.door_may_see(party_id, (select platform.door_opened_parties()))`.
create function platform.door_opened_parties() returns uuid[] language sql stable parallel safe as $$
  select nullif(current_setting('okienko.opened', true), '')::uuid[]
$$;
create function platform.door_may_see(party uuid, opened uuid[]) returns boolean language sql stable parallel safe as $$
  select current_setting('okienko.scope', true) in ('system', 'writer')
      or party = nullif(current_setting('okienko.party', true), '')::uuid
      or party = any (opened)
$$;

-- A matter as a piece of work (number, kind, days, state) is seen by who works on matters; what happened in it, what was
-- decided and whose data it holds only while its party is open to them.
create policy as_work on cases.matter using (platform.door_staff_is('{clerk,supervisor,hall-officer,consultant}'));

-- Matters in hand when this came stay open to who has them.
select set_config('okienko.scope', 'system', true);
insert into platform.opening (opening_id, staff_id, party_id, purpose, matter_id, opened_at, open_until)
  select gen_random_uuid(), m.claimed_by, m.party_id, 'handling', m.matter_id, m.changed_at, 'infinity' from cases.matter m where m.state = 'with-clerk';

-- A matter as a piece of work is in sight of who may come to work on it: staff of its branch, which is the one competent
-- for its topic and place or the one it was passed on to; whose hands it is in or who proposed its decision; and, to read,
-- a branch that handles its topic for the whole country. Before, everybody who works on matters saw those of all branches.
-- Each setting is read once a statement, not once a row.
drop policy as_work on cases.matter;
create policy as_work on cases.matter for select using (
  (select platform.door_staff_is('{clerk,supervisor,hall-officer,consultant}'))
  and (
    branch_code = (select current_setting('okienko.branch', true))
    or claimed_by = (select nullif(current_setting('okienko.staff', true), '')::uuid)
    or proposed_by = (select nullif(current_setting('okienko.staff', true), '')::uuid)
    or topic = any ((select string_to_array(current_setting('okienko.nationwide', true), ','))::text[])
  )
);
-- To be taken it is locked before its party is open. All later steps find it open (policy by_party).
create policy as_taken on cases.matter for update using (
  (select platform.door_staff_is('{clerk,supervisor,hall-officer}'))
  and (
    branch_code = (select current_setting('okienko.branch', true))
    or claimed_by = (select nullif(current_setting('okienko.staff', true), '')::uuid)
  )
);

-- People come with a number to whichever branch is near: one matter, whose whole number or id whoever asks has in hand.
create function cases.door_work(asked_id uuid, asked_number text) returns setof cases.matter
  language plpgsql stable set okienko.scope = 'system' as $$
begin
  if not coalesce(string_to_array(current_setting('okienko.roles', true), ',') && '{clerk,supervisor,hall-officer,consultant}', false) then
    return;
  end if;
  if asked_id is not null then
    return query select m.* from cases.matter m where m.matter_id = asked_id;
  else
    return query select m.* from cases.matter m where m.number = asked_number;
  end if;
end $$;

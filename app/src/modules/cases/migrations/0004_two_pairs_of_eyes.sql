-- Matters that wait for a second clerk, and matters that a legal ground holds up.
alter table cases.matter drop constraint matter_state_check;
alter table cases.matter add constraint matter_state_check
  check (state in ('received', 'waiting-for-clerk', 'with-clerk', 'for-approval', 'waiting-for-party', 'suspended', 'decided'));
-- Who proposed the decision that waits; set exactly in `for-approval`.
alter table cases.matter add column proposed_by uuid;
alter table cases.matter add constraint matter_proposed_check check ((state = 'for-approval') = (proposed_by is not null));
-- Who approved, where a decision is taken by two.
alter table cases.decision add column approved_by uuid;

-- The worklist, as rules/worklist.ts orders it, so that a page begins after the last row of the page before.
drop index cases.matter_on_worklist;
create index matter_on_worklist on cases.matter (branch_code, state, due_on, (not reviewing), opened_at, matter_id) where state <> 'decided' and state <> 'received';
create index matter_on_worklist_of_topic on cases.matter (branch_code, topic, state, due_on, (not reviewing), opened_at, matter_id) where state <> 'decided' and state <> 'received';
create index matter_on_worklist_anywhere on cases.matter (state, due_on, (not reviewing), opened_at, matter_id) where state <> 'decided' and state <> 'received';
create index matter_in_hand on cases.matter (claimed_by, due_on, (not reviewing), opened_at, matter_id) where claimed_by is not null;

-- How much was decided by whom since a moment: counts, and nothing of whose matters they were. For supervisors.
create index decision_of_staff on cases.decision (staff_id, decided_at) where staff_id is not null;
create function cases.door_decided_by(staff uuid[], since timestamptz) returns table (staff_id uuid, decided bigint)
  language plpgsql stable set okienko.scope = 'system' as $$
#variable_conflict use_column
begin
  if not coalesce(string_to_array(current_setting('okienko.roles', true), ',') && '{supervisor}', false) then
    return;
  end if;
  return query select d.staff_id, count(*) from cases.decision d where d.staff_id = any(staff) and d.decided_at >= since group by d.staff_id;
end $$;

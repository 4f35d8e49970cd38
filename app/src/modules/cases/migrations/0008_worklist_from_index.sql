-- A page of the worklist, its count and the loads of colleagues are read from the index alone: the open matters of a
-- branch lie scattered over the matters of all years, one page of the table each, and a thousand of these are fetched
-- from a disk when a branch opens in the morning. The included columns are what the policies and filters ask of a row.
drop index cases.matter_on_worklist;
create index matter_on_worklist on cases.matter (branch_code, state, due_on, (not reviewing), opened_at, matter_id)
  include (reviewing, party_id, topic, claimed_by, proposed_by) where state <> 'decided' and state <> 'received';
drop index cases.matter_on_worklist_of_topic;
create index matter_on_worklist_of_topic on cases.matter (branch_code, topic, state, due_on, (not reviewing), opened_at, matter_id)
  include (reviewing, party_id, claimed_by, proposed_by) where state <> 'decided' and state <> 'received';
drop index cases.matter_on_worklist_anywhere;
create index matter_on_worklist_anywhere on cases.matter (state, due_on, (not reviewing), opened_at, matter_id)
  include (reviewing, party_id, branch_code, topic, claimed_by, proposed_by) where state <> 'decided' and state <> 'received';
drop index cases.matter_in_hand;
create index matter_in_hand on cases.matter (claimed_by, due_on, (not reviewing), opened_at, matter_id)
  include (reviewing, party_id, branch_code, topic, state, proposed_by) where claimed_by is not null;

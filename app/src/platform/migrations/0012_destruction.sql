-- Destruction by protocol. What was destroyed is told by its id to whoever could read it before: what it was, its number,
-- the day and the protocol, and nothing of what it said.
create table platform.destroyed_record (
  party_id uuid not null,
  record_id uuid not null,
  -- The kind of record, in both languages: a matter, a letter, a receipt.
  what jsonb not null,
  -- As it stood on paper; null where it had none.
  number text,
  matter_number text not null,
  protocol text not null,
  destroyed_on date not null,
  primary key (party_id, record_id)
);
comment on table platform.destroyed_record is 'One row: a record that was destroyed by protocol, so that an old link says so. Nothing of what it said.';
create index destroyed_record_by_id on platform.destroyed_record (record_id);
create index destroyed_record_by_number on platform.destroyed_record (number) where number is not null;
alter table platform.destroyed_record enable row level security;
alter table platform.destroyed_record force row level security;
create policy by_party on platform.destroyed_record using (platform.door_may_see(party_id)) with check (true);
revoke update, delete on platform.destroyed_record from okienko_app;

-- Staff to whom its party is not open are told of one that they have the id or the whole number of in hand.
create function platform.door_destroyed(asked_ids uuid[], asked_number text) returns setof platform.destroyed_record
  language plpgsql stable set okienko.scope = 'system' as $$
begin
  if not coalesce(string_to_array(current_setting('okienko.roles', true), ',') && '{clerk,supervisor,hall-officer,consultant,administrator,auditor}', false) then
    return;
  end if;
  return query select r.* from platform.destroyed_record r where r.record_id = any(asked_ids) or r.number = asked_number;
end $$;

-- Asked by the functions with which modules delete what nobody else may delete: only while this very matter is destroyed.
create function platform.door_only_by_protocol(matter uuid) returns void language plpgsql stable as $$
begin
  if current_setting('okienko.scope', true) is distinct from 'system' or current_setting('okienko.destroying', true) is distinct from matter::text then
    raise exception 'Nothing of a matter is deleted but by protocol.';
  end if;
end $$;

-- The clocks of what is destroyed go with it.
create index deadline_of_subject on platform.deadline (subject);

-- Whose a removed file was, so that a legal hold on them keeps its bytes.
create table platform.removed_file_of (
  sha256 text not null references platform.removed_file (sha256) on delete cascade,
  party_id uuid not null,
  primary key (sha256, party_id)
);
comment on table platform.removed_file_of is 'One row: a party took this file away; while it is on hold the bytes stay.';
alter table platform.removed_file_of enable row level security;
alter table platform.removed_file_of force row level security;
create policy by_party on platform.removed_file_of using (platform.door_may_see(party_id)) with check (true);

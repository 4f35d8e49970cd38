create table contacts.contact (
  party_id uuid not null,
  contact_id uuid not null,
  channel text not null check (channel in ('call', 'email', 'chat', 'video', 'visit', 'kiosk')),
  direction text not null check (direction in ('to-us', 'from-us')),
  began_at timestamptz not null,
  -- Null while it goes on.
  ended_at timestamptz,
  -- Who of the staff was in it, in what role and for which branch; null where it was a machine.
  staff_id uuid,
  staff_role text,
  branch_code text,
  matter_id uuid,
  -- Name of a worklist of the pack.
  topic text,
  primary key (party_id, contact_id),
  check (ended_at >= began_at),
  check ((staff_id is null) = (staff_role is null))
);
comment on table contacts.contact is 'One row: somebody spoke or wrote with the institution about a party, in one channel, once.';
create index contact_in_order on contacts.contact (party_id, began_at desc, contact_id desc);
alter table contacts.contact enable row level security;
alter table contacts.contact force row level security;
create policy by_party on contacts.contact using (platform.door_may_see(party_id)) with check (platform.door_may_see(party_id));
revoke delete on contacts.contact from okienko_app;

create table contacts.note (
  party_id uuid not null,
  contact_id uuid not null,
  version int not null check (version >= 1),
  asked text not null,
  answered text not null,
  next_step text,
  written_by uuid not null,
  written_role text not null,
  written_at timestamptz not null,
  -- Why it was corrected.
  because text,
  primary key (party_id, contact_id, version),
  foreign key (party_id, contact_id) references contacts.contact (party_id, contact_id),
  check ((version = 1) = (because is null))
);
comment on table contacts.note is 'One row: what was asked and answered in a contact, as somebody wrote it down or later corrected it; the newest version holds.';
alter table contacts.note enable row level security;
alter table contacts.note force row level security;
create policy by_party on contacts.note using (platform.door_may_see(party_id)) with check (platform.door_may_see(party_id));
revoke update, delete on contacts.note from okienko_app;

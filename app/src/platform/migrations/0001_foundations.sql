-- What every module stands on: scope of a transaction, outbox and inbox, deadlines, audit.

-- Row-level security reads the scope that platform/database set for the transaction:
-- person (sees own party and own person), staff, system, writer (group-commit inserts), visitor (sees nobody's rows).
create function platform.door_may_see(party uuid) returns boolean language sql stable parallel safe as $$
  select current_setting('okienko.scope', true) in ('staff', 'system', 'writer')
      or party = nullif(current_setting('okienko.party', true), '')::uuid
$$;
create function platform.door_may_see_person(person uuid) returns boolean language sql stable parallel safe as $$
  select current_setting('okienko.scope', true) in ('staff', 'system', 'writer')
      or person = nullif(current_setting('okienko.person', true), '')::uuid
$$;

create table platform.outbox (
  id bigint generated always as identity primary key,
  -- Commit order is not id order: the relay reads only below the oldest running transaction, by (txid, id).
  txid xid8 not null default pg_current_xact_id(),
  event_id uuid not null default gen_random_uuid(),
  name text not null,
  party_id uuid,
  facts jsonb not null,
  at timestamptz not null
);
comment on table platform.outbox is 'One row is one piece of news, written in the transaction that made it true.';
create index outbox_in_commit_order on platform.outbox (txid, id);

create table platform.relay_cursor (
  name text primary key,
  txid xid8 not null,
  id bigint not null
);
comment on table platform.relay_cursor is 'How far the relay has handed the outbox on.';

create table platform.inbox (
  listener text not null,
  event_id uuid not null,
  heard_at timestamptz not null,
  primary key (listener, event_id)
);
comment on table platform.inbox is 'One row: this listener has done its work for this event.';

create table platform.parked_event (
  listener text not null,
  event_id uuid not null,
  outbox_id bigint not null,
  party_id uuid,
  attempts int not null,
  retry_at timestamptz not null,
  fault text not null,
  primary key (listener, event_id)
);
comment on table platform.parked_event is 'One row: a listener failed on this event and will try again; later news of the same party waits behind it.';

create table platform.deadline (
  deadline_id uuid primary key default gen_random_uuid(),
  kind text not null,
  subject text not null,
  party_id uuid,
  due_at timestamptz not null,
  set_at timestamptz not null,
  state text not null default 'running' check (state in ('running', 'reached', 'cancelled')),
  ended_at timestamptz,
  attempts int not null default 0,
  fault text
);
comment on table platform.deadline is 'One row is one legal or technical clock: weeks-long waiting is a row, never sleeping code.';
create unique index deadline_one_running on platform.deadline (kind, subject) where state = 'running';
create index deadline_due on platform.deadline (due_at) where state = 'running';

create table platform.audit_event (
  seq bigint generated always as identity primary key,
  txid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  -- In whose name a person acted; null for themselves and for staff.
  on_behalf_of uuid,
  unit text,
  channel text not null,
  action text not null,
  object text not null,
  subject_party uuid,
  purpose text,
  outcome text not null,
  facts jsonb not null
);
comment on table platform.audit_event is 'One row: who read or changed what of whose data, and why. Append only.';
create index audit_of_party on platform.audit_event (subject_party, seq desc) where subject_party is not null;
create index audit_unplanted on platform.audit_event (txid, seq);

alter table platform.audit_event enable row level security;
alter table platform.audit_event force row level security;
create policy own_rows on platform.audit_event for select using (platform.door_may_see(subject_party));
create policy anyone_writes on platform.audit_event for insert with check (true);

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit log is append only.';
end $$;
create trigger audit_append_only before update or delete on platform.audit_event
  for each statement execute function platform.refuse_change();
revoke update, delete on platform.audit_event from okienko_app;

create table platform.audit_leaf (
  position bigint primary key,
  seq bigint not null unique,
  leaf_hash bytea not null
);
comment on table platform.audit_leaf is 'One row: the place of an audit event in the RFC 9162 tree, given in commit order by one planter.';

create table platform.audit_checkpoint (
  size bigint primary key,
  root bytea not null,
  at timestamptz not null,
  -- Signature of the institution over "okienko audit\n<size>\n<root base64>\n<at>\n".
  signature bytea not null,
  certificate text not null
);
comment on table platform.audit_checkpoint is 'One row: the signed root of the tree at a size; a copy is kept outside the database.';
revoke update, delete on platform.audit_leaf, platform.audit_checkpoint from okienko_app;

-- Calls graphile-worker inside the caller''s transaction, without giving the application the worker''s schema.
create function platform.door_add_job(task text, payload json, run_at timestamptz, job_key text) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_job(identifier => task, payload => payload, run_at => run_at, job_key => job_key, max_attempts => 12);
end $$;

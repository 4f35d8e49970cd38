create table webhooks.subscription (
  party_id uuid not null,
  subscription_id uuid primary key,
  -- Whose program is told; what it may know is worked out when it is told.
  client_id uuid not null,
  url text not null,
  kinds text[] not null,
  state text not null default 'active' check (state in ('active', 'disabled', 'removed')),
  -- Sealed with the key in keys/webhooks, bound to the subscription: a row copied to another opens nothing.
  secret bytea not null,
  -- The one before it still signs until then.
  former_secret bytea,
  former_until timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  -- Since when nothing gets through; null while it does.
  failing_since timestamptz,
  -- A worker is telling it now, until this instant at the latest.
  telling_until timestamptz
);
comment on table webhooks.subscription is 'One row: an address of a program that is told when something of its party happens.';
create index subscription_of_party on webhooks.subscription (party_id) where state <> 'removed';

create table webhooks.message (
  party_id uuid not null,
  message_id uuid primary key,
  subscription_id uuid not null references webhooks.subscription (subscription_id),
  -- The order in which it happened; told in it.
  place bigint generated always as identity,
  kind text not null,
  -- Ids and kinds only.
  facts jsonb not null,
  happened_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered')),
  attempts int not null default 0,
  next_at timestamptz not null,
  delivered_at timestamptz,
  -- The news it was made of: heard twice, it is told once.
  event_id uuid not null,
  unique (subscription_id, event_id)
);
comment on table webhooks.message is 'One row: one thing to be told to one subscription.';
create index message_waiting on webhooks.message (subscription_id, place) where state = 'waiting';
create index message_log on webhooks.message (subscription_id, place desc);

create table webhooks.attempt (
  party_id uuid not null,
  message_id uuid not null references webhooks.message (message_id) on delete cascade,
  at timestamptz not null,
  -- HTTP status, or null where none came.
  status int,
  fault text,
  milliseconds int not null
);
comment on table webhooks.attempt is 'One row: one try to tell a message, and what came of it.';
create index attempt_of_message on webhooks.attempt (message_id, at desc);

do $$
declare place record;
begin
  for place in select * from (values ('subscription'), ('message'), ('attempt')) as p(name) loop
    execute format('alter table webhooks.%I enable row level security', place.name);
    execute format('alter table webhooks.%I force row level security', place.name);
    execute format('create policy by_party on webhooks.%I using (platform.door_may_see(party_id)) with check (true)', place.name);
  end loop;
end $$;

-- Destruction by protocol: what a proposal lists, what became of each matter, and the protocols.
create table administration.listed_matter (
  change_id uuid not null references administration.change (change_id),
  matter_id uuid not null,
  party_id uuid not null,
  place int not null,
  number text not null,
  ended_on date not null,
  category text not null,
  state text not null default 'listed' check (state in ('listed', 'destroyed', 'kept')),
  -- Why it stayed after all.
  why text check (why in ('held', 'kept', 'permanent', 'expert', 'reopened', 'gone')),
  handled_at timestamptz,
  -- Rows deleted, by table.
  deleted jsonb not null default '{}',
  primary key (change_id, matter_id),
  unique (change_id, place),
  check ((state = 'listed') = (handled_at is null)),
  check ((state = 'kept') = (why is not null))
);
comment on table administration.listed_matter is 'One row: a matter on the list of a proposed destruction, and what became of it. Listed when proposed; handled once.';
create index listed_matter_waiting on administration.listed_matter (change_id, place) where state = 'listed';
create unique index listed_matter_destroyed_once on administration.listed_matter (matter_id) where state = 'destroyed';
alter table administration.listed_matter enable row level security;
alter table administration.listed_matter force row level security;
create policy for_who_administers on administration.listed_matter using (
  current_setting('okienko.scope', true) = 'system' or platform.door_staff_is('{administrator,auditor}')
) with check (true);
revoke delete on administration.listed_matter from okienko_app;

create table administration.protocol (
  protocol_id uuid primary key,
  change_id uuid not null unique references administration.change (change_id),
  year int not null,
  sequence int not null,
  -- sequence/year
  number text not null unique,
  form_code text not null,
  ended_in int not null,
  -- Of whoever looked at papers of category BE: { expert, reference, on }.
  opinion jsonb,
  approved_at timestamptz not null,
  state text not null default 'running' check (state in ('running', 'sealed')),
  sealed_at timestamptz,
  pdf_sha256 text,
  unique (year, sequence),
  check ((state = 'sealed') = (sealed_at is not null and pdf_sha256 is not null))
);
comment on table administration.protocol is 'One row: a destruction two people have decided; carried out matter by matter, then sealed as a document.';
create unique index protocol_one_running on administration.protocol (form_code, ended_in) where state = 'running';
create index protocol_in_order on administration.protocol (year desc, sequence desc);
alter table administration.protocol enable row level security;
alter table administration.protocol force row level security;
create policy for_who_administers on administration.protocol using (
  current_setting('okienko.scope', true) = 'system' or platform.door_staff_is('{administrator,auditor}')
) with check (true);
revoke delete on administration.protocol from okienko_app;

create index hold_of_party on administration.hold (party_id) where lifted_at is null;

create function administration.keep_list() returns trigger language plpgsql as $$
begin
  if not exists (select from administration.change c where c.change_id = new.change_id and c.kind = 'destroy' and c.state = 'proposed') then
    raise exception 'What is destroyed is listed when it is proposed, not later.';
  end if;
  return new;
end $$;
create trigger list_made_when_proposed before insert on administration.listed_matter for each row execute function administration.keep_list();

-- The last word of the database: nothing listed is noted as destroyed that two people have not decided, or that is on hold.
-- It is noted in the transaction that deletes it, so neither is then done.
create function administration.keep_handled() returns trigger language plpgsql as $$
begin
  if old.state <> 'listed' then
    raise exception 'A matter on a list is handled once.';
  end if;
  if (to_jsonb(new) - 'state' - 'why' - 'handled_at' - 'deleted') is distinct from (to_jsonb(old) - 'state' - 'why' - 'handled_at' - 'deleted') then
    raise exception 'A list stays as it was proposed.';
  end if;
  if not exists (select from administration.protocol p where p.change_id = old.change_id and p.state = 'running') then
    raise exception 'Nothing is destroyed but by a protocol that two people have decided.';
  end if;
  if new.state = 'destroyed' and exists (select from administration.hold h
      where h.party_id = old.party_id and h.lifted_at is null and (h.matter_id is null or h.matter_id = old.matter_id)) then
    raise exception 'What is on hold is not destroyed.';
  end if;
  return new;
end $$;
create trigger list_handled_once before update on administration.listed_matter for each row execute function administration.keep_handled();

create function administration.keep_protocol() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if not exists (select from administration.change c where c.change_id = new.change_id and c.kind = 'destroy' and c.state = 'approved') then
      raise exception 'A protocol is begun by two people.';
    end if;
  else
    if old.state = 'sealed' then
      raise exception 'A protocol that was sealed does not change.';
    end if;
    if (to_jsonb(new) - 'state' - 'sealed_at' - 'pdf_sha256') is distinct from (to_jsonb(old) - 'state' - 'sealed_at' - 'pdf_sha256') then
      raise exception 'A protocol stays as it was decided.';
    end if;
    if exists (select from administration.listed_matter l where l.change_id = old.change_id and l.state = 'listed') then
      raise exception 'A protocol is sealed when all of its list was handled.';
    end if;
  end if;
  return new;
end $$;
create trigger protocol_as_decided before insert or update on administration.protocol for each row execute function administration.keep_protocol();

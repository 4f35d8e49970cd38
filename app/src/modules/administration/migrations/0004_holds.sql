-- Legal holds: what must not be destroyed although its period is over.
create table administration.hold (
  hold_id uuid primary key,
  -- Whose: the whole party, or of one matter of theirs.
  party_id uuid not null,
  matter_id uuid,
  -- What it is on, for people: the number of the matter, or the last digits of the party's number.
  label text not null check (label <> ''),
  reason text not null check (reason <> ''),
  placed_at timestamptz not null,
  placed_by uuid not null,
  lifted_at timestamptz,
  -- The change by which two people lifted it; who, when and why stands there.
  lifted_by_change uuid references administration.change (change_id),
  check ((lifted_at is null) = (lifted_by_change is null))
);
comment on table administration.hold is 'One row: for a stated reason a party or one matter must not be destroyed; placed by one person, lifted by two.';
create index hold_in_force on administration.hold (placed_at desc) where lifted_at is null;
create index hold_in_order on administration.hold (placed_at desc, hold_id);
alter table administration.hold enable row level security;
alter table administration.hold force row level security;
create policy for_who_administers on administration.hold using (
  current_setting('okienko.scope', true) = 'system' or platform.door_staff_is('{administrator,supervisor,auditor}')
) with check (true);
revoke delete on administration.hold from okienko_app;

create function administration.keep_hold() returns trigger language plpgsql as $$
begin
  if old.lifted_at is not null then
    raise exception 'A hold that was lifted does not change.';
  end if;
  if (to_jsonb(new) - 'lifted_at' - 'lifted_by_change') is distinct from (to_jsonb(old) - 'lifted_at' - 'lifted_by_change') then
    raise exception 'A hold stays as it was placed.';
  end if;
  if not exists (select from administration.change c where c.change_id = new.lifted_by_change and c.kind = 'lift-hold' and c.subject = old.hold_id::text and c.state = 'approved') then
    raise exception 'A hold is lifted by two people.';
  end if;
  return new;
end $$;
create trigger hold_lifted_by_two before update on administration.hold for each row execute function administration.keep_hold();

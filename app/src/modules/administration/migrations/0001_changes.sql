-- What the institution changes without a release: proposed by one person, decided by another.

create table administration.change (
  change_id uuid primary key,
  -- parameter, hours, letter, staff-roles … (changes/kinds.ts)
  kind text not null,
  -- What it is a change of; only one proposal for it waits at a time.
  subject text not null,
  wish jsonb not null,
  reason text not null check (reason <> ''),
  -- What the page showed would change, when it was proposed.
  preview jsonb not null,
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'refused', 'withdrawn')),
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  -- The human behind the member of staff: two staff numbers of one person are not four eyes.
  proposed_by_person uuid not null,
  ended_at timestamptz,
  decided_by uuid,
  decided_by_person uuid,
  decision_reason text,
  -- Order of approval, in which changes are folded over the pack.
  ordinal bigint unique,
  check ((state = 'proposed') = (ended_at is null)),
  check ((state in ('approved', 'refused')) = (decided_by is not null and decided_by_person is not null)),
  check (decided_by <> proposed_by),
  check (decided_by_person <> proposed_by_person),
  check ((state = 'approved') = (ordinal is not null)),
  check (state <> 'refused' or decision_reason <> '')
);
comment on table administration.change is 'One row: a change of the pack, of staff or of records that one person proposed and another approves or refuses. Once decided it never changes.';
create sequence administration.change_ordinal;
create unique index change_one_waiting on administration.change (kind, subject) where state = 'proposed';
create index change_approved on administration.change (ordinal) where state = 'approved';
create index change_in_order on administration.change (proposed_at desc);
alter table administration.change enable row level security;
alter table administration.change force row level security;
create policy for_who_administers on administration.change using (
  current_setting('okienko.scope', true) = 'system' or platform.door_staff_is('{administrator,supervisor,auditor}')
) with check (true);
revoke delete on administration.change from okienko_app;

create function administration.keep_decided() returns trigger language plpgsql as $$
begin
  raise exception 'A change that was decided does not change.';
end $$;
create trigger change_stays_decided before update on administration.change for each row
  when (old.state <> 'proposed') execute function administration.keep_decided();
create function administration.keep_proposed() returns trigger language plpgsql as $$
begin
  raise exception 'What was proposed is decided as it was proposed.';
end $$;
create trigger change_stays_as_proposed before update on administration.change for each row
  when (old.wish is distinct from new.wish or old.kind <> new.kind or old.proposed_by <> new.proposed_by or old.proposed_by_person <> new.proposed_by_person)
  execute function administration.keep_proposed();

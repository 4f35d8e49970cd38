-- Matters as lists of actions, the decisions taken in them, and the counters of their numbers.

create table cases.matter (
  party_id uuid not null,
  matter_id uuid not null,
  -- branch.class.sequence.year of the uniform file plan
  number text not null,
  form_code text not null,
  title jsonb not null,
  branch_code text not null,
  topic text not null,
  opened_at timestamptz not null,
  filed_on date not null,
  due_on date not null,
  submission_id uuid not null,
  -- How the party wants the answer.
  answer_channel text not null check (answer_channel in ('electronic', 'post', 'branch')),
  -- What follows is the fold of the actions, kept for lists; store.ts writes it together with each action.
  state text not null check (state in ('received', 'waiting-for-clerk', 'with-clerk', 'waiting-for-party', 'decided')),
  claimed_by uuid,
  reviewing boolean not null default false,
  overdue boolean not null default false,
  outcome text check (outcome in ('granted', 'refused')),
  answer_by date,
  changed_at timestamptz not null,
  primary key (party_id, matter_id),
  check ((state = 'with-clerk') = (claimed_by is not null))
);
comment on table cases.matter is 'One row: something a party wants of the institution, from filing to decision.';
create unique index matter_by_id on cases.matter (matter_id);
create unique index matter_number on cases.matter (number);
create unique index matter_once on cases.matter (submission_id);
create index matter_of_party on cases.matter (party_id, opened_at desc);
create index matter_on_worklist on cases.matter (branch_code, due_on, matter_id) where state in ('waiting-for-clerk', 'with-clerk', 'waiting-for-party');
alter table cases.matter enable row level security;
alter table cases.matter force row level security;
create policy by_party on cases.matter using (platform.door_may_see(party_id)) with check (true);
revoke delete on cases.matter from okienko_app;

create table cases.action (
  party_id uuid not null,
  matter_id uuid not null,
  seq int not null check (seq > 0),
  kind text not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('person', 'staff', 'system')),
  actor_id text,
  facts jsonb not null,
  primary key (party_id, matter_id, seq)
);
comment on table cases.action is 'One row: one step in a matter. Append only; the state of a matter is their fold.';
alter table cases.action enable row level security;
alter table cases.action force row level security;
create policy by_party on cases.action using (platform.door_may_see(party_id)) with check (true);
revoke update, delete on cases.action from okienko_app;

create table cases.decision (
  party_id uuid not null,
  decision_id uuid not null,
  matter_id uuid not null,
  number text not null,
  form_code text not null,
  form_version int,
  -- For the computer the version of the rule; for a clerk `clerk`.
  rule_set text not null,
  -- All the rule was given. Null where a clerk decided.
  inputs jsonb,
  inputs_sha256 text,
  tests jsonb not null,
  legal_basis text not null,
  outcome text not null check (outcome in ('granted', 'refused', 'to-clerk')),
  -- The whole answer of the rule, for computing it again.
  answer jsonb,
  -- A clerk's own words.
  reason text,
  decided_at timestamptz not null,
  decided_by text not null check (decided_by in ('computer', 'clerk')),
  staff_id uuid,
  milliseconds int,
  letter_id uuid,
  review_asked_at timestamptz,
  primary key (party_id, decision_id),
  check ((decided_by = 'computer') = (inputs is not null and inputs_sha256 is not null and answer is not null)),
  check ((decided_by = 'clerk') = (staff_id is not null and reason is not null))
);
comment on table cases.decision is 'One row: what was decided in a matter, by whom, from what and why; also the computer''s finding that a person must decide.';
create unique index decision_by_id on cases.decision (decision_id);
create unique index decision_number on cases.decision (number);
create index decision_of_matter on cases.decision (matter_id, decided_at);
alter table cases.decision enable row level security;
alter table cases.decision force row level security;
create policy by_party on cases.decision using (platform.door_may_see(party_id)) with check (true);
revoke delete on cases.decision from okienko_app;

create function cases.keep_decision() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - 'letter_id' - 'review_asked_at') is distinct from (to_jsonb(old) - 'letter_id' - 'review_asked_at')
    or (old.letter_id is not null and new.letter_id is distinct from old.letter_id)
    or (old.review_asked_at is not null and new.review_asked_at is distinct from old.review_asked_at) then
    raise exception 'A decision does not change.';
  end if;
  return new;
end $$;
create trigger decision_stays before update on cases.decision for each row execute function cases.keep_decision();

create table cases.number_sequence (
  branch_code text not null,
  class text not null,
  year int not null,
  last int not null,
  primary key (branch_code, class, year)
);
comment on table cases.number_sequence is 'One row: the last matter number given in a branch, class of the file plan and year.';

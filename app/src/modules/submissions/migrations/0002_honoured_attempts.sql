create table submissions.honoured_attempt (
  -- Number of the proof: one proof counts once.
  number text primary key,
  party_id uuid not null,
  submission_id uuid not null unique,
  -- The moment that counts as the time of filing.
  attempted_at timestamptz not null,
  proved text not null check (proved in ('seal-and-journal', 'journal', 'seal')),
  -- Whether the answers tried then are those that were filed.
  same_answers boolean not null,
  reason text not null check (reason <> ''),
  honoured_by uuid not null,
  honoured_at timestamptz not null
);
comment on table submissions.honoured_attempt is 'One row: a clerk let the time of an attempt, which failed by our fault, count as the time of this filing.';
create index honoured_attempt_of_party on submissions.honoured_attempt (party_id, submission_id);
alter table submissions.honoured_attempt enable row level security;
alter table submissions.honoured_attempt force row level security;
create policy by_party on submissions.honoured_attempt using (platform.door_may_see(party_id)) with check (true);
revoke update, delete on submissions.honoured_attempt from okienko_app;

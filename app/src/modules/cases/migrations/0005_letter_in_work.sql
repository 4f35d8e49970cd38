create table cases.letter_in_work (
  party_id uuid not null,
  matter_id uuid not null,
  answer text not null check (answer in ('refuse', 'grant', 'ask')),
  template text not null,
  -- Paragraphs as the clerk has them at this moment, places to fill and all: { pl: […], en: […] }.
  edited jsonb not null,
  reason text not null,
  sum text not null,
  staff_id uuid not null,
  saved_at timestamptz not null,
  primary key (party_id, matter_id, answer)
);
comment on table cases.letter_in_work is 'One row: a letter as a clerk is just typing it, kept without being an action of the matter; gone once the matter is out of their hands by an answer.';
alter table cases.letter_in_work enable row level security;
alter table cases.letter_in_work force row level security;
create policy by_party on cases.letter_in_work using (platform.door_may_see(party_id)) with check (true);

create table timeline.entry (
  party_id uuid not null,
  -- The event it came from, so that hearing it twice leaves one entry.
  event_id uuid not null,
  kind text not null,
  area text not null check (area in ('filing', 'matter', 'letter', 'mandate', 'account')),
  at timestamptz not null,
  matter_id uuid,
  -- What the sentence needs: numbers, days, codes. No names of people, no free text.
  facts jsonb not null,
  primary key (party_id, event_id)
);
comment on table timeline.entry is 'One row: something that happened in the life of a party with the institution, told in a sentence.';
create index entry_in_order on timeline.entry (party_id, at desc, event_id desc);
create index entry_of_matter on timeline.entry (matter_id, at desc) where matter_id is not null;
alter table timeline.entry enable row level security;
alter table timeline.entry force row level security;
create policy by_party on timeline.entry using (platform.door_may_see(party_id)) with check (true);
revoke update, delete on timeline.entry from okienko_app;

create table portability.taking (
  party_id uuid not null,
  taken_on date not null,
  -- Which of the day; the key bounds how many there can be, also for two at once.
  nth int not null check (nth between 1 and 3),
  person_id uuid not null,
  taken_at timestamptz not null,
  records int,
  files int,
  bytes bigint,
  primary key (party_id, taken_on, nth)
);
comment on table portability.taking is 'One row: somebody took a copy of all data of the party; the copy itself is not kept.';
alter table portability.taking enable row level security;
alter table portability.taking force row level security;
create policy by_party on portability.taking using (platform.door_may_see(party_id)) with check (true);
revoke delete on portability.taking from okienko_app;

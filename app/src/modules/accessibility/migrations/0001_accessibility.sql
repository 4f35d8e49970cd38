create table accessibility.complaint (
  complaint_id uuid primary key,
  number text not null unique,
  -- SHA-256 of the code that opens the answer to who complained; the code itself is told once.
  code_sha256 text not null,
  -- Hash of a network address, to bound what one client leaves; nobody is found by it.
  client text not null,
  name text not null,
  contact text not null,
  place text not null,
  matter text not null,
  wish text not null,
  filed_at timestamptz not null,
  answer_by date not null,
  -- Set where the answer takes longer, with the reason told.
  put_off_because text,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
comment on table accessibility.complaint is 'One row: somebody said what of the platform they cannot use, and how to reach them. It belongs to no party.';
create index complaint_open on accessibility.complaint (answer_by) where answer is null;
create index complaint_of_client on accessibility.complaint (client, filed_at);
create index complaint_by_time on accessibility.complaint (filed_at);
alter table accessibility.complaint enable row level security;
alter table accessibility.complaint force row level security;
create policy staff_read on accessibility.complaint for select using (
  current_setting('okienko.scope', true) in ('system', 'writer') or platform.door_staff_is('{clerk,supervisor,administrator}')
);
create policy staff_answer on accessibility.complaint for update using (platform.door_staff_is('{clerk,supervisor,administrator}')) with check (true);
create policy anyone_writes on accessibility.complaint for insert with check (true);
revoke delete on accessibility.complaint from okienko_app;

-- How many came since a moment: of one client, and of all.
create function accessibility.door_count(asked_client text, since timestamptz) returns table (of_client int, of_all int)
  language sql stable set okienko.scope = 'system' as $$
  select (select count(*)::int from accessibility.complaint c where c.client = asked_client and c.filed_at > since),
    (select count(*)::int from accessibility.complaint c where c.filed_at > since)
$$;

-- What who complained may read, by number and code.
create function accessibility.door_answer(asked_number text, asked_code text) returns table (filed_at timestamptz, answer_by date, put_off_because text, answer text, answered_at timestamptz)
  language sql stable set okienko.scope = 'system' as $$
  select c.filed_at, c.answer_by, c.put_off_because, c.answer, c.answered_at from accessibility.complaint c
  where c.number = asked_number and c.code_sha256 = asked_code
$$;

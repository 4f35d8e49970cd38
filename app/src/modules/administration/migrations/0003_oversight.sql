-- Alarms about what staff did, and what was found when the audit log was last read again.

create table administration.alarm (
  alarm_id uuid primary key,
  kind text not null check (kind in ('people-without-matter', 'own-circle', 'odd-hours', 'refusals')),
  staff_id uuid not null,
  branch_code text not null,
  day date not null,
  counted int not null,
  threshold int not null,
  raised_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  acknowledged_why text,
  check ((acknowledged_at is null) = (acknowledged_by is null)),
  check ((acknowledged_at is null) or acknowledged_why <> ''),
  check (acknowledged_by <> staff_id)
);
comment on table administration.alarm is 'One row: on one day a member of staff did more of something than the threshold of that day; looked into by somebody else, who says what it was.';
create unique index alarm_once on administration.alarm (staff_id, kind, day);
create index alarm_open on administration.alarm (raised_at desc) where acknowledged_at is null;
alter table administration.alarm enable row level security;
alter table administration.alarm force row level security;
-- Nobody sees the alarms about themselves.
create policy for_who_oversees on administration.alarm using (
  current_setting('okienko.scope', true) = 'system'
  or (platform.door_staff_is('{auditor,supervisor}') and staff_id is distinct from nullif(current_setting('okienko.staff', true), '')::uuid)
) with check (true);
revoke delete on administration.alarm from okienko_app;

create table administration.audit_verification (
  verified_at timestamptz primary key,
  whole boolean not null,
  verdict jsonb not null
);
comment on table administration.audit_verification is 'One row: the whole audit log was read again and held against its signed checkpoints, with this outcome.';
alter table administration.audit_verification enable row level security;
alter table administration.audit_verification force row level security;
create policy for_who_oversees on administration.audit_verification using (
  current_setting('okienko.scope', true) = 'system' or platform.door_staff_is('{auditor,supervisor,administrator}')
) with check (true);
revoke update, delete on administration.audit_verification from okienko_app;

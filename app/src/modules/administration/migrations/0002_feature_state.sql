-- Switches of the house, as they were last set.

create table administration.feature_state (
  name text primary key,
  -- {"mode": "on" | "off"} | {"mode": "branches", "branches": […]} | {"mode": "share", "percent": n}
  state jsonb not null,
  reason text not null check (reason <> ''),
  set_at timestamptz not null,
  set_by uuid not null
);
comment on table administration.feature_state is 'One row: a switch declared in code was set otherwise than it is by default; by whom and why is in the audit log each time.';
alter table administration.feature_state enable row level security;
alter table administration.feature_state force row level security;
create policy for_who_administers on administration.feature_state using (
  current_setting('okienko.scope', true) = 'system' or platform.door_staff_is('{administrator,supervisor,auditor}')
) with check (true);
revoke delete on administration.feature_state from okienko_app;

-- What granting EZP and RWS lets become true: where benefits are paid, and a month without social contributions.

create table account.payout_account (
  party_id uuid not null,
  payout_account_id uuid not null,
  nrb text not null check (nrb ~ '^\d{26}$'),
  -- First day on which a payment goes there.
  valid_from date not null,
  entered_at timestamptz not null,
  -- The request that was granted; null for the account told at the claim.
  submission_id uuid,
  primary key (party_id, payout_account_id)
);
comment on table account.payout_account is 'One row: from a day on, the benefits of a person are to be paid to this bank account. Rows are added, never changed.';
alter table account.payout_account enable row level security;
alter table account.payout_account force row level security;
create policy by_party on account.payout_account using (platform.door_may_see(party_id)) with check (true);
revoke update, delete on account.payout_account from okienko_app;

create table account.contribution_holiday (
  party_id uuid not null,
  holiday_id uuid not null,
  month date not null check (extract(day from month) = 1),
  granted_at timestamptz not null,
  granted_by uuid not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (party_id, holiday_id)
);
comment on table account.contribution_holiday is 'One row: the state pays a self-employed payer''s own social contributions for a month (wakacje składkowe), until withdrawn; granted_by and withdrawn_by are submissions.';
-- One month in a calendar year.
create unique index contribution_holiday_of_year on account.contribution_holiday (party_id, extract(year from month)) where withdrawn_at is null;
alter table account.contribution_holiday enable row level security;
alter table account.contribution_holiday force row level security;
create policy by_party on account.contribution_holiday using (platform.door_may_see(party_id)) with check (true);

-- The labour fund and the guaranteed-benefits fund, so that a payer's charge is the sum of what its insured bear.
alter table account.base add column labour_grosze bigint not null default 0;
alter table account.base add column guaranteed_grosze bigint not null default 0;

-- The individual account whole: what a payer reported of whom, sick leaves, the pension account, payments of payers before
-- they are booked, decisions on benefits.

-- As the payer reported the insured (ZUS ZUA), so that it finds them in its list.
alter table account.title add column insured_given_names text;
alter table account.title add column insured_surname text;
alter table account.title add column insured_pesel text;
create index title_by_name on account.title (payer_id, lower(insured_surname), lower(insured_given_names)) where payer_id is not null;
create index base_of_payer on account.base (payer_id, month) where payer_id is not null;

create table account.title_insurance (
  party_id uuid not null,
  title_id uuid not null,
  insurance text not null check (insurance in ('pension', 'disability', 'sickness', 'accident', 'health')),
  insured_from date not null,
  insured_to date,
  primary key (party_id, title_id, insurance, insured_from),
  check (insured_to >= insured_from)
);
comment on table account.title_insurance is 'One row: an insurance of a title that has dates of its own, such as voluntary sickness insurance begun later. Without a row the dates of the title count.';
alter table account.title_insurance enable row level security;
alter table account.title_insurance force row level security;
create policy by_party on account.title_insurance using (platform.door_may_see(party_id)) with check (true);

create table account.sick_leave (
  party_id uuid not null,
  leave_id uuid not null,
  number text not null,
  payer_name text not null,
  sick_from date not null,
  sick_to date not null,
  issued_on date not null,
  -- Who issued it.
  practitioner text not null,
  in_hospital boolean not null,
  -- 1 must lie, 2 may walk.
  instruction text not null check (instruction in ('1', '2')),
  primary key (party_id, leave_id),
  check (sick_to >= sick_from)
);
comment on table account.sick_leave is 'One row: a sick-leave certificate (e-ZLA) of an insured person, without its diagnosis.';
alter table account.sick_leave enable row level security;
alter table account.sick_leave force row level security;
create policy by_party on account.sick_leave using (platform.door_may_see(party_id)) with check (true);

create table account.pension_account (
  party_id uuid primary key,
  -- 31 December, after the indexation for that year: what was carried over when the account began here.
  opened_on date not null check (extract(month from opened_on) = 12 and extract(day from opened_on) = 31),
  capital_grosze bigint not null check (capital_grosze >= 0),
  contributions_grosze bigint not null check (contributions_grosze >= 0),
  subaccount_grosze bigint not null check (subaccount_grosze >= 0),
  -- Contributions passed on to an open pension fund until then.
  open_fund_grosze bigint not null check (open_fund_grosze >= 0),
  has_subaccount boolean not null,
  in_open_fund boolean not null,
  check (has_subaccount or not in_open_fund)
);
comment on table account.pension_account is 'One row: a person''s account for a pension as it stood at the end of the year before our first month of it; later states are worked out from the months.';
alter table account.pension_account enable row level security;
alter table account.pension_account force row level security;
create policy by_party on account.pension_account using (platform.door_may_see(party_id)) with check (true);

-- The day on which the payer declared the month; null where it came with the first data.
alter table account.payer_month add column declared_on date;

create table account.payer_payment (
  party_id uuid not null,
  payment_id uuid not null,
  paid_on date not null,
  amount_grosze bigint not null check (amount_grosze > 0),
  primary key (party_id, payment_id)
);
comment on table account.payer_payment is 'One row: money that came to a payer''s contribution account (NRS) by one transfer.';
alter table account.payer_payment enable row level security;
alter table account.payer_payment force row level security;
create policy by_party on account.payer_payment using (platform.door_may_see(party_id)) with check (true);

-- The transfer a booking is a part of; null for what was booked before transfers were kept.
alter table account.payer_booking add column payment_id uuid;

alter table account.benefit_payment add column channel text not null default 'bank-account' check (channel in ('bank-account', 'post'));

create table account.benefit_decision (
  party_id uuid not null,
  decision_id uuid not null,
  benefit_id uuid not null,
  kind text not null check (kind in ('grant', 'indexation', 'seizure')),
  number text not null,
  issued_on date not null,
  -- From when it counts.
  valid_from date not null,
  -- Monthly, before deductions; null where the decision changes no amount.
  gross_grosze bigint,
  -- Of an indexation, such as 1.055.
  rate numeric,
  primary key (party_id, decision_id)
);
comment on table account.benefit_decision is 'One row: a decision or a notice on a benefit: granted, raised by indexation, seized.';
alter table account.benefit_decision enable row level security;
alter table account.benefit_decision force row level security;
create policy by_party on account.benefit_decision using (platform.door_may_see(party_id)) with check (true);

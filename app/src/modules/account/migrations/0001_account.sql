-- What the institution holds about the insured, the payer and the beneficiary, as far as the forms of today ask.

create table account.title (
  party_id uuid not null,
  title_id uuid not null,
  payer_id uuid,
  payer_name text not null,
  payer_nip text,
  title_code text not null check (title_code ~ '^\d{6}$'),
  insurances text[] not null,
  insured_from date not null,
  -- Last day of insurance; null while it lasts.
  insured_to date,
  primary key (party_id, title_id),
  check (insured_to >= insured_from)
);
comment on table account.title is 'One row: a person is insured for a reason (title), with a payer, from a day.';
create index title_of_payer on account.title (payer_id, insured_from) where payer_id is not null;
alter table account.title enable row level security;
alter table account.title force row level security;
create policy by_party on account.title using (platform.door_may_see(party_id) or platform.door_may_see(payer_id)) with check (true);

create table account.base (
  party_id uuid not null,
  payer_id uuid,
  payer_name text not null,
  title_id uuid not null,
  -- First day of the month.
  month date not null check (extract(day from month) = 1),
  pension_base_grosze bigint not null check (pension_base_grosze >= 0),
  sickness_base_grosze bigint not null check (sickness_base_grosze >= 0),
  health_base_grosze bigint not null check (health_base_grosze >= 0),
  pension_grosze bigint not null,
  disability_grosze bigint not null,
  sickness_grosze bigint not null,
  accident_grosze bigint not null,
  health_grosze bigint not null,
  primary key (party_id, title_id, month)
);
comment on table account.base is 'One row: bases and contributions of one title in one month, insured''s and payer''s parts together, in grosze.';
alter table account.base enable row level security;
alter table account.base force row level security;
create policy by_party on account.base using (platform.door_may_see(party_id)) with check (true);

create table account.break (
  party_id uuid not null,
  break_id uuid not null,
  payer_name text not null,
  code text not null,
  break_from date not null,
  break_to date not null,
  primary key (party_id, break_id),
  check (break_to >= break_from)
);
comment on table account.break is 'One row: days for which no contribution was due, with the code of the reason (331 sickness benefit, 312 childcare …).';
alter table account.break enable row level security;
alter table account.break force row level security;
create policy by_party on account.break using (platform.door_may_see(party_id)) with check (true);

create table account.family_member (
  party_id uuid not null,
  member_id uuid not null,
  pesel text,
  given_names text not null,
  surname text not null,
  born_on date not null,
  kinship text not null,
  reported_from date not null,
  reported_to date,
  primary key (party_id, member_id)
);
comment on table account.family_member is 'One row: a member of the family reported to the insured''s health insurance.';
alter table account.family_member enable row level security;
alter table account.family_member force row level security;
create policy by_party on account.family_member using (platform.door_may_see(party_id)) with check (true);

create table account.benefit (
  party_id uuid not null,
  benefit_id uuid not null,
  kind text not null,
  number text not null,
  granted_on date not null,
  ends_on date,
  primary key (party_id, benefit_id)
);
comment on table account.benefit is 'One row: a pension or another benefit granted to a person.';
alter table account.benefit enable row level security;
alter table account.benefit force row level security;
create policy by_party on account.benefit using (platform.door_may_see(party_id)) with check (true);

create table account.benefit_payment (
  party_id uuid not null,
  benefit_id uuid not null,
  month date not null check (extract(day from month) = 1),
  paid_on date not null,
  gross_grosze bigint not null,
  tax_grosze bigint not null,
  health_grosze bigint not null,
  seizure_grosze bigint not null,
  net_grosze bigint not null,
  -- The bailiff's file, where something was seized.
  seizure_reference text,
  primary key (party_id, benefit_id, month),
  check (gross_grosze = tax_grosze + health_grosze + seizure_grosze + net_grosze)
);
comment on table account.benefit_payment is 'One row: a month''s payment of a benefit, from gross to net.';
alter table account.benefit_payment enable row level security;
alter table account.benefit_payment force row level security;
create policy by_party on account.benefit_payment using (platform.door_may_see(party_id)) with check (true);

create table account.payer (
  party_id uuid primary key,
  registered_since date not null,
  deregistered_on date,
  instalment_agreement boolean not null,
  open_enforcement boolean not null,
  -- NIP, REGON and name agree with the register.
  confirmed boolean not null
);
comment on table account.payer is 'One row: a party pays contributions, and how it stands with the institution apart from the ledger.';
alter table account.payer enable row level security;
alter table account.payer force row level security;
create policy by_party on account.payer using (platform.door_may_see(party_id)) with check (true);

create table account.payer_month (
  party_id uuid not null,
  month date not null check (extract(day from month) = 1),
  fund text not null check (fund in ('FUS', 'FUZ', 'FP-FS', 'FGSP', 'FEP')),
  due_grosze bigint not null check (due_grosze >= 0),
  due_on date not null,
  primary key (party_id, month, fund)
);
comment on table account.payer_month is 'One row: what a payer owes to one fund for one month, by its declaration.';
alter table account.payer_month enable row level security;
alter table account.payer_month force row level security;
create policy by_party on account.payer_month using (platform.door_may_see(party_id)) with check (true);

create table account.payer_booking (
  party_id uuid not null,
  booking_id uuid not null,
  month date not null,
  fund text not null,
  paid_on date not null,
  amount_grosze bigint not null check (amount_grosze > 0),
  primary key (party_id, booking_id),
  foreign key (party_id, month, fund) references account.payer_month (party_id, month, fund)
);
comment on table account.payer_booking is 'One row: a part of a payment, booked to one fund and month on the day the money came.';
alter table account.payer_booking enable row level security;
alter table account.payer_booking force row level security;
create policy by_party on account.payer_booking using (platform.door_may_see(party_id)) with check (true);

create table account.payer_document (
  party_id uuid not null,
  document_id uuid not null,
  kind text not null,
  received_on date not null,
  booked_on date,
  primary key (party_id, document_id)
);
comment on table account.payer_document is 'One row: a declaration or a payment that has come in, and the day it was booked to the ledger.';
alter table account.payer_document enable row level security;
alter table account.payer_document force row level security;
create policy by_party on account.payer_document using (platform.door_may_see(party_id)) with check (true);

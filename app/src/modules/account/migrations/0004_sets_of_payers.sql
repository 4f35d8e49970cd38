-- What sets of insurance documents make true: from which set a row came, and by which number of the month, so that a
-- correction replaces what it corrects and nothing older comes back.

-- A month was reported for somebody whom the payer has not registered: the title is what the report says, and a gap.
alter table account.title add column only_reported boolean not null default false;
comment on column account.title.only_reported is 'known from a monthly report alone, without a registration';

alter table account.base add column set_id uuid;
alter table account.base add column set_number int not null default 0;
alter table account.payer_month add column set_id uuid;
alter table account.payer_month add column set_number int not null default 0;
-- By how much benefits the payer has paid out exceed its contributions to the fund; the charge is nothing then.
alter table account.payer_month add column returned_grosze bigint not null default 0 check (returned_grosze >= 0);
comment on column account.payer_month.returned_grosze is 'by how much benefits paid out by the payer exceed what it owes to the fund';

alter table account.break add column payer_id uuid;
alter table account.break add column set_id uuid;
create index break_of_payer on account.break (payer_id, party_id, break_from) where payer_id is not null;

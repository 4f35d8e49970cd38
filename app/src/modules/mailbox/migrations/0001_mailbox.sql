-- Receipts (UPP, UPD), letters, their notices and those who asked whether a document is ours.

create table mailbox.receipt (
  party_id uuid not null,
  receipt_id uuid not null,
  number text not null,
  kind text not null check (kind in ('UPP', 'UPD')),
  -- UPP: the submission. UPD: the letter.
  subject_id uuid not null,
  -- UPP: the commit of the filing. UPD: the signature of whoever collected the letter.
  received_at timestamptz not null,
  facts jsonb not null,
  -- Made once, after the answer if need be; the first seal stays for ever.
  sealed_xml text,
  sealed_at timestamptz,
  pdf_sha256 text,
  primary key (party_id, receipt_id)
);
comment on table mailbox.receipt is 'One row: an official receipt, of a submission that came in (UPP) or of a letter that was collected (UPD).';
create index receipt_pdf on mailbox.receipt (pdf_sha256) where pdf_sha256 is not null;
create unique index receipt_one_upd on mailbox.receipt (party_id, subject_id) where kind = 'UPD';
alter table mailbox.receipt enable row level security;
alter table mailbox.receipt force row level security;
create policy by_party on mailbox.receipt using (platform.door_may_see(party_id)) with check (true);
revoke delete on mailbox.receipt from okienko_app;

create function mailbox.refuse_second_seal() returns trigger language plpgsql as $$
begin
  raise exception 'A sealed receipt does not change.';
end $$;
create trigger receipt_sealed_once before update on mailbox.receipt for each row
  when (old.sealed_xml is not null and (new.sealed_xml is distinct from old.sealed_xml or new.facts is distinct from old.facts or new.received_at is distinct from old.received_at or new.number is distinct from old.number))
  execute function mailbox.refuse_second_seal();

create table mailbox.letter (
  party_id uuid not null,
  letter_id uuid not null,
  matter_id uuid,
  matter_number text,
  number text not null,
  kind text not null check (kind in ('certificate', 'decision', 'letter', 'confirmation')),
  template text not null,
  template_version int not null,
  title jsonb not null,
  -- As the letter and its UPD name the addressee, whatever they are called later.
  addressee_name text not null,
  addressee_id_kind text not null,
  addressee_identifier text not null,
  -- The second datum of the public check: the code printed on the letter, or the last digits of the party's number.
  verification_code text not null,
  party_digits text not null,
  collection text not null check (collection in ('open', 'against-receipt')),
  answer_channel text not null check (answer_channel in ('electronic', 'post', 'branch')),
  decided_at timestamptz not null,
  placed_at timestamptz not null,
  state text not null check (state in ('open', 'placed', 'reminded', 'collected', 'delivered-by-fiction')),
  -- Legal days in the institution's time zone; null for letters that lie open.
  notice2_on date,
  fiction_on date,
  notice2_at timestamptz,
  delivered_on date,
  collected_at timestamptz,
  collected_by uuid,
  access_until date,
  archived_at timestamptz,
  upd_receipt_id uuid,
  pdf_sha256 text not null,
  xml_sha256 text not null,
  withdrawn_at timestamptz,
  retention text not null,
  primary key (party_id, letter_id),
  check ((collection = 'open') = (state = 'open')),
  check ((state = 'collected') = (collected_at is not null)),
  check ((state = 'collected') = (upd_receipt_id is not null)),
  check ((state in ('collected', 'delivered-by-fiction')) = (delivered_on is not null) or state = 'open')
);
comment on table mailbox.letter is 'One row: a letter of the institution laid into a party''s mailbox, and how far its delivery has come.';
create unique index letter_number on mailbox.letter (number text_pattern_ops);
create unique index letter_by_id on mailbox.letter (letter_id);
create index letter_of_matter on mailbox.letter (matter_id) where matter_id is not null;
create index letter_pdf on mailbox.letter (pdf_sha256);
create index letter_xml on mailbox.letter (xml_sha256);
create index letter_in_order on mailbox.letter (party_id, placed_at desc);
alter table mailbox.letter enable row level security;
alter table mailbox.letter force row level security;
create policy by_party on mailbox.letter using (platform.door_may_see(party_id)) with check (true);
revoke delete on mailbox.letter from okienko_app;

create table mailbox.reading (
  party_id uuid not null,
  letter_id uuid not null,
  person_id uuid not null,
  first_read_at timestamptz not null,
  primary key (party_id, letter_id, person_id)
);
comment on table mailbox.reading is 'One row: this person has opened this letter, the first time then. Principal and proxy each have their own.';
alter table mailbox.reading enable row level security;
alter table mailbox.reading force row level security;
create policy by_party on mailbox.reading using (platform.door_may_see(party_id)) with check (true);

create table mailbox.notice (
  party_id uuid not null,
  notice_id uuid not null,
  letter_id uuid not null,
  addressee_id uuid not null,
  kind text not null check (kind in ('first', 'second')),
  queued_at timestamptz not null,
  sent_at timestamptz,
  bounced_at timestamptz,
  primary key (party_id, notice_id)
);
comment on table mailbox.notice is 'One row: one person told by mail that a letter waits. A bounce changes nothing about delivery: the address of delivery is the account.';
create unique index notice_by_id on mailbox.notice (notice_id);
create unique index notice_once on mailbox.notice (letter_id, addressee_id, kind);
alter table mailbox.notice enable row level security;
alter table mailbox.notice force row level security;
create policy by_party on mailbox.notice using (platform.door_may_see(party_id)) with check (true);

create table mailbox.check_count (
  -- `client` or `number`: who asks, or what is asked about.
  counted text not null,
  subject text not null,
  window_from timestamptz not null,
  tries int not null,
  primary key (counted, subject)
);
comment on table mailbox.check_count is 'One row: how often the public check was tried by one client, or for one number, in the present window. Holds no document data.';

-- Narrow doors through row-level security: each answers exactly one question of somebody who may not see the tables.
create function mailbox.door_receipt(party uuid, receipt uuid) returns table (number text, received_at timestamptz)
  language sql stable set okienko.scope = 'system' as $$
  select r.number, r.received_at from mailbox.receipt r where r.party_id = party and r.receipt_id = receipt
$$;

create function mailbox.door_check_number(asked text) returns table (kind text, title jsonb, placed_at timestamptz, withdrawn_at timestamptz, verification_code text, party_digits text)
  language sql stable set okienko.scope = 'system' as $$
  select l.kind, l.title, l.placed_at, l.withdrawn_at, l.verification_code, l.party_digits from mailbox.letter l
  where l.number = asked and (l.collection = 'open' or l.delivered_on is not null)
$$;

create function mailbox.door_check_file(sha256 text) returns table (what text, number text, made_at timestamptz, withdrawn_at timestamptz)
  language sql stable set okienko.scope = 'system' as $$
  select l.kind, l.number, l.placed_at, l.withdrawn_at from mailbox.letter l where l.pdf_sha256 = sha256 or l.xml_sha256 = sha256
  union all
  select r.kind, r.number, r.received_at, null from mailbox.receipt r where r.pdf_sha256 = sha256
$$;

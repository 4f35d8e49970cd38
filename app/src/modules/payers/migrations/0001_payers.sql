-- Insurance documents on their way in: a file is kept, read in one pass, and what it reports stands in rows until it is
-- filed and booked, or thrown away.

create table payers.document_set (
  -- The payer.
  party_id uuid not null,
  set_id uuid not null,
  made_by uuid not null,
  origin text not null check (origin in ('file', 'wizard', 'api')),
  file_name text not null,
  bytes bigint not null,
  sha256 text not null,
  received_at timestamptz not null,
  -- A program's own key: the same key, the same set.
  idempotency_key uuid,
  state text not null check (state in ('received', 'ready', 'refused', 'filed', 'booked', 'thrown-away')),
  -- How far the file has been read, in bytes.
  read_bytes bigint not null default 0,
  read_at timestamptz,
  -- Why nothing of it is kept: code and facts of the sentence.
  refusal jsonb,
  version text,
  documents int not null default 0,
  people int not null default 0,
  -- Of the declaration in it; null where it has none.
  month date,
  number int,
  -- How many findings of each class.
  found jsonb not null default '{}',
  -- The filled form a wizard made it of; closed when the set is filed.
  draft_id uuid,
  submission_id uuid,
  filed_at timestamptz,
  booked_at timestamptz,
  primary key (party_id, set_id)
);
comment on table payers.document_set is 'One row: a file of insurance documents (KEDU) that a payer has brought, whatever made it, and how far it has come.';
create unique index document_set_of_key on payers.document_set (party_id, idempotency_key) where idempotency_key is not null;
create index document_set_by_time on payers.document_set (party_id, received_at desc);
create index document_set_of_month on payers.document_set (party_id, month, number) where state in ('filed', 'booked');
create index document_set_by_file on payers.document_set (sha256);

create table payers.finding (
  party_id uuid not null,
  set_id uuid not null,
  place int not null,
  class text not null check (class in ('K', 'Z', 'O', 'I', 'R')),
  code text not null,
  -- Which document of the file, of what type, under which number of its own.
  document_place int,
  document_type text,
  document_number text,
  block text,
  block_id text,
  field text,
  line int not null,
  byte bigint not null,
  facts jsonb not null,
  -- Whom the block is about, where it is about one: name and identifier.
  person text,
  primary key (party_id, set_id, place)
);
comment on table payers.finding is 'One row: something that verification found in a set.';

create table payers.declaration (
  party_id uuid not null,
  set_id uuid not null,
  document_place int not null,
  month date not null,
  number int not null,
  insured int,
  -- Blocks III to XII as they stood, amounts in grosze: {"IV": {"p1": "9760"}}.
  fields jsonb not null,
  fus_grosze bigint not null,
  fuz_grosze bigint not null,
  labour_grosze bigint not null,
  guaranteed_grosze bigint not null,
  bridging_grosze bigint not null,
  primary key (party_id, set_id, document_place)
);
comment on table payers.declaration is 'One row: a declaration (ZUS DRA) of a set, with what is due to each fund.';

create table payers.reported_month (
  party_id uuid not null,
  set_id uuid not null,
  place int not null,
  month date not null,
  -- P PESEL, 1 identity card, 2 passport.
  insured_kind text not null,
  insured_id text not null,
  surname text not null,
  given_names text not null,
  title_code text not null,
  pension_base_grosze bigint not null,
  sickness_base_grosze bigint not null,
  accident_base_grosze bigint not null,
  health_base_grosze bigint not null,
  pension_grosze bigint not null,
  disability_grosze bigint not null,
  sickness_grosze bigint not null,
  accident_grosze bigint not null,
  health_grosze bigint not null,
  labour_grosze bigint not null,
  guaranteed_grosze bigint not null,
  primary key (party_id, set_id, place)
);
comment on table payers.reported_month is 'One row: what a set says of one person, title and month (ZUS RCA III, or DRA X of a payer alone); bases and contributions of insured and payer together, in grosze.';

create table payers.reported_absence (
  party_id uuid not null,
  set_id uuid not null,
  place int not null,
  month date not null,
  insured_kind text not null,
  insured_id text not null,
  surname text not null,
  given_names text not null,
  title_code text not null,
  code text not null,
  from_day date,
  to_day date,
  days int,
  amount_grosze bigint not null,
  primary key (party_id, set_id, place)
);
comment on table payers.reported_absence is 'One row: a benefit paid or a break in paying contributions (ZUS RSA III).';

create table payers.reported_title (
  party_id uuid not null,
  set_id uuid not null,
  place int not null,
  document text not null check (document in ('ZUA', 'ZZA', 'ZWUA')),
  act text not null check (act in ('register', 'deregister', 'change')),
  insured_kind text not null,
  insured_id text not null,
  surname text not null,
  given_names text not null,
  born_on date,
  title_code text not null,
  from_day date not null,
  insurances text[] not null,
  why text,
  primary key (party_id, set_id, place)
);
comment on table payers.reported_title is 'One row: somebody comes into an insurance title, changes in it or leaves it (ZUS ZUA, ZZA, ZWUA).';

create table payers.reported_family (
  party_id uuid not null,
  set_id uuid not null,
  place int not null,
  insured_kind text not null,
  insured_id text not null,
  surname text not null,
  given_names text not null,
  member_kind text not null,
  member_id text not null,
  member_given_names text not null,
  member_surname text not null,
  member_born_on date,
  kinship text not null,
  act text not null check (act in ('register', 'deregister')),
  from_day date not null,
  primary key (party_id, set_id, place)
);
comment on table payers.reported_family is 'One row: a member of the family comes under an insured person’s health insurance, or leaves it (ZUS ZCNA IV).';

do $$
declare
  place text;
begin
  foreach place in array array['document_set', 'finding', 'declaration', 'reported_month', 'reported_absence', 'reported_title', 'reported_family'] loop
    execute format('alter table payers.%I enable row level security', place);
    execute format('alter table payers.%I force row level security', place);
    execute format('create policy by_party on payers.%I using (platform.door_may_see(party_id)) with check (true)', place);
  end loop;
end $$;

-- Bytes of a set that is gone are remembered as removed, as those of attachments are.
create function payers.file_removed() returns trigger language plpgsql as $$
begin
  insert into platform.removed_file as r (sha256, removed_at) values (old.sha256, now()) on conflict (sha256) do update set removed_at = excluded.removed_at;
  insert into platform.removed_file_of (sha256, party_id) values (old.sha256, old.party_id) on conflict do nothing;
  return null;
end $$;
create trigger document_set_file_removed after delete on payers.document_set for each row execute function payers.file_removed();

-- The only way to delete a set that was filed: its matter is destroyed.
create function payers.destroy_matter(party uuid, matter uuid, submission uuid) returns table (of text, deleted int)
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  sets uuid[];
  place text;
begin
  perform platform.door_only_by_protocol(matter);
  select coalesce(array_agg(s.set_id), '{}') into sets from payers.document_set s where s.party_id = party and s.submission_id = submission;
  foreach place in array array['finding', 'declaration', 'reported_month', 'reported_absence', 'reported_title', 'reported_family', 'document_set'] loop
    execute format('delete from payers.%I t where t.party_id = $1 and t.set_id = any($2)', place) using party, sets;
    of := 'payers.' || place; get diagnostics deleted = row_count; return next;
  end loop;
end $$;

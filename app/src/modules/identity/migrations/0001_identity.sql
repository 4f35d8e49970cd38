-- Who is who, who acts for whom, and how surely we know it.

create table identity.party (
  party_id uuid primary key,
  kind text not null check (kind in ('person', 'organisation')),
  display_name text not null
);
comment on table identity.party is 'One row: somebody who can have matters here, a human being or an organisation.';

create table identity.person (
  person_id uuid primary key references identity.party (party_id),
  -- Null until proved: a registration alone never takes a PESEL.
  pesel text unique check (pesel ~ '^\d{11}$'),
  given_names text not null,
  surname text not null,
  born_on date,
  -- Of a person who runs a business in their own name.
  business_name text,
  nip text unique check (nip ~ '^\d{10}$'),
  regon text check (regon ~ '^\d{9}$'),
  email text,
  phone text,
  lang text not null default 'pl' check (lang in ('pl', 'en')),
  notices_by_email boolean not null default true,
  street text,
  house_number text,
  flat_number text,
  postcode text check (postcode ~ '^\d{2}-\d{3}$'),
  city text,
  branch_code text not null
);
comment on table identity.person is 'One row: a human being; names, birth date and PESEL come from a proof of identity, the rest from the person.';

create table identity.organisation (
  organisation_id uuid primary key references identity.party (party_id),
  name text not null,
  nip text unique check (nip ~ '^\d{10}$'),
  regon text check (regon ~ '^(\d{9}|\d{14})$'),
  legal_form text not null,
  street text,
  house_number text,
  flat_number text,
  postcode text check (postcode ~ '^\d{2}-\d{3}$'),
  city text,
  email text,
  branch_code text not null
);
comment on table identity.organisation is 'One row: a legal person or unit that acts through people.';

create table identity.representative (
  organisation_id uuid not null references identity.organisation (organisation_id),
  person_id uuid not null references identity.person (person_id),
  role text not null,
  valid_from date not null,
  -- Last day; null while it lasts.
  valid_to date,
  primary key (organisation_id, person_id, valid_from),
  check (valid_to >= valid_from)
);
comment on table identity.representative is 'One row: this person represents the organisation by law or statute (board member, owner, head of office).';
create index representative_of_person on identity.representative (person_id, organisation_id);

create table identity.party_role (
  party_id uuid not null references identity.party (party_id),
  role text not null check (role in ('insured', 'payer', 'beneficiary', 'institution')),
  since date not null,
  primary key (party_id, role)
);
comment on table identity.party_role is 'One row: the party stands in this role to the institution since a day.';

create table identity.profile (
  profile_id uuid primary key,
  person_id uuid not null references identity.person (person_id),
  status text not null check (status in ('untrusted', 'confirmed', 'lapsed')),
  created_at timestamptz not null,
  -- What an unconfirmed person says of themselves; compared with a document by a clerk.
  declared_pesel text check (declared_pesel ~ '^\d{11}$'),
  confirm_by timestamptz,
  confirmed_at timestamptz,
  confirmed_by_staff uuid,
  confirmed_document text,
  login text unique,
  password_hash text,
  check (status <> 'untrusted' or (confirm_by is not null and declared_pesel is not null))
);
comment on table identity.profile is 'One row: an account of the portal. Untrusted until a document was seen or a national credential used.';
create index profile_of_person on identity.profile (person_id);
create index profile_waiting on identity.profile (declared_pesel) where status = 'untrusted';

create table identity.mandate (
  mandate_id uuid primary key,
  grantor_id uuid not null references identity.party (party_id),
  -- Null until somebody with this PESEL signs in for the first time.
  proxy_id uuid references identity.person (person_id),
  proxy_pesel text not null check (proxy_pesel ~ '^\d{11}$'),
  grantor_name text not null,
  proxy_name text not null,
  -- action: one act, once · all: all matters, outside the portal · platform: in the portal, in the named roles
  scope text not null check (scope in ('action', 'all', 'platform')),
  roles text[] not null default '{}' check (roles <@ array['insured', 'payer', 'beneficiary', 'institution']),
  -- Only these forms; null means every form.
  forms text[],
  correspondence_only boolean not null default false,
  valid_from date not null,
  -- Last day in force; null means until revoked.
  valid_to date,
  granted_at timestamptz not null,
  revoked_at timestamptz,
  revoked_why text check (revoked_why in ('revoked', 'replaced')),
  -- When the one act of an `action` mandate was done.
  used_at timestamptz,
  submission_id uuid,
  revoking_submission_id uuid,
  note text,
  check (valid_to >= valid_from),
  check ((revoked_at is null) = (revoked_why is null)),
  check (scope <> 'platform' or cardinality(roles) > 0)
);
comment on table identity.mandate is 'One row: a power of attorney (PEL) as granted. Whether it is in force is worked out at every use, never kept.';
create index mandate_of_proxy on identity.mandate (proxy_id, grantor_id) where revoked_at is null;
create index mandate_of_grantor on identity.mandate (grantor_id);
create index mandate_unlinked on identity.mandate (proxy_pesel) where proxy_id is null;
create unique index mandate_of_submission on identity.mandate (submission_id, scope, proxy_pesel) where submission_id is not null;

create table identity.staff (
  staff_id uuid primary key,
  person_id uuid unique references identity.person (person_id),
  -- As the issuer names the employee; also found by the PESEL of the person.
  staff_number text not null unique,
  name text not null,
  roles text[] not null,
  branch_code text not null,
  skills text[] not null default '{}',
  left_on date
);
comment on table identity.staff is 'One row: somebody who works for the institution, with roles, branch and topics they may decide.';

create table identity.session (
  session_id uuid primary key,
  -- SHA-256 of the token; the token itself is only in the browser.
  token_hash bytea not null unique,
  face text not null check (face in ('portal', 'kiosk', 'desk', 'phone')),
  person_id uuid references identity.person (person_id),
  staff_id uuid references identity.staff (staff_id),
  level int not null check (level between 0 and 3),
  way text not null check (way in ('national-node', 'passkey', 'password', 'phone-pin', 'given')),
  authenticated_at timestamptz not null,
  -- In whose name, as chosen; the right to it is looked up at every use.
  acting_for uuid,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  idle_until timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('signed-out', 'rotated', 'profile-lapsed', 'idle', 'expired')),
  check (num_nonnulls(person_id, staff_id) >= 1),
  check ((face = 'desk') = (staff_id is not null))
);
comment on table identity.session is 'One row: somebody signed in on a face, until signed out, idle too long, or at the end of the day.';
create index session_open_of_person on identity.session (person_id) where ended_at is null;
create index session_to_sweep on identity.session (idle_until);

create table identity.passkey (
  person_id uuid not null references identity.person (person_id),
  passkey_id uuid not null,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  backed_up boolean not null,
  added_at timestamptz not null,
  used_at timestamptz,
  primary key (person_id, passkey_id)
);
comment on table identity.passkey is 'One row: a WebAuthn credential bound by a person who had just proved who they are.';

create table identity.passkey_ceremony (
  challenge text primary key,
  purpose text not null check (purpose in ('add', 'sign-in')),
  -- Session that asked to add one; null when signing in.
  session_id uuid,
  return_to text not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table identity.passkey_ceremony is 'One row: a WebAuthn challenge we gave out; good once, for minutes.';

create table identity.pending_sign_in (
  -- SHA-256 of the state parameter.
  state_hash bytea primary key,
  face text not null check (face in ('portal', 'desk')),
  -- SHA-256 of the token in the browser that began: another browser cannot finish it.
  browser_hash bytea not null,
  code_verifier text not null,
  nonce text not null,
  return_to text not null,
  begun_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table identity.pending_sign_in is 'One row: somebody was sent to the issuer and has not come back yet; good once, for ten minutes, on any web process.';

create table identity.phone_pin (
  person_id uuid primary key references identity.person (person_id),
  pin_hash text not null,
  set_at timestamptz not null
);
comment on table identity.phone_pin is 'One row: the PIN by which a person is known on the phone, hashed.';

create table identity.wrong_try (
  -- pin · password · client, and SHA-256 of whom it was tried on: known and unknown alike.
  kind text not null,
  subject bytea not null,
  wrong int not null,
  last_at timestamptz not null,
  locked_until timestamptz,
  primary key (kind, subject)
);
comment on table identity.wrong_try is 'One row: wrong tries in a run against one PESEL, login or client; forgotten after a right one.';

-- A person sees themselves, and the party in whose name they act.
do $$
declare place record;
begin
  for place in select * from (values
    ('party', 'platform.door_may_see(party_id) or platform.door_may_see_person(party_id)'),
    ('person', 'platform.door_may_see(person_id) or platform.door_may_see_person(person_id)'),
    ('organisation', 'platform.door_may_see(organisation_id)'),
    ('representative', 'platform.door_may_see(organisation_id) or platform.door_may_see_person(person_id)'),
    ('party_role', 'platform.door_may_see(party_id)'),
    ('profile', 'platform.door_may_see_person(person_id)'),
    ('mandate', 'platform.door_may_see(grantor_id) or platform.door_may_see_person(proxy_id)'),
    ('staff', 'platform.door_may_see_person(person_id)'),
    ('session', 'platform.door_may_see_person(person_id)'),
    ('passkey', 'platform.door_may_see_person(person_id)'),
    ('phone_pin', 'platform.door_may_see_person(person_id)')
  ) as p(name, sees) loop
    execute format('alter table identity.%I enable row level security', place.name);
    execute format('alter table identity.%I force row level security', place.name);
    execute format('create policy by_party on identity.%I using (%s) with check (true)', place.name, place.sees);
  end loop;
end $$;

-- In whose name a person may act in the portal on a day. Names of parties not acted for are visible only through this.
create function identity.door_actable(person uuid, on_day date)
  returns table (party_id uuid, kind text, display_name text, relation text, mandate_id uuid, scope text, roles text[], forms text[], correspondence_only boolean, valid_to date)
  language plpgsql stable set okienko.scope = 'system' as $$
#variable_conflict use_column
begin
  return query
    select p.party_id, p.kind, p.display_name, 'self', null::uuid, null::text, '{}'::text[], null::text[], false, null::date
      from identity.party p where p.party_id = person
    union all
    select p.party_id, p.kind, p.display_name, 'representative', null, null, '{}', null, false, r.valid_to
      from identity.representative r join identity.party p on p.party_id = r.organisation_id
      where r.person_id = person and r.valid_from <= on_day and (r.valid_to is null or on_day <= r.valid_to)
    union all
    select p.party_id, p.kind, p.display_name, 'mandate', m.mandate_id, m.scope, m.roles, m.forms, m.correspondence_only, m.valid_to
      from identity.mandate m join identity.party p on p.party_id = m.grantor_id
      where m.proxy_id = person and m.revoked_at is null and m.valid_from <= on_day and (m.valid_to is null or on_day <= m.valid_to)
        and (m.scope = 'platform' or (m.scope = 'action' and m.forms is not null and m.used_at is null));
end $$;

-- Keeps sessions open; never beyond their absolute end. Many people's signs of life share one commit. In the order of the
-- hashes, so that two processes cannot wait for each other in a circle.
create function identity.door_touch(hashes bytea[], ats timestamptz[], idle_minutes int) returns table (hash bytea, idle_until timestamptz)
  language plpgsql set okienko.scope = 'system' as $$
#variable_conflict use_column
declare
  sign record;
begin
  for sign in select w.hash, max(w.at) as at from unnest(hashes, ats) as w(hash, at) group by w.hash order by w.hash loop
    return query
      update identity.session s set seen_at = greatest(s.seen_at, sign.at), idle_until = least(s.expires_at, sign.at + make_interval(mins => idle_minutes))
      where s.token_hash = sign.hash and s.ended_at is null and sign.at < s.idle_until and sign.at < s.expires_at
      returning s.token_hash, s.idle_until;
  end loop;
end $$;

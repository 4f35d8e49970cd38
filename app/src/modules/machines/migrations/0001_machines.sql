create table machines.client (
  client_id uuid primary key,
  party_id uuid not null,
  -- Who registered it, and on whose right to the party it acts: looked up at every use.
  person_id uuid not null,
  name text not null,
  -- How it proves itself: a signed assertion with DPoP-bound tokens, or a TLS certificate.
  method text not null check (method in ('private_key_jwt', 'self_signed_tls_client_auth')),
  scopes text[] not null,
  -- How surely the person was known when they registered it.
  level int not null check (level between 2 and 3),
  registered_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid
);
comment on table machines.client is 'One row: a program that acts for a party, registered by a person who may act for it.';
create index client_of_party on machines.client (party_id, registered_at desc);

create table machines.client_key (
  party_id uuid not null,
  client_id uuid not null references machines.client (client_id),
  -- RFC 7638 thumbprint of the key.
  kid text not null,
  -- Public half only.
  jwk jsonb not null,
  -- Of a client that proves itself by TLS: its certificate, base64 DER.
  certificate text,
  added_at timestamptz not null,
  added_by uuid not null,
  removed_at timestamptz,
  primary key (client_id, kid)
);
comment on table machines.client_key is 'One row: a public key by which a program proves itself; we never keep the private half.';

create table machines.issued (
  -- oidc-provider''s name for what this is.
  model text not null,
  -- SHA-256 of the token or identifier; itself it is only with the client.
  id_hash bytea not null,
  client_id uuid,
  session_id uuid,
  payload jsonb not null,
  expires_at timestamptz not null,
  consumed_at timestamptz,
  primary key (model, id_hash)
);
comment on table machines.issued is 'One row: something the authorization server gave out or must remember for minutes (an access token, an identifier already used).';
create index issued_to_client on machines.issued (client_id) where client_id is not null;
create index issued_to_sweep on machines.issued (expires_at);

create table machines.seen_proof (
  proof_hash bytea primary key,
  expires_at timestamptz not null
);
comment on table machines.seen_proof is 'One row: a DPoP proof that was used at the API, so that it is used once.';
create index seen_proof_to_sweep on machines.seen_proof (expires_at);

do $$
declare place record;
begin
  for place in select * from (values ('client'), ('client_key')) as p(name) loop
    execute format('alter table machines.%I enable row level security', place.name);
    execute format('alter table machines.%I force row level security', place.name);
    execute format('create policy by_party on machines.%I using (platform.door_may_see(party_id)) with check (true)', place.name);
  end loop;
end $$;

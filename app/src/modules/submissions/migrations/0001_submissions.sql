create table submissions.draft (
  draft_id uuid primary key,
  party_id uuid not null,
  -- Who is writing it. A proxy and the principal each see the drafts of the party they act for.
  person_id uuid not null,
  form_code text not null,
  form_version int not null,
  -- What was answered; where it is not yet right, as it was typed.
  answers jsonb not null default '{}',
  page text,
  answer_channel text not null default 'electronic',
  begun_at timestamptz not null,
  saved_at timestamptz not null,
  filed_as uuid
);
comment on table submissions.draft is 'One row: a form somebody has begun and not yet filed.';
create index draft_of_party on submissions.draft (party_id, saved_at desc) where filed_as is null;
alter table submissions.draft enable row level security;
alter table submissions.draft force row level security;
create policy by_party on submissions.draft using (platform.door_may_see(party_id)) with check (true);

create table submissions.attachment (
  attachment_id uuid primary key,
  party_id uuid not null,
  draft_id uuid not null,
  submission_id uuid,
  file_name text not null,
  media_type text not null,
  bytes int not null,
  sha256 text not null,
  scan text not null check (scan in ('waiting', 'clean', 'infected')),
  scanned_at timestamptz,
  added_at timestamptz not null
);
comment on table submissions.attachment is 'One row: a file added to a draft; its bytes are in the store under their hash. Only a clean one is ever filed or shown.';
create index attachment_of_draft on submissions.attachment (draft_id);
create index attachment_of_submission on submissions.attachment (submission_id) where submission_id is not null;
alter table submissions.attachment enable row level security;
alter table submissions.attachment force row level security;
create policy by_party on submissions.attachment using (platform.door_may_see(party_id)) with check (true);

create table submissions.submission (
  party_id uuid not null,
  submission_id uuid not null,
  form_code text not null,
  form_version int not null,
  answers jsonb not null,
  -- The form as XML, byte for byte as its digest stands in the UPP.
  document text not null,
  document_sha256 text not null,
  channel text not null,
  answer_channel text not null,
  signature jsonb not null,
  filed_by uuid not null,
  relation text not null,
  mandate_id uuid,
  -- The mandate when it is for one act only: this is the act.
  one_act_mandate_id uuid unique,
  receipt_id uuid not null,
  filed_at timestamptz not null,
  idempotency_key uuid not null,
  body_sha256 text not null,
  draft_id uuid,
  primary key (party_id, submission_id)
);
comment on table submissions.submission is 'One row: a form filed with the institution, never changed afterwards.';
create unique index submission_once on submissions.submission (party_id, idempotency_key);
create index submission_by_id on submissions.submission (submission_id);
alter table submissions.submission enable row level security;
alter table submissions.submission force row level security;
create policy by_party on submissions.submission using (platform.door_may_see(party_id)) with check (true);
revoke update, delete on submissions.submission from okienko_app;

-- What stays of letters and receipts that were destroyed by protocol: enough that whoever holds the paper, or the file, is
-- told so when they ask whether it is ours. Of the two second data only the printed code is kept; the digits of the party's
-- number go with the letter.
create table mailbox.destroyed_document (
  party_id uuid not null,
  document_id uuid not null,
  -- UPP, UPD, or the kind of letter
  kind text not null,
  number text not null,
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  verification_code text,
  pdf_sha256 text,
  xml_sha256 text,
  protocol text not null,
  destroyed_on date not null,
  primary key (party_id, document_id)
);
comment on table mailbox.destroyed_document is 'One row: a letter or receipt that was destroyed by protocol. Nothing of what it said or whom it was to.';
create index destroyed_document_by_number on mailbox.destroyed_document (number);
create index destroyed_document_pdf on mailbox.destroyed_document (pdf_sha256) where pdf_sha256 is not null;
create index destroyed_document_xml on mailbox.destroyed_document (xml_sha256) where xml_sha256 is not null;
alter table mailbox.destroyed_document enable row level security;
alter table mailbox.destroyed_document force row level security;
create policy by_party on mailbox.destroyed_document using (platform.door_may_see(party_id)) with check (true);
revoke update, delete on mailbox.destroyed_document from okienko_app;

-- Whether a document of this number was destroyed; who asks must know its code, which the caller compares.
create function mailbox.door_destroyed_number(asked text)
  returns table (kind text, made_at timestamptz, withdrawn_at timestamptz, verification_code text, protocol text, destroyed_on date)
  language sql stable set okienko.scope = 'system' as $$
  select d.kind, d.made_at, d.withdrawn_at, d.verification_code, d.protocol, d.destroyed_on from mailbox.destroyed_document d where d.number = asked
$$;

create function mailbox.door_destroyed_file(sha256 text)
  returns table (kind text, number text, made_at timestamptz, withdrawn_at timestamptz, protocol text, destroyed_on date)
  language sql stable set okienko.scope = 'system' as $$
  select d.kind, d.number, d.made_at, d.withdrawn_at, d.protocol, d.destroyed_on from mailbox.destroyed_document d
  where d.pdf_sha256 = sha256 or d.xml_sha256 = sha256
$$;

-- The only way to delete letters and receipts, which the application may not: those of one matter that is being destroyed.
create function mailbox.destroy_matter(party uuid, matter uuid, submission uuid) returns table (of text, deleted int)
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  letters uuid[];
begin
  perform platform.door_only_by_protocol(matter);
  select coalesce(array_agg(l.letter_id), '{}') into letters from mailbox.letter l where l.party_id = party and l.matter_id = matter;
  delete from mailbox.reading r where r.party_id = party and r.letter_id = any(letters);
  of := 'mailbox.reading'; get diagnostics deleted = row_count; return next;
  delete from mailbox.notice n where n.party_id = party and n.letter_id = any(letters);
  of := 'mailbox.notice'; get diagnostics deleted = row_count; return next;
  delete from mailbox.receipt r where r.party_id = party and (r.subject_id = submission or r.subject_id = any(letters));
  of := 'mailbox.receipt'; get diagnostics deleted = row_count; return next;
  delete from mailbox.letter l where l.party_id = party and l.letter_id = any(letters);
  of := 'mailbox.letter'; get diagnostics deleted = row_count; return next;
end $$;

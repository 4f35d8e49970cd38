-- The only way to delete what was filed, which the application may not: what opened a matter that is being destroyed, with
-- the draft it came from and all files of both.
create function submissions.destroy_matter(party uuid, matter uuid, submission uuid) returns table (of text, deleted int)
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  drafts uuid[];
begin
  perform platform.door_only_by_protocol(matter);
  select coalesce(array_agg(d.draft_id), '{}') into drafts from submissions.draft d
    where d.party_id = party and (d.filed_as = submission
      or d.draft_id in (select s.draft_id from submissions.submission s where s.party_id = party and s.submission_id = submission));
  delete from submissions.attachment a where a.party_id = party and (a.submission_id = submission or a.draft_id = any(drafts));
  of := 'submissions.attachment'; get diagnostics deleted = row_count; return next;
  delete from submissions.draft d where d.party_id = party and d.draft_id = any(drafts);
  of := 'submissions.draft'; get diagnostics deleted = row_count; return next;
  delete from submissions.honoured_attempt h where h.party_id = party and h.submission_id = submission;
  of := 'submissions.honoured_attempt'; get diagnostics deleted = row_count; return next;
  delete from submissions.submission s where s.party_id = party and s.submission_id = submission;
  of := 'submissions.submission'; get diagnostics deleted = row_count; return next;
end $$;

-- A removed file remembers whose it was, so that a legal hold on them keeps its bytes.
create or replace function submissions.file_removed() returns trigger language plpgsql as $$
begin
  insert into platform.removed_file as r (sha256, removed_at) values (old.sha256, now()) on conflict (sha256) do update set removed_at = excluded.removed_at;
  insert into platform.removed_file_of (sha256, party_id) values (old.sha256, old.party_id) on conflict do nothing;
  return null;
end $$;

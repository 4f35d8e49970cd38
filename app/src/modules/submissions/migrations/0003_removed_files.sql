-- However an attachment goes (taken off, its draft thrown away), its bytes are remembered as removed.
create index attachment_by_file on submissions.attachment (sha256);
create function submissions.file_removed() returns trigger language plpgsql as $$
begin
  insert into platform.removed_file as r (sha256, removed_at) values (old.sha256, now()) on conflict (sha256) do update set removed_at = excluded.removed_at;
  return null;
end $$;
create trigger attachment_file_removed after delete on submissions.attachment for each row execute function submissions.file_removed();

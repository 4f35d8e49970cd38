-- The only way to delete entries, which the application may not: those of a matter that is being destroyed, and of what
-- belonged to it.
create function timeline.destroy_matter(party uuid, matter uuid, ids text[]) returns table (of text, deleted int)
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform platform.door_only_by_protocol(matter);
  delete from timeline.entry e where e.party_id = party
    and (e.matter_id = matter or exists (select from jsonb_each_text(e.facts) f where f.value = any(ids)));
  of := 'timeline.entry'; get diagnostics deleted = row_count; return next;
end $$;

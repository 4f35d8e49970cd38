-- The only way to delete contacts with their notes, which the application may not: those in a matter that is being
-- destroyed.
create function contacts.destroy_matter(party uuid, matter uuid) returns table (of text, deleted int)
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform platform.door_only_by_protocol(matter);
  delete from contacts.note n using contacts.contact c
    where n.party_id = party and c.party_id = party and c.contact_id = n.contact_id and c.matter_id = matter;
  of := 'contacts.note'; get diagnostics deleted = row_count; return next;
  delete from contacts.contact c where c.party_id = party and c.matter_id = matter;
  of := 'contacts.contact'; get diagnostics deleted = row_count; return next;
end $$;

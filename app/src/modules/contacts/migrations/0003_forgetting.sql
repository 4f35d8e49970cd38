-- The only way to delete a contact in no matter, which the application may not: one whose period is over.
create function contacts.forget_contact(party uuid, contact uuid) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform platform.door_only_past_period(contact);
  delete from contacts.note n using contacts.contact c where n.party_id = party and n.contact_id = contact
    and c.party_id = party and c.contact_id = contact and c.matter_id is null;
  delete from contacts.contact c where c.party_id = party and c.contact_id = contact and c.matter_id is null;
end $$;
create index contact_in_no_matter on contacts.contact (began_at) where matter_id is null;

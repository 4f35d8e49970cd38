-- The only way to delete a complaint, which the application may not: an answered one whose period is over.
create function accessibility.forget_complaint(complaint uuid) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform platform.door_only_past_period(complaint);
  delete from accessibility.complaint c where c.complaint_id = complaint and c.answered_at is not null;
end $$;
create policy system_forgets on accessibility.complaint for delete using (current_setting('okienko.scope', true) = 'system');

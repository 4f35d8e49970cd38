-- What stays of a matter that was destroyed by protocol: that there was one, of which form, from when to when, and by which
-- protocol it went.
create table cases.destroyed_matter (
  party_id uuid not null,
  matter_id uuid not null,
  submission_id uuid not null,
  number text not null,
  form_code text not null,
  opened_on date not null,
  ended_on date not null,
  destroyed_on date not null,
  protocol text not null,
  primary key (party_id, matter_id)
);
comment on table cases.destroyed_matter is 'One row: a matter that was destroyed by protocol. Its number, form and days, and nothing of what it was about.';
create unique index destroyed_matter_by_id on cases.destroyed_matter (matter_id);
create unique index destroyed_matter_number on cases.destroyed_matter (number);
create unique index destroyed_matter_once on cases.destroyed_matter (submission_id);
alter table cases.destroyed_matter enable row level security;
alter table cases.destroyed_matter force row level security;
create policy by_party on cases.destroyed_matter using (platform.door_may_see(party_id)) with check (true);
revoke update, delete on cases.destroyed_matter from okienko_app;

-- Of which matter a whole number was, for administrators who come too late with a hold.
create function cases.door_destroyed_of_number(asked text) returns table (destroyed_on date, protocol text)
  language plpgsql stable set okienko.scope = 'system' as $$
#variable_conflict use_column
begin
  if not coalesce(string_to_array(current_setting('okienko.roles', true), ',') && '{administrator}', false) then
    return;
  end if;
  return query select d.destroyed_on, d.protocol from cases.destroyed_matter d where d.number = asked;
end $$;

-- The only way to delete a matter with its steps and decisions, which the application may not: one that is being destroyed.
create function cases.destroy_matter(party uuid, matter uuid) returns table (of text, deleted int)
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform platform.door_only_by_protocol(matter);
  delete from cases.letter_in_work w where w.party_id = party and w.matter_id = matter;
  of := 'cases.letter_in_work'; get diagnostics deleted = row_count; return next;
  delete from cases.decision d where d.party_id = party and d.matter_id = matter;
  of := 'cases.decision'; get diagnostics deleted = row_count; return next;
  delete from cases.action a where a.party_id = party and a.matter_id = matter;
  of := 'cases.action'; get diagnostics deleted = row_count; return next;
  delete from cases.matter m where m.party_id = party and m.matter_id = matter;
  of := 'cases.matter'; get diagnostics deleted = row_count; return next;
end $$;

-- One search is one event and shows many: whom it showed stands in its facts. Each of them reads that they were shown, and
-- nothing of what was looked for or of who else was.
create index audit_of_found on platform.audit_event using gin ((facts -> 'found')) where action = 'desk.search';

-- Searches that showed the party acted for. The party is the one of the transaction's scope, or who reads the log names it.
create function platform.door_searches_that_showed(asked uuid) returns table (seq bigint, at timestamptz, unit text, channel text, role text)
  language plpgsql stable set okienko.scope = 'system' as $$
#variable_conflict use_column
begin
  if asked is distinct from nullif(current_setting('okienko.party', true), '')::uuid
    and not coalesce(string_to_array(current_setting('okienko.roles', true), ',') && '{auditor,administrator}', false) then
    return;
  end if;
  return query select e.seq, e.at, e.unit, e.channel, e.facts ->> 'role' from platform.audit_event e
    where e.action = 'desk.search' and e.facts -> 'found' ? ('party:' || asked);
end $$;

-- To whom by purpose, never by name, the data of the party acted for were opened. The party is the one of the
-- transaction's scope: nobody asks about another.
create function platform.door_openings_of_party() returns table (purpose text, words text, matter_id uuid, opened_at timestamptz, open_until timestamptz)
  language sql stable set okienko.scope = 'system' as $$
  select o.purpose, o.words, o.matter_id, o.opened_at, nullif(o.open_until, 'infinity') from platform.opening o
  where o.party_id = nullif(current_setting('okienko.party', true), '')::uuid
$$;

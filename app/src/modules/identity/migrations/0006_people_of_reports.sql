-- People whom a payer reports and nobody here has met yet. The PESEL is the payer's word: when the person comes and proves
-- who they are, they are found by it, and names and birth follow the proof. Nobody who is known is changed by a report.

-- Day of birth as a PESEL tells it; null where it tells none.
create function identity.door_born_on(pesel text) returns date language sql immutable as $$
  select case when pesel ~ '^\d{11}$' and month between 1 and 12 and day between 1 and extract(day from make_date(year, month, 1) + interval '1 month - 1 day')
    then make_date(year, month, day) end
  from (select (array[1900, 2000, 2100, 2200, 1800])[m / 20 + 1] + y as year, m % 20 as month, d as day
    from (select substr(pesel, 1, 2)::int as y, substr(pesel, 3, 2)::int as m, substr(pesel, 5, 2)::int as d where pesel ~ '^\d{11}$') parts
    where m % 20 between 1 and 12) born
$$;

-- Makes a party and a person of everybody in the list who is not here. One PESEL may come several times.
create function identity.door_add_reported_people(pesels text[], given text[], surnames text[], branch text) returns int
  language plpgsql set okienko.scope = 'system' as $$
declare
  added int;
begin
  with reported as (
    select distinct on (r.pesel) r.pesel, r.given_names, r.surname from unnest(pesels, given, surnames) as r(pesel, given_names, surname)
    where r.pesel ~ '^\d{11}$' order by r.pesel
  ), fresh as (
    select uuidv7() as person_id, r.* from reported r where not exists (select 1 from identity.person p where p.pesel = r.pesel)
  ), parties as (
    insert into identity.party (party_id, kind, display_name) select f.person_id, 'person', f.given_names || ' ' || f.surname from fresh f returning party_id
  ), people as (
    insert into identity.person (person_id, pesel, given_names, surname, born_on, branch_code)
    select f.person_id, f.pesel, f.given_names, f.surname, identity.door_born_on(f.pesel), branch from fresh f join parties p on p.party_id = f.person_id returning person_id
  )
  insert into identity.party_role (party_id, role, since) select p.person_id, 'insured', current_date from people p;
  get diagnostics added = row_count;
  return added;
end $$;

-- Who they are, by PESEL; for putting what is reported onto their accounts.
create function identity.door_people_by_pesel(pesels text[]) returns table (pesel text, person_id uuid)
  language plpgsql stable set okienko.scope = 'system' as $$
#variable_conflict use_column
begin
  return query select p.pesel, p.person_id from identity.person p where p.pesel = any(pesels);
end $$;

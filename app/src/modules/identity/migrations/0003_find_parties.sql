-- Parties are found by the beginnings of their names and by their numbers.
alter table identity.person add column surname_folded text collate "C" generated always as (platform.door_fold(surname)) stored;
alter table identity.person add column given_names_folded text collate "C" generated always as (platform.door_fold(given_names)) stored;
alter table identity.person add column business_folded text collate "C" generated always as (platform.door_fold(business_name)) stored;
alter table identity.organisation add column name_folded text collate "C" generated always as (platform.door_fold(name)) stored;
create index person_by_name on identity.person (surname_folded, given_names_folded);
create index person_by_business on identity.person (business_folded) where business_folded is not null;
create index organisation_by_name on identity.organisation (name_folded);
create index person_by_pesel on identity.person (pesel collate "C") where pesel is not null;
create index person_by_regon on identity.person (regon) where regon is not null;
create index organisation_by_regon on identity.organisation (regon) where regon is not null;

-- What staff may see of a party before it is open to them: what tells it from others alike, its PESEL masked. Nobody but
-- staff who work with people is told anything.
create function identity.door_party_masked(parties uuid[])
  returns table (party_id uuid, kind text, name text, pesel_end text, born_year int, nip text, regon text, business_name text, city text, branch_code text)
  language plpgsql stable set okienko.scope = 'system' as $$
#variable_conflict use_column
begin
  if not coalesce(string_to_array(current_setting('okienko.roles', true), ',') && '{clerk,supervisor,hall-officer,consultant}', false) then
    return;
  end if;
  return query
    select p.party_id, p.kind, p.display_name, right(h.pesel, 4), extract(year from h.born_on)::int, coalesce(h.nip, o.nip), coalesce(h.regon, o.regon), h.business_name,
      coalesce(h.city, o.city), coalesce(h.branch_code, o.branch_code)
    from identity.party p left join identity.person h on h.person_id = p.party_id left join identity.organisation o on o.organisation_id = p.party_id
    where p.party_id = any(parties);
end $$;

-- By the beginnings of the words of a name, in either order; firms by the beginning of their whole name.
create function identity.door_find_by_name(words text[], most int) returns uuid[]
  language plpgsql stable set okienko.scope = 'system' as $$
declare
  one text collate "C" := platform.door_fold(words[1]);
  two text collate "C" := coalesce(platform.door_fold(words[2]), '');
  whole text collate "C" := platform.door_fold(array_to_string(words, ' '));
  past text := chr(1114111);
begin
  return array(
    (select h.person_id from identity.person h
      where h.surname_folded >= one and h.surname_folded < one || past and h.given_names_folded >= two and h.given_names_folded < two || past
      order by h.surname_folded, h.given_names_folded limit most)
    union
    (select h.person_id from identity.person h
      where two <> '' and h.surname_folded >= two and h.surname_folded < two || past and h.given_names_folded >= one and h.given_names_folded < one || past
      order by h.surname_folded, h.given_names_folded limit most)
    union
    (select o.organisation_id from identity.organisation o where o.name_folded >= whole and o.name_folded < whole || past order by o.name_folded limit most)
    union
    (select h.person_id from identity.person h where h.business_folded >= whole and h.business_folded < whole || past order by h.business_folded limit most)
  );
end $$;

-- By PESEL (or its first six digits and more), NIP, REGON.
create function identity.door_find_by_number(digits text, most int) returns uuid[]
  language plpgsql stable set okienko.scope = 'system' as $$
begin
  return array(
    (select h.person_id from identity.person h where length(digits) between 6 and 11 and h.pesel collate "C" >= digits and h.pesel collate "C" < digits || ':' order by h.pesel collate "C" limit most)
    union (select h.person_id from identity.person h where h.nip = digits)
    union (select o.organisation_id from identity.organisation o where o.nip = digits)
    union (select h.person_id from identity.person h where h.regon = digits limit most)
    union (select o.organisation_id from identity.organisation o where o.regon = digits limit most)
  );
end $$;

-- The last digits of a PESEL beside a search by its first ones told ten of eleven. Before a party is open none is told:
-- name, year of birth, place and branch tell people apart, and whoever knows the PESEL types it.
create or replace function identity.door_party_masked(parties uuid[])
  returns table (party_id uuid, kind text, name text, pesel_end text, born_year int, nip text, regon text, business_name text, city text, branch_code text)
  language plpgsql stable set okienko.scope = 'system' as $$
#variable_conflict use_column
begin
  if not coalesce(string_to_array(current_setting('okienko.roles', true), ',') && '{clerk,supervisor,hall-officer,consultant}', false) then
    return;
  end if;
  return query
    select p.party_id, p.kind, p.display_name, null::text, extract(year from h.born_on)::int, coalesce(h.nip, o.nip), coalesce(h.regon, o.regon), h.business_name,
      coalesce(h.city, o.city), coalesce(h.branch_code, o.branch_code)
    from identity.party p left join identity.person h on h.person_id = p.party_id left join identity.organisation o on o.organisation_id = p.party_id
    where p.party_id = any(parties);
end $$;

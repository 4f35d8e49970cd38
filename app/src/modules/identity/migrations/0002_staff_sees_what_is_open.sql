-- Names of colleagues are for everybody at the desk; a session is also of the clerk whose it is.
drop policy by_party on identity.staff;
create policy by_party on identity.staff using (
  platform.door_may_see_person(person_id) or current_setting('okienko.scope', true) = 'staff'
) with check (true);

drop policy by_party on identity.session;
create policy by_party on identity.session using (
  platform.door_may_see_person(person_id) or staff_id = nullif(current_setting('okienko.staff', true), '')::uuid
) with check (true);

-- Whom to tell that a letter waits for a party: itself or its representatives, and proxies in the portal. Whoever writes
-- the letter need not see these people.
create function identity.door_notice_addressees(party uuid, on_day date) returns table (person_id uuid, email text, lang text, display_name text)
  language plpgsql stable set okienko.scope = 'system' as $$
#variable_conflict use_column
begin
  return query
    with who as (
      select party as person_id
      union select r.person_id from identity.representative r where r.organisation_id = party and r.valid_from <= on_day and (r.valid_to is null or on_day <= r.valid_to)
      union select m.proxy_id from identity.mandate m
        where m.grantor_id = party and m.scope = 'platform' and m.revoked_at is null and m.valid_from <= on_day and (m.valid_to is null or on_day <= m.valid_to)
    )
    select h.person_id, h.email, h.lang, p.display_name from who join identity.person h on h.person_id = who.person_id join identity.party p on p.party_id = h.person_id
    where h.email is not null and h.notices_by_email order by h.person_id;
end $$;

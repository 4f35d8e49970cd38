-- Matters that came to their end, for retention: by form and year, without what happened in them or what they are about.
create index matter_ended on cases.matter (form_code, changed_at, matter_id) include (party_id) where state = 'decided';

-- How many matters of a form ended in which year, before a moment; and how many of those are of named parties or are named.
create function cases.door_ended_by_year(forms text[], befores timestamptz[], parties uuid[], matters uuid[])
  returns table (form_code text, ended_in int, counted int, named int)
  language plpgsql stable set okienko.scope = 'system' as $$
#variable_conflict use_column
begin
  if not coalesce(string_to_array(current_setting('okienko.roles', true), ',') && '{administrator,auditor}', false) then
    return;
  end if;
  return query select m.form_code, extract(year from m.changed_at at time zone 'Europe/Warsaw')::int, count(*)::int,
      (count(*) filter (where m.party_id = any(parties) or m.matter_id = any(matters)))::int
    from unnest(forms, befores) w(form, before)
    join cases.matter m on m.form_code = w.form and m.changed_at < w.before and m.state = 'decided'
    group by 1, 2 order by 1, 2;
end $$;

-- Numbers and ends of the matters of a form that ended in a stretch of time, from behind one of them.
create function cases.door_ended(form text, since timestamptz, before timestamptz, behind uuid, most int)
  returns table (matter_id uuid, party_id uuid, number text, ended_at timestamptz)
  language plpgsql stable set okienko.scope = 'system' as $$
#variable_conflict use_column
begin
  if not coalesce(string_to_array(current_setting('okienko.roles', true), ',') && '{administrator,auditor}', false) then
    return;
  end if;
  if behind is null then
    return query select m.matter_id, m.party_id, m.number, m.changed_at from cases.matter m
      where m.form_code = form and m.state = 'decided' and m.changed_at >= since and m.changed_at < before
      order by m.changed_at, m.matter_id limit most;
  else
    return query select m.matter_id, m.party_id, m.number, m.changed_at from cases.matter m
      where m.form_code = form and m.state = 'decided' and m.changed_at >= since and m.changed_at < before
        and (m.changed_at, m.matter_id) > (select b.changed_at, b.matter_id from cases.matter b where b.matter_id = behind)
      order by m.changed_at, m.matter_id limit most;
  end if;
end $$;

-- Whose matter a number is of.
create function cases.door_matter_of_number(asked text) returns table (matter_id uuid, party_id uuid)
  language plpgsql stable set okienko.scope = 'system' as $$
#variable_conflict use_column
begin
  if not coalesce(string_to_array(current_setting('okienko.roles', true), ',') && '{administrator}', false) then
    return;
  end if;
  return query select m.matter_id, m.party_id from cases.matter m where m.number = asked;
end $$;

-- The archive categories of the letters in matters, for retention; nothing of the letters themselves.
create function mailbox.door_categories(matters uuid[]) returns table (matter_id uuid, category text)
  language plpgsql stable set okienko.scope = 'system' as $$
#variable_conflict use_column
begin
  if not coalesce(string_to_array(current_setting('okienko.roles', true), ',') && '{administrator,auditor}', false) then
    return;
  end if;
  return query select distinct l.matter_id, l.retention from mailbox.letter l where l.matter_id = any(matters);
end $$;

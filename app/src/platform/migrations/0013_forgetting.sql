-- Asked by the functions with which modules delete what lies outside matters: only while this very record is forgotten.
create function platform.door_only_past_period(id uuid) returns void language plpgsql stable as $$
begin
  if current_setting('okienko.scope', true) is distinct from 'system' or current_setting('okienko.forgetting', true) is distinct from id::text then
    raise exception 'Nothing is forgotten but when its period is over.';
  end if;
end $$;

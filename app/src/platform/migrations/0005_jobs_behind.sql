-- How long the oldest job that is due and that nobody works at has waited, in seconds; 0 where none does. For who
-- measures availability, without giving the application the worker's schema.
create function platform.door_jobs_behind() returns double precision
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select coalesce(extract(epoch from now() - min(j.run_at)), 0) from graphile_worker.jobs j
    where j.run_at <= now() and j.locked_at is null and j.attempts < j.max_attempts);
end $$;

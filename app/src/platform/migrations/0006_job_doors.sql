-- What waits among the jobs and what has failed, for those who look after the house; their payloads stay inside.
create function platform.door_jobs_by_task() returns table (task text, waiting bigint, failing bigint, given_up bigint, oldest timestamptz)
  language sql stable security definer set search_path = pg_catalog as $$
  select t.identifier, count(*) filter (where j.attempts < j.max_attempts), count(*) filter (where j.attempts > 0 and j.attempts < j.max_attempts),
    count(*) filter (where j.attempts >= j.max_attempts), min(j.created_at)
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id group by t.identifier order by t.identifier
$$;
create function platform.door_failed_jobs(most int) returns table (id bigint, task text, attempts int, max_attempts int, run_at timestamptz, fault text)
  language sql stable security definer set search_path = pg_catalog as $$
  select j.id, t.identifier, j.attempts::int, j.max_attempts::int, j.run_at, left(j.last_error, 300)
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  where j.attempts > 0 and j.last_error is not null order by (j.attempts >= j.max_attempts) desc, j.run_at limit most
$$;
-- Tries a failed job again at once, however often it was tried.
create function platform.door_retry_job(job bigint) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.reschedule_jobs(array[job], run_at => now(), attempts => 0);
  return found;
end $$;

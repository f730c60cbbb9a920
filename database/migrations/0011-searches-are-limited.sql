-- How often the actor has done something lately, for limits. Counts own rows of the log, which the actor may not read.
create index on app.read_log (municipality_id, staff_id, read_at desc);
create function app.done_lately(wanted_act text, within interval) returns integer language sql stable security definer set search_path = '' as $$
  select count(*)::integer from app.read_log
  where municipality_id = app.municipality() and staff_id = app.staff() and act = wanted_act and read_at > app.now() - within
$$;

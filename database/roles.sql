-- Cluster-wide roles, idempotent. The program logs in as hb_app (rows), hb_auth (sessions) and hb_jobs (queue);
-- hb_owner owns every table and is used by migrations alone. None is superuser, none bypasses row-level security.
do $$
declare wanted text;
begin
  foreach wanted in array array['hb_owner', 'hb_app', 'hb_auth', 'hb_jobs'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I nologin nosuperuser nocreatedb nocreaterole nobypassrls noreplication', wanted);
    end if;
  end loop;
end $$;

-- Everyone may know which migrations have been run; the table holds nothing else.
grant select on app.schema_migration to hb_app;
create policy which_migrations_ran on app.schema_migration for select to hb_app
  using (version is not null);

-- Case roles see who covers for whom in the municipality and can set up cover.
grant select, insert on app.cover to hb_app;
create policy cover_in_own_municipality on app.cover for select to hb_app
  using (municipality_id = (select app.municipality())
    and (select app.has_case_role()));
create policy set_up_cover on app.cover for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and ((select app.roles()) && array['leader', 'project_leader'] or absent_staff_id = (select app.staff())));

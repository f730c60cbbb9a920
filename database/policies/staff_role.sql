-- Everyone at work in the municipality sees who holds which role.
grant select on app.staff_role to hb_app;
create policy staff_role_of_own_municipality on app.staff_role for select to hb_app
  using (municipality_id = (select app.municipality()));

-- Everyone at work in the municipality sees who works there.
grant select on app.staff to hb_app;
create policy staff_of_own_municipality on app.staff for select to hb_app
  using (municipality_id = (select app.municipality()));

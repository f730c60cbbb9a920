-- Everyone at work in the municipality sees its offices.
grant select on app.office to hb_app;
create policy office_of_own_municipality on app.office for select to hb_app
  using (municipality_id = (select app.municipality()));

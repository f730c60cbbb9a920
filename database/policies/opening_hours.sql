-- Everyone at work in the municipality sees the opening hours.
grant select on app.opening_hours to hb_app;
create policy opening_hours_of_own_municipality on app.opening_hours for select to hb_app
  using (municipality_id = (select app.municipality()));

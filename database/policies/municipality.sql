-- Everyone at work sees the own municipality, and no other.
grant select on app.municipality to hb_app;
create policy own_municipality on app.municipality for select to hb_app
  using (municipality_id = (select app.municipality()));

-- A draft is seen by the one who writes it, and by nobody else.
grant select, insert, update, delete on app.draft to hb_app;
create policy own_draft on app.draft for all to hb_app
  using (municipality_id = (select app.municipality())
    and staff_id = (select app.staff()))
  with check (municipality_id = (select app.municipality())
    and staff_id = (select app.staff()));

-- A placement is seen by those who may see the citizen.
grant select, insert, update on app.placement to hb_app;
create policy placement_of_visible_citizen on app.placement for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[]));
create policy add_placement on app.placement for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[])
    and registered_by = (select app.staff()));
create policy change_placement on app.placement for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[]))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[]));

-- A placement is seen by those whom the citizen's file or a consent to work opens it to.
grant select, insert, update on app.placement to hb_app;
create policy placement_of_visible_citizen on app.placement for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.readable_work())::uuid[]));
create policy add_placement on app.placement for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.work_citizens())::uuid[])
    and registered_by = (select app.staff()));
create policy change_placement on app.placement for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.work_citizens())::uuid[]))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.work_citizens())::uuid[]));

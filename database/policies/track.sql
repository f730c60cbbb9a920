-- The position in the model is seen with the plan.
grant select, insert, update on app.track to hb_app;
create policy track_of_visible_citizen on app.track for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.readable_plan())::uuid[]));
create policy add_track on app.track for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.plan_citizens())::uuid[])
    and registered_by = (select app.staff()));
create policy change_track on app.track for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.plan_citizens())::uuid[]))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.plan_citizens())::uuid[]));

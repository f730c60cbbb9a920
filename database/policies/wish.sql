-- A job wish or education wish is seen with the plan.
grant select, insert, update on app.wish to hb_app;
create policy wish_of_visible_citizen on app.wish for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.readable_plan())::uuid[]));
create policy add_wish on app.wish for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.plan_citizens())::uuid[])
    and registered_by = (select app.staff()));
create policy change_wish on app.wish for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.plan_citizens())::uuid[]))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.plan_citizens())::uuid[]));

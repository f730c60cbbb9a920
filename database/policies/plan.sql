-- The plan is seen by those whom the citizen's file or a consent to the plan opens it to.
grant select, insert, update on app.plan to hb_app;
create policy plan_of_visible_citizen on app.plan for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.readable_plan())::uuid[]));
create policy add_plan on app.plan for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.plan_citizens())::uuid[]));
create policy change_plan on app.plan for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.plan_citizens())::uuid[]))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.plan_citizens())::uuid[]));

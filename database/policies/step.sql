-- The steps of a plan are seen with the plan.
grant select, insert, update on app.step to hb_app;
create policy step_of_visible_citizen on app.step for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.readable_plan())::uuid[]));
create policy add_step on app.step for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.plan_citizens())::uuid[])
    and set_by = (select app.staff()));
create policy change_step on app.step for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.plan_citizens())::uuid[]))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.plan_citizens())::uuid[]));

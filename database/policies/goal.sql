-- The goals of a plan are seen with the plan.
grant select, insert, update on app.goal to hb_app;
create policy goal_of_visible_citizen on app.goal for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.readable_plan())::uuid[]));
create policy add_goal on app.goal for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.plan_citizens())::uuid[]));
create policy change_goal on app.goal for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.plan_citizens())::uuid[]))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.plan_citizens())::uuid[]));

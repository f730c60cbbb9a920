-- A promise is seen by its controller's staff who may see the citizen, and by those told of the plan with consent.
grant select, insert, update on app.promise to hb_app;
create policy promise_of_visible_citizen on app.promise for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.readable_citizens())::uuid[])
    and (controller_id = (select app.organisation())
      or controller_id || '/' || citizen_id = any ((select app.disclosed_plan())::text[])));
create policy add_promise on app.promise for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[])
    and controller_id = (select app.organisation())
    and made_by = (select app.staff()));
create policy change_promise on app.promise for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[])
    and (controller_id = (select app.organisation())
      or controller_id || '/' || citizen_id = any ((select app.disclosed_plan())::text[])))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[])
    and (controller_id = (select app.organisation())
      or controller_id || '/' || citizen_id = any ((select app.disclosed_plan())::text[])));

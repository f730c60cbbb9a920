-- An appointment is seen by its controller's staff who may see the citizen, and by those told who follows, with consent.
grant select, insert, update on app.appointment to hb_app;
create policy appointment_of_visible_citizen on app.appointment for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.readable_citizens())::uuid[])
    and (controller_id = (select app.organisation())
      or controller_id || '/' || citizen_id = any ((select app.disclosed_following())::text[])));
create policy add_appointment on app.appointment for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[])
    and controller_id = (select app.organisation())
    and made_by = (select app.staff()));
create policy change_appointment on app.appointment for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[])
    and (controller_id = (select app.organisation())
      or controller_id || '/' || citizen_id = any ((select app.disclosed_following())::text[])))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[])
    and (controller_id = (select app.organisation())
      or controller_id || '/' || citizen_id = any ((select app.disclosed_following())::text[])));

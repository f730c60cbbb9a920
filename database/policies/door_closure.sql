-- Case roles at an office see and decide when its door is closed.
grant select, insert, update on app.door_closure to hb_app;
create policy closure_at_own_office on app.door_closure for select to hb_app
  using (municipality_id = (select app.municipality())
    and office_id = any ((select app.offices())::uuid[])
    and (select app.has_case_role()));
create policy close_own_door on app.door_closure for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and office_id = any ((select app.offices())::uuid[])
    and (select app.has_case_role())
    and closed_by = (select app.staff()));
create policy reopen_own_door on app.door_closure for update to hb_app
  using (municipality_id = (select app.municipality())
    and office_id = any ((select app.offices())::uuid[])
    and (select app.has_case_role()))
  with check (municipality_id = (select app.municipality())
    and office_id = any ((select app.offices())::uuid[])
    and (select app.has_case_role()));

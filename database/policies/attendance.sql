-- Attendance is seen by those whom the citizen's file or a consent to work opens it to.
grant select, insert, update on app.attendance to hb_app;
create policy attendance_of_visible_citizen on app.attendance for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.readable_work())::uuid[]));
create policy add_attendance on app.attendance for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.work_citizens())::uuid[]));
create policy change_attendance on app.attendance for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.work_citizens())::uuid[]))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.work_citizens())::uuid[]));

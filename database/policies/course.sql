-- Case roles at an office see and lead its courses.
grant select, insert, update on app.course to hb_app;
create policy course_at_own_office on app.course for select to hb_app
  using (municipality_id = (select app.municipality())
    and office_id = any ((select app.offices())::uuid[])
    and (select app.has_case_role()));
create policy start_course on app.course for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and office_id = any ((select app.offices())::uuid[])
    and (select app.has_case_role()));
create policy change_course on app.course for update to hb_app
  using (municipality_id = (select app.municipality())
    and office_id = any ((select app.offices())::uuid[])
    and (select app.has_case_role()))
  with check (municipality_id = (select app.municipality())
    and office_id = any ((select app.offices())::uuid[])
    and (select app.has_case_role()));

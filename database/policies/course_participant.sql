-- Who takes part in a course is seen by those whom the citizen's file or a consent to work opens it to.
grant select, insert, update on app.course_participant to hb_app;
create policy course_participant_of_visible_citizen on app.course_participant for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.readable_work())::uuid[]));
create policy add_course_participant on app.course_participant for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.work_citizens())::uuid[]));
create policy change_course_participant on app.course_participant for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.work_citizens())::uuid[]))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.work_citizens())::uuid[]));

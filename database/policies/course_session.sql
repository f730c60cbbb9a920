-- The sessions are seen with their course.
grant select, insert, update on app.course_session to hb_app;
create policy session_of_seen_course on app.course_session for select to hb_app
  using (exists (select from app.course c
      where c.municipality_id = course_session.municipality_id and c.course_id = course_session.course_id));
create policy add_session on app.course_session for insert to hb_app
  with check (exists (select from app.course c
      where c.municipality_id = course_session.municipality_id and c.course_id = course_session.course_id));
create policy change_session on app.course_session for update to hb_app
  using (exists (select from app.course c
      where c.municipality_id = course_session.municipality_id and c.course_id = course_session.course_id))
  with check (exists (select from app.course c
      where c.municipality_id = course_session.municipality_id and c.course_id = course_session.course_id));

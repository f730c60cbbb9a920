-- Which office a citizen belongs to is seen by those who see who follows the citizen.
grant select, insert, update on app.enrolment to hb_app;
create policy enrolment_of_visible_citizen on app.enrolment for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.readable_following())::uuid[]));
create policy enrol_at_own_office on app.enrolment for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and office_id = any ((select app.offices())::uuid[])
    and (select app.has_case_role())
    and (select app.is_municipal())
    and registered_by = (select app.staff()));
create policy change_enrolment on app.enrolment for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.following_citizens())::uuid[])
    and (select app.is_municipal()))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.following_citizens())::uuid[])
    and (select app.is_municipal()));

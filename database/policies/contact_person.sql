-- Who the fixed contact person is and was is seen by those who see who follows the citizen.
grant select, insert, update on app.contact_person to hb_app;
create policy contact_person_of_visible_citizen on app.contact_person for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.readable_following())::uuid[]));
create policy add_contact_person on app.contact_person for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.following_citizens())::uuid[])
    and registered_by = (select app.staff()));
create policy change_contact_person on app.contact_person for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.following_citizens())::uuid[]))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.following_citizens())::uuid[]));

-- A contact is seen by its controller's staff, or with a consent to notes, and by whom its own visibility names: author, authority, team.
grant select, insert, update on app.contact to hb_app;
create policy contact_seen_by on app.contact for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.readable_citizens())::uuid[])
    and (controller_id = (select app.organisation())
      or controller_id || '/' || citizen_id = any ((select app.disclosed_notes())::text[]))
    and (visibility = 'team' or written_by = (select app.staff())
      or visibility = 'authority' and (select app.is_municipal())));
create policy write_contact on app.contact for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[])
    and controller_id = (select app.organisation())
    and written_by = (select app.staff()));
create policy correct_own_contact on app.contact for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[])
    and written_by = (select app.staff()))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[])
    and written_by = (select app.staff()));

-- A contact is seen by those who may see the citizen and whom its own visibility names: its author, the authority, or the team.
grant select, insert, update on app.contact to hb_app;
create policy contact_seen_by on app.contact for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[])
    and (visibility = 'team' or written_by = (select app.staff())
      or visibility = 'authority' and (select app.is_municipal())));
create policy write_contact on app.contact for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[])
    and written_by = (select app.staff()));
create policy correct_own_contact on app.contact for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[])
    and (visibility = 'team' or written_by = (select app.staff())
      or visibility = 'authority' and (select app.is_municipal()))
    and written_by = (select app.staff()))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[])
    and written_by = (select app.staff()));

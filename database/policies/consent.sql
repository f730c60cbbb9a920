-- A consent is seen by those who may see the citizen; municipal staff register it.
grant select, insert, update on app.consent to hb_app;
create policy consent_of_visible_citizen on app.consent for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[]));
create policy add_consent on app.consent for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[])
    and (select app.is_municipal())
    and registered_by = (select app.staff()));
create policy change_consent on app.consent for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[]))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[]));

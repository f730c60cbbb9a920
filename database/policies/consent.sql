-- A consent is seen by those who see who follows the citizen; the municipality registers it, or the organisation that will disclose.
grant select, insert, update on app.consent to hb_app;
create policy consent_of_followed_citizen on app.consent for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.readable_following())::uuid[]));
create policy register_consent on app.consent for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.following_citizens())::uuid[])
    and ((select app.is_municipal()) or discloser_id = (select app.organisation()))
    and registered_by = (select app.staff()));
create policy withdraw_consent on app.consent for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.following_citizens())::uuid[])
    and ((select app.is_municipal()) or discloser_id = (select app.organisation())))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.following_citizens())::uuid[])
    and ((select app.is_municipal()) or discloser_id = (select app.organisation())));

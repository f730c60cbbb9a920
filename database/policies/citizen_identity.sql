-- The CPR number is seen by municipal staff who may see the citizen; a housing organisation is a private party and never sees it.
grant select, insert, update on app.citizen_identity to hb_app;
create policy identity_for_municipal_staff on app.citizen_identity for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[])
    and (select app.is_municipal()));
create policy register_identity on app.citizen_identity for insert to hb_app
  with check ((select app.is_municipal())
    and exists (select from app.citizen c where c.municipality_id = citizen_identity.municipality_id and c.citizen_id = citizen_identity.citizen_id
      and c.citizen_id = any ((select app.visible_citizens())::uuid[])));
create policy correct_identity on app.citizen_identity for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[])
    and (select app.is_municipal()))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[])
    and (select app.is_municipal()));

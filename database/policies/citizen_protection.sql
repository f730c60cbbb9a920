-- Name and address protection is seen by everyone who may see the citizen, so that nobody gives the address away.
grant select, insert, update on app.citizen_protection to hb_app;
create policy citizen_protection_of_visible_citizen on app.citizen_protection for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.readable_citizens())::uuid[]));
create policy add_citizen_protection on app.citizen_protection for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[])
    and (select app.is_municipal()));
create policy change_citizen_protection on app.citizen_protection for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[])
    and (select app.is_municipal()))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.visible_citizens())::uuid[])
    and (select app.is_municipal()));

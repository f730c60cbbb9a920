-- The address is seen by municipal staff who may see the citizen; by others only while no name and address protection runs.
grant select, insert, update on app.citizen_address to hb_app;
create policy address_unless_protected on app.citizen_address for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.readable_following())::uuid[])
    and ((select app.is_municipal()) or not exists (select from app.citizen_protection p
      where p.municipality_id = citizen_address.municipality_id and p.citizen_id = citizen_address.citizen_id
        and p.valid_from <= app.today() and (p.valid_to is null or p.valid_to > app.today()))));
create policy register_address on app.citizen_address for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.following_citizens())::uuid[])
    and (select app.is_municipal()));
create policy end_address on app.citizen_address for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.following_citizens())::uuid[])
    and (select app.is_municipal()))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.following_citizens())::uuid[])
    and (select app.is_municipal()));

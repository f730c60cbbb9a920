-- Everyone at work in the municipality sees who handles tenancy, rent or hiring for the landlord; its leaders and administrators keep the list.
grant select, insert, update on app.landlord_duty to hb_app;
create policy landlord_duty_of_own_municipality on app.landlord_duty for select to hb_app
  using (municipality_id = (select app.municipality()));
create policy register_landlord_duty on app.landlord_duty for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and ('system_administrator' = any ((select app.roles())::text[])
      or 'leader' = any ((select app.roles())::text[]) and (select app.is_municipal())));
create policy end_landlord_duty on app.landlord_duty for update to hb_app
  using (municipality_id = (select app.municipality())
    and ('system_administrator' = any ((select app.roles())::text[])
      or 'leader' = any ((select app.roles())::text[]) and (select app.is_municipal())))
  with check (municipality_id = (select app.municipality())
    and ('system_administrator' = any ((select app.roles())::text[])
      or 'leader' = any ((select app.roles())::text[]) and (select app.is_municipal())));

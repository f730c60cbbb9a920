-- A hold is placed, seen and lifted by the leaders of the organisation that answers for what it holds.
grant select, insert, update on app.legal_hold to hb_app;
create policy hold_of_own_organisation on app.legal_hold for select to hb_app
  using (municipality_id = (select app.municipality())
    and controller_id = (select app.organisation())
    and 'leader' = any ((select app.roles())::text[]));
create policy place_hold on app.legal_hold for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and controller_id = (select app.organisation())
    and 'leader' = any ((select app.roles())::text[])
    and app.answers_for(citizen_id)
    and placed_by = (select app.staff()));
create policy lift_hold on app.legal_hold for update to hb_app
  using (municipality_id = (select app.municipality())
    and controller_id = (select app.organisation())
    and 'leader' = any ((select app.roles())::text[]))
  with check (municipality_id = (select app.municipality())
    and controller_id = (select app.organisation())
    and 'leader' = any ((select app.roles())::text[]));

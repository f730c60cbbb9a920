-- The team round a citizen is seen by those who see who follows the citizen.
grant select, insert, update on app.citizen_team to hb_app;
create policy citizen_team_of_visible_citizen on app.citizen_team for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.readable_following())::uuid[]));
create policy add_citizen_team on app.citizen_team for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.following_citizens())::uuid[]));
create policy change_citizen_team on app.citizen_team for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.following_citizens())::uuid[]))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.following_citizens())::uuid[]));

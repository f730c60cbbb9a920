-- A citizen is seen by those whom app.compute_visible_citizens names: office, relation, cover, consent. A case role may open a new file.
grant select, insert, update on app.citizen to hb_app;
create policy citizen_visible_to_actor on app.citizen for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.readable_citizens())::uuid[]));
create policy case_role_opens_file on app.citizen for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and (select app.has_case_role())
    and (select app.is_municipal())
    and registered_by = (select app.staff())
    and controller_id = (select app.organisation()));
create policy change_followed_citizen on app.citizen for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.following_citizens())::uuid[]))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.following_citizens())::uuid[]));

-- A link is seen and revoked by those who see whom it is about, or by its maker; its codes by nobody.
grant insert, update, select (municipality_id, link_id, purpose, recipient_kind, citizen_id, tries_left, is_single_use, made_by, made_at, expires_at,
  first_used_at, revoked_at) on app.link to hb_app;
create policy link_about_visible_citizen on app.link for select to hb_app
  using (municipality_id = (select app.municipality())
    and (citizen_id = any ((select app.visible_citizens())::uuid[]) or citizen_id is null and made_by = (select app.staff())));
create policy make_link on app.link for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and (citizen_id is null or citizen_id = any ((select app.visible_citizens())::uuid[]))
    and made_by = (select app.staff()));
create policy revoke_link on app.link for update to hb_app
  using (municipality_id = (select app.municipality())
    and (citizen_id = any ((select app.visible_citizens())::uuid[]) or citizen_id is null and made_by = (select app.staff())));

-- That a message was sent is seen by those who see whom it is about, or by its maker; where to and what by nobody but the sender.
grant insert, select (municipality_id, message_id, citizen_id, kind, channel, is_confirmed, made_by, made_at, send_before, state, tries, settled_at, problem)
  on app.message to hb_app;
create policy message_about_visible_citizen on app.message for select to hb_app
  using (municipality_id = (select app.municipality())
    and (citizen_id = any ((select app.visible_citizens())::uuid[]) or citizen_id is null and made_by = (select app.staff())));
create policy queue_message on app.message for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and (citizen_id is null or citizen_id = any ((select app.visible_citizens())::uuid[]))
    and made_by = (select app.staff()));

-- The topics of a contact are seen with the contact.
grant select, insert, delete on app.contact_topic to hb_app;
create policy contact_topic_of_seen_contact on app.contact_topic for select to hb_app
  using (exists (select from app.contact c
      where c.municipality_id = contact_topic.municipality_id and c.contact_id = contact_topic.contact_id));
create policy add_contact_topic on app.contact_topic for insert to hb_app
  with check (exists (select from app.contact c
      where c.municipality_id = contact_topic.municipality_id and c.contact_id = contact_topic.contact_id
        and c.citizen_id = any ((select app.visible_citizens())::uuid[])));
create policy remove_contact_topic on app.contact_topic for delete to hb_app
  using (exists (select from app.contact c
      where c.municipality_id = contact_topic.municipality_id and c.contact_id = contact_topic.contact_id
        and c.citizen_id = any ((select app.visible_citizens())::uuid[])));

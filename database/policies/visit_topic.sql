-- What a visit is about is seen by those who may open the file; without a file, by the office.
grant select, insert, delete on app.visit_topic to hb_app;
create policy topic_for_those_who_may_open_the_file on app.visit_topic for select to hb_app
  using (exists (select from app.visit v
      where v.municipality_id = visit_topic.municipality_id and v.visit_id = visit_topic.visit_id
        and (v.citizen_id is null or v.citizen_id = any ((select app.readable_citizens())::uuid[]))));
create policy set_topic on app.visit_topic for insert to hb_app
  with check (exists (select from app.visit v
      where v.municipality_id = visit_topic.municipality_id and v.visit_id = visit_topic.visit_id
        and (v.citizen_id is null or v.citizen_id = any ((select app.visible_citizens())::uuid[]))));
create policy unset_topic on app.visit_topic for delete to hb_app
  using (exists (select from app.visit v
      where v.municipality_id = visit_topic.municipality_id and v.visit_id = visit_topic.visit_id
        and (v.citizen_id is null or v.citizen_id = any ((select app.visible_citizens())::uuid[]))));

-- The sample is drawn, seen and signed off by leaders of the office, never by the one whose reading it is; a leader's by any other leader.
grant select, insert, update on app.read_review to hb_app;
create policy review_for_other_leaders on app.read_review for select to hb_app
  using (municipality_id = (select app.municipality())
    and (select app.is_municipal())
    and 'leader' = any ((select app.roles())::text[])
    and staff_id <> (select app.staff())
    and (concerns_leader or office_id = any ((select app.offices())::uuid[])));
create policy draw_review_at_own_office on app.read_review for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and (select app.is_municipal())
    and 'leader' = any ((select app.roles())::text[])
    and office_id = any ((select app.offices())::uuid[])
    and registered_by = (select app.staff()));
create policy sign_review_of_others on app.read_review for update to hb_app
  using (municipality_id = (select app.municipality())
    and (select app.is_municipal())
    and 'leader' = any ((select app.roles())::text[])
    and staff_id <> (select app.staff())
    and (concerns_leader or office_id = any ((select app.offices())::uuid[])));

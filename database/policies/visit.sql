-- Case roles at an office see its queue; anyone who may see the citizen sees the visit on the case. Who it is and why lies elsewhere.
grant select, insert, update on app.visit to hb_app;
create policy queue_of_own_office_or_visible_citizen on app.visit for select to hb_app
  using ((municipality_id = (select app.municipality())
    and office_id = any ((select app.offices())::uuid[])
    and (select app.has_case_role()))
    or (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.readable_citizens())::uuid[])));
create policy register_visit_at_own_office on app.visit for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and office_id = any ((select app.offices())::uuid[])
    and (select app.has_case_role())
    and registered_by = (select app.staff())
    and (citizen_id is null or citizen_id = any ((select app.visible_citizens())::uuid[])));
create policy serve_visit_at_own_office on app.visit for update to hb_app
  using (municipality_id = (select app.municipality())
    and office_id = any ((select app.offices())::uuid[])
    and (select app.has_case_role()))
  with check (municipality_id = (select app.municipality())
    and office_id = any ((select app.offices())::uuid[])
    and (select app.has_case_role()));

-- Case roles at an office see and change who is in that office when.
grant select, insert, update on app.shift to hb_app;
create policy shift_at_own_office on app.shift for select to hb_app
  using (municipality_id = (select app.municipality())
    and office_id = any ((select app.offices())::uuid[])
    and (select app.has_case_role()));
create policy add_shift_at_own_office on app.shift for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and office_id = any ((select app.offices())::uuid[])
    and (select app.has_case_role()));
create policy change_shift_at_own_office on app.shift for update to hb_app
  using (municipality_id = (select app.municipality())
    and office_id = any ((select app.offices())::uuid[])
    and (select app.has_case_role()))
  with check (municipality_id = (select app.municipality())
    and office_id = any ((select app.offices())::uuid[])
    and (select app.has_case_role()));

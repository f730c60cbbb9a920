-- Case roles in the municipality see and keep the companies.
grant select, insert, update on app.company to hb_app;
create policy company_of_own_municipality on app.company for select to hb_app
  using (municipality_id = (select app.municipality())
    and (select app.has_case_role()));
create policy add_company on app.company for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and (select app.has_case_role())
    and registered_by = (select app.staff()));
create policy change_company on app.company for update to hb_app
  using (municipality_id = (select app.municipality())
    and (select app.has_case_role()))
  with check (municipality_id = (select app.municipality())
    and (select app.has_case_role()));

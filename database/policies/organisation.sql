-- Everyone at work in the municipality sees its organisations, except partners marked sensitive, which only case roles see.
grant select on app.organisation to hb_app;
create policy organisation_of_own_municipality on app.organisation for select to hb_app
  using (municipality_id = (select app.municipality())
    and (not is_sensitive or (select app.has_case_role())));

-- Everyone at work sees the common code lists and those of the own municipality.
grant select on app.code to hb_app;
create policy common_or_own_codes on app.code for select to hb_app
  using (municipality_id in (0, (select app.municipality())));

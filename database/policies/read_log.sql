-- The read log is read by leaders of the municipality; everyone writes the own rows, and nobody changes or deletes one.
grant select, insert on app.read_log to hb_app;
create policy log_for_leaders on app.read_log for select to hb_app
  using (municipality_id = (select app.municipality())
    and (select app.is_municipal())
    and 'leader' = any ((select app.roles())::text[])
    and citizen_ids <@ ((select app.visible_citizens())::uuid[]));
create policy write_own_log_rows on app.read_log for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and staff_id = (select app.staff())
    and organisation_id = (select app.organisation()));

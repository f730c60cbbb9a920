-- The receipt of a sent form is seen by its sender.
grant select, insert, update, delete on app.form_receipt to hb_app;
create policy own_form_receipt on app.form_receipt for all to hb_app
  using (municipality_id = (select app.municipality())
    and staff_id = (select app.staff()))
  with check (municipality_id = (select app.municipality())
    and staff_id = (select app.staff()));

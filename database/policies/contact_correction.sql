-- The corrections of a contact are seen with the contact, and never changed.
grant select, insert on app.contact_correction to hb_app;
create policy contact_correction_of_seen_contact on app.contact_correction for select to hb_app
  using (exists (select from app.contact c
      where c.municipality_id = contact_correction.municipality_id and c.contact_id = contact_correction.contact_id));
create policy add_contact_correction on app.contact_correction for insert to hb_app
  with check (exists (select from app.contact c
      where c.municipality_id = contact_correction.municipality_id and c.contact_id = contact_correction.contact_id
        and c.citizen_id = any ((select app.visible_citizens())::uuid[]))
    and corrected_by = (select app.staff()));

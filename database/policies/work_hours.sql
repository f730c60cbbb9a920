-- Hours are seen with the placement; a correction is a new row, nothing is changed or deleted.
grant select, insert on app.work_hours to hb_app;
create policy work_hours_of_visible_citizen on app.work_hours for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.readable_work())::uuid[]));
create policy add_work_hours on app.work_hours for insert to hb_app
  with check (registered_by = (select app.staff())
    and exists (select from app.placement p where p.municipality_id = work_hours.municipality_id
      and p.placement_id = work_hours.placement_id and p.citizen_id = work_hours.citizen_id
      and p.citizen_id = any ((select app.work_citizens())::uuid[])));
grant select on app.current_work_hours to hb_app;

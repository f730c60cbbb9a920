-- What stands in the way is seen with the plan; a sensitive barrier only by its writer and the contact person.
grant select, insert, update on app.barrier to hb_app;
create policy barrier_of_visible_citizen on app.barrier for select to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.readable_plan())::uuid[])
    and (not is_sensitive or noted_by = (select app.staff()) or (select app.is_municipal())
      and exists (select from app.contact_person p where p.municipality_id = barrier.municipality_id and p.citizen_id = barrier.citizen_id
        and p.staff_id = (select app.staff()) and p.valid_from <= app.today() and (p.valid_to is null or p.valid_to > app.today()))));
create policy note_barrier on app.barrier for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.plan_citizens())::uuid[])
    and noted_by = (select app.staff()));
create policy lift_barrier on app.barrier for update to hb_app
  using (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.plan_citizens())::uuid[])
    and (not is_sensitive or noted_by = (select app.staff()) or (select app.is_municipal())
      and exists (select from app.contact_person p where p.municipality_id = barrier.municipality_id and p.citizen_id = barrier.citizen_id
        and p.staff_id = (select app.staff()) and p.valid_from <= app.today() and (p.valid_to is null or p.valid_to > app.today()))))
  with check (municipality_id = (select app.municipality())
    and citizen_id = any ((select app.plan_citizens())::uuid[]));

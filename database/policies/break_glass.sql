-- Who broke which glass and why is read by the one who did, and by leaders of the municipality who may see the citizen; functions alone write it.
grant select on app.break_glass to hb_app;
create policy own_or_led_break_glass on app.break_glass for select to hb_app
  using (municipality_id = (select app.municipality())
    and (staff_id = (select app.staff())
      or (select app.is_municipal()) and 'leader' = any ((select app.roles())::text[])
        and citizen_id = any ((select app.visible_citizens())::uuid[])));

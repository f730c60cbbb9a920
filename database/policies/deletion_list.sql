-- What an organisation has deleted is seen by its leaders, as numbers without names; the list is written by a deletion alone and never changed.
grant select on app.deletion_list to hb_app;
create policy deletions_of_own_organisation on app.deletion_list for select to hb_app
  using (municipality_id = (select app.municipality())
    and controller_id = (select app.organisation())
    and 'leader' = any ((select app.roles())::text[]));

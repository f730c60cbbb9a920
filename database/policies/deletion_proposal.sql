-- A deletion is proposed, seen and called off by the leaders of the organisation that answers for it; approving is app.carry_out_deletion alone.
grant select, insert, delete on app.deletion_proposal to hb_app;
create policy proposal_of_own_organisation on app.deletion_proposal for select to hb_app
  using (municipality_id = (select app.municipality())
    and controller_id = (select app.organisation())
    and 'leader' = any ((select app.roles())::text[]));
create policy propose_deletion on app.deletion_proposal for insert to hb_app
  with check (municipality_id = (select app.municipality())
    and controller_id = (select app.organisation())
    and 'leader' = any ((select app.roles())::text[])
    and (citizen_id is null or app.answers_for(citizen_id))
    and proposed_by = (select app.staff()));
create policy call_off_deletion on app.deletion_proposal for delete to hb_app
  using (municipality_id = (select app.municipality())
    and controller_id = (select app.organisation())
    and 'leader' = any ((select app.roles())::text[]));

-- Applied last, after every table's policy: what holds for all tables alike.
do $$
declare t record;
begin
  for t in select c.oid, n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = 'app' and c.relkind = 'r' loop
    execute format('alter table %I.%I enable row level security', t.nspname, t.relname);
    execute format('alter table %I.%I force row level security', t.nspname, t.relname);
    -- The owner keeps the house (migrations, the visibility function); the program never logs in as the owner.
    execute format('drop policy if exists the_owner_keeps_the_house on %I.%I', t.nspname, t.relname);
    execute format('create policy the_owner_keeps_the_house on %I.%I to hb_owner using (true) with check (true)', t.nspname, t.relname);
  end loop;
end $$;
revoke all on all functions in schema app from public;
grant execute on all functions in schema app to hb_app;
revoke execute on function app.compute_visible_citizens(integer, uuid) from hb_app;
revoke execute on function app.ordinary_hours_of_everyone(integer, uuid, date, date) from hb_app;
revoke execute on function app.chain_read_log() from hb_app;
revoke execute on function app.set_visibility(integer, uuid, uuid) from hb_app;
revoke execute on function app.municipal_organisation(integer) from hb_app;
revoke execute on function app.refuse_unconfirmed_message() from hb_app;
revoke execute on function app.keep_oversight() from hb_app;
-- What deletes, or counts about citizens whom nobody sees any more, runs inside the functions that ask who acts.
revoke execute on function app.closed_cases(integer, uuid, uuid), app.count_rows_about(integer, uuid, uuid), app.log_deletion(app.deletion_list, text, text),
  app.cut_read_log(app.deletion_list), app.forget_names_at_the_door(app.deletion_list), app.loosen_links(integer, uuid, uuid),
  app.erase_search_words(app.deletion_list, app.citizen, text), app.erase(app.deletion_list), app.replay_deletions(jsonb),
  app.case_type_of(integer, uuid), app.refuse_own_approval() from hb_app;

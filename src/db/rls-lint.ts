import type pg from 'pg';

/** Without persons, so every row may be seen by everybody at work. */
const openTables = ['installation', 'schema_migration'];

/** Everything in the database that weakens the rights; empty when all is well. Runs as the program's login role. */
export async function rlsLint(pool: pg.Pool): Promise<string[]> {
  const answer = await pool.query<{ finding: string }>(
    `select format('table app.%I lacks forced row-level security', c.relname) as finding
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'app' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
     union all
     select format('view app.%I does not run as its reader', c.relname)
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'app' and c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false)
     union all
     select format('materialised view or foreign table app.%I knows no rights', c.relname)
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'app' and c.relkind in ('m', 'f')
     union all
     select format('policy %I on app.%I is true for everyone', policyname, tablename) from pg_policies
     where schemaname = 'app' and not ('hb_owner' = any (roles)) and (qual = 'true' or with_check = 'true') and tablename <> all ($1)
     union all
     select format('policy %I on app.%I is for the role %s', policyname, tablename, roles::text) from pg_policies
     where schemaname = 'app' and roles <> '{hb_app}' and roles <> '{hb_owner}'
     union all
     select format('app.%I is granted to %s', table_name, grantee) from information_schema.role_table_grants
     where table_schema = 'app' and grantee = 'PUBLIC'
     union all
     select format('%I.%I is granted to hb_app', table_schema, table_name) from information_schema.role_table_grants
     where table_schema in ('auth', 'jobs') and grantee = 'hb_app'
     union all
     select format('the login role %s is superuser, owner or above the rights', r.rolname) from pg_roles r
     where r.rolname = current_user and (r.rolsuper or r.rolbypassrls or pg_has_role(r.oid, 'hb_owner', 'member'))
     union all
     select format('the login role %s reaches sign-in, which has a role of its own', r.rolname) from pg_roles r
     where r.rolname = current_user and pg_has_role(r.oid, 'hb_auth', 'member')
     union all
     select format('function app.%I runs as its owner without a fixed search path', p.proname)
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname = 'app' and p.prosecdef and not coalesce(array_to_string(p.proconfig, ',') like '%search_path=%', false)`,
    [openTables],
  );
  return answer.rows.map((row) => row.finding);
}

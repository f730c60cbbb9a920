import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import pg from 'pg';

/** The schema version this program needs: the number of its last migration. */
export function neededSchemaVersion(root: string): number {
  return Math.max(...migrationFiles(root).map(numberOf));
}

/** What stands in the database: null when Hjemmebane has never been there. */
export async function schemaVersionOf(client: pg.ClientBase | pg.Pool): Promise<number | null> {
  const there = await client.query(`select to_regclass('app.schema_migration') is not null as there`);
  if (!there.rows[0].there) return null;
  const answer = await client.query('select max(version)::integer as version from app.schema_migration');
  return answer.rows[0].version;
}

/**
 * Brings the database up to this program: roles, migrations not yet run, then every policy and code list anew, in one transaction.
 * `owner` logs in as a role that may create roles and schemas; `logins` are the roles the program
 * logs in as; each becomes a member of the role it stands for.
 */
export async function migrate(
  owner: pg.ClientConfig,
  root: string,
  logins: { hb_app?: string | undefined; hb_auth?: string | undefined } = {},
): Promise<number> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtext('hjemmebane migrate'))`);
    await client.query(read(root, 'database/roles.sql'));
    await client.query('grant hb_owner to current_user');
    await client.query(
      `do $$ begin execute format('grant create, connect on database %I to hb_owner', current_database()); end $$`,
    );
    await client.query('set local role hb_owner');
    await runMigrations(client, root);
    await applyPolicies(client, root);
    await loadCodeLists(client, root);
    await client.query('reset role');
    if (logins.hb_app) await client.query(`grant hb_app to ${pg.escapeIdentifier(logins.hb_app)}`);
    if (logins.hb_auth) await client.query(`grant hb_auth to ${pg.escapeIdentifier(logins.hb_auth)}`);
    await client.query('commit');
    return neededSchemaVersion(root);
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    await client.end();
  }
}

async function runMigrations(client: pg.Client, root: string): Promise<void> {
  const done = (await schemaVersionOf(client)) ?? 0;
  for (const file of migrationFiles(root).filter((name) => numberOf(name) > done)) {
    const text = read(root, file);
    await client.query(text);
    if (numberOf(file) === 1) {
      await client.query(
        'create table app.schema_migration (version integer primary key, name text not null, fingerprint text not null, run_at timestamptz not null default now())',
      );
      await client.query('grant select on app.schema_migration to hb_app');
    }
    const fingerprint = createHash('sha256').update(text).digest('hex');
    await client.query('insert into app.schema_migration (version, name, fingerprint) values ($1, $2, $3)', [
      numberOf(file),
      path.basename(file),
      fingerprint,
    ]);
  }
}

async function applyPolicies(client: pg.Client, root: string): Promise<void> {
  await client.query(`do $$ declare p record; begin
    for p in select policyname, tablename from pg_policies where schemaname = 'app' loop
      execute format('drop policy %I on app.%I', p.policyname, p.tablename); end loop;
    execute 'revoke all on all tables in schema app from hb_app'; end $$`);
  for (const file of globSync('database/policies/*.sql', { cwd: root }).sort()) await client.query(read(root, file));
  await client.query(read(root, 'database/after-policies.sql'));
}

async function loadCodeLists(client: pg.Client, root: string): Promise<void> {
  for (const file of globSync('database/code-lists/*.csv', { cwd: root }).sort()) {
    const list = path.basename(file, '.csv');
    const rows = parse(read(root, file), { columns: true, skip_empty_lines: true }) as Record<string, string>[];
    for (const [position, row] of rows.entries()) {
      const { code, valid_from, valid_to, name_da, name_en, ...attributes } = row;
      await client.query(
        `insert into app.code (municipality_id, list, code, valid_from, valid_to, name_da, name_en, position, attributes)
         values (0, $1, $2, $3, nullif($4, '')::date, $5, $6, $7, $8)
         on conflict (municipality_id, list, code, valid_from) do update
         set valid_to = excluded.valid_to, name_da = excluded.name_da, name_en = excluded.name_en,
             position = excluded.position, attributes = excluded.attributes`,
        [list, code, valid_from, valid_to ?? '', name_da, name_en, position, JSON.stringify(attributes)],
      );
    }
  }
}

const read = (root: string, file: string) => readFileSync(path.join(root, file), 'utf8');
const migrationFiles = (root: string) => globSync('database/migrations/*.sql', { cwd: root }).sort();
const numberOf = (file: string) => Number(path.basename(file).slice(0, 4));

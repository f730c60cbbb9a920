import { type RawBuilder, sql } from 'kysely';
import type pg from 'pg';

const writers = ['registered_by', 'written_by', 'made_by', 'noted_by', 'set_by', 'corrected_by', 'closed_by'];
const rows = new Map<string, Record<string, unknown>>();

/** The statement that adds a copy of a row as somebody's own: a new key, her name as its writer, her organisation as its controller. */
export async function copyInOwnName(
  owner: pg.Client,
  table: string,
  where: Record<string, unknown>,
  staffId: string,
): Promise<RawBuilder<unknown>> {
  const row = await rowOf(owner, table, where);
  const copy: Record<string, unknown> = { ...row, controller_id: null };
  const key = `${table}_id`;
  if (key in copy) copy[key] = crypto.randomUUID();
  for (const column of writers) if (copy[column]) copy[column] = staffId;
  return sql`insert into ${sql.table(table)} select * from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(copy)}::jsonb)`;
}

async function rowOf(
  owner: pg.Client,
  table: string,
  where: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const name = `${table} ${JSON.stringify(where)}`;
  const known = rows.get(name);
  if (known) return known;
  const conditions = Object.keys(where).map((column, index) => `${column} = $${index + 1}`);
  const answer = await owner.query(
    `select to_jsonb(t) as row from ${table} t where ${conditions.join(' and ')} limit 1`,
    Object.values(where),
  );
  const row = answer.rows[0].row as Record<string, unknown>;
  rows.set(name, row);
  return row;
}

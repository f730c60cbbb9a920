import { type RawBuilder, sql } from 'kysely';
import type pg from 'pg';

const writers = [
  'registered_by',
  'written_by',
  'made_by',
  'noted_by',
  'set_by',
  'corrected_by',
  'closed_by',
  'placed_by',
  'proposed_by',
];
/** Rows that only the rights keep with what they belong to. */
const parents: Record<string, string> = {
  work_hours: 'placement_id',
  course_session: 'course_id',
  contact_topic: 'contact_id',
  contact_correction: 'contact_id',
  visit_topic: 'visit_id',
};
const rows = new Map<string, Record<string, unknown>>();

/** A row that may be added again under a new key. */
export interface Copy {
  hasWriter: boolean;
  hasController: boolean;
  /** The column that names what the row belongs to, when the rights ask for it. */
  parent: string | undefined;
  /** The statement that adds it: who writes it, and, when it is forged, whose it is, where, and under what. */
  by(
    staffId: string,
    more?: { controllerId?: string; municipalityId?: number; parentId?: string },
  ): RawBuilder<unknown>;
}

/** A copy of the row that `where` finds. */
export async function copyOf(owner: pg.Client, table: string, where: Record<string, unknown>): Promise<Copy> {
  const row = await rowOf(owner, table, where);
  const written = writers.filter((column) => row[column]);
  return {
    hasWriter: written.length > 0,
    hasController: 'controller_id' in row || table === 'read_log',
    parent: parents[table],
    by(staffId, more = {}) {
      const copy: Record<string, unknown> = { ...row, controller_id: more.controllerId ?? null };
      if (more.municipalityId) copy.municipality_id = more.municipalityId;
      if (more.parentId) copy[parents[table] as string] = more.parentId;
      if (table === 'read_log' && more.controllerId) copy.organisation_id = more.controllerId;
      const key = `${table}_id`;
      if (key in copy) copy[key] = crypto.randomUUID();
      for (const column of written) copy[column] = staffId;
      const name = sql.table(table);
      return sql`insert into ${name} select * from jsonb_populate_record(null::${name}, ${JSON.stringify(copy)}::jsonb)`;
    },
  };
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

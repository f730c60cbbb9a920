import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';
import { copyOf } from './copy-of.ts';
import { mayAdd, mayChange, mayDelete, mayRead } from './oracle.ts';
import { type ActorName, type CitizenName, citizenNames, type MatrixHouse } from './the-house.ts';

const condition = (where: Record<string, unknown>) =>
  sql.join(
    Object.entries(where).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
    sql` and `,
  );

/** A statement that met a constraint: it was allowed, and may have reached anything. */
const SOMETHING = Number.POSITIVE_INFINITY;

/** How many rows the statement reached; a refusal by grant or policy counts as none. */
export async function reached(tx: ActorTx, statement: RawBuilder<unknown>): Promise<number> {
  await sql`savepoint cell`.execute(tx);
  try {
    const answer = await statement.execute(tx);
    return Number(answer.numAffectedRows ?? answer.rows.length);
  } catch (error) {
    const { code = '' } = error as { code?: string };
    // Rights are asked before constraints and rules: a row that only those refuse was allowed.
    if (code.startsWith('23') || code === 'HB002') return SOMETHING;
    // HB003: what was written once is not rewritten, by anybody.
    if (code !== '42501' && code !== 'HB003') throw error;
    return 0;
  } finally {
    await sql`rollback to savepoint cell`.execute(tx);
  }
}

interface Asker {
  matrix: MatrixHouse;
  actor: ActorName;
  tx: ActorTx;
  me: Actor;
  asked: number;
  wrong: string[];
}

/**
 * Holds the tables against the oracle as the actor: each citizen's row is read, added, changed and deleted; and each table is changed and
 * deleted blindly, without looking, because looking asks the rights to read as well. With `stopAtFirst` it ends at the first wrong cell.
 */
export async function askCells(
  matrix: MatrixHouse,
  actor: ActorName,
  tables: readonly string[],
  stopAtFirst = false,
): Promise<{ asked: number; wrong: string[] }> {
  return matrix.house.database.asActor(matrix.actors[actor], async (tx, me) => {
    await lookThroughEverything(tx, matrix);
    const asker: Asker = { matrix, actor, tx, me, asked: 0, wrong: [] };
    for (const table of tables) {
      await askBlindly(asker, table);
      for (const citizen of citizenNames) {
        if (stopAtFirst && asker.wrong.length > 0) return asker;
        // Tables of people at work have a row here and one in the other municipality.
        if (matrix.rows[table]?.[citizen]) await askOne(asker, table, citizen);
      }
    }
    return asker;
  });
}

/** Everybody tries every file's glass; it opens for those who have broken it and for nobody else. */
async function lookThroughEverything(tx: ActorTx, { citizens }: MatrixHouse): Promise<void> {
  const all = Object.values(citizens);
  await sql`select app.look_through_broken_glass(whose) from unnest(${all}::uuid[]) whose`.execute(tx);
}

/** The table behind a row of the matrix: "contact, for its author" is a kind of contact. */
export const tableOf = (row: string): string => row.split(',')[0] as string;

async function askOne(asker: Asker, row: string, citizen: CitizenName): Promise<void> {
  const { matrix, actor, me } = asker;
  const where = matrix.rows[row]?.[citizen] as Record<string, unknown>;
  const name = sql.table(tableOf(row));
  const copy = await copyOf(matrix.house.owner, tableOf(row), where);
  const expect = async (verb: string, may: boolean | undefined, statement: RawBuilder<unknown>) => {
    asker.asked++;
    const did = (await reached(asker.tx, statement)) > 0;
    if (did !== (may ?? false)) asker.wrong.push(`${verb} ${row} of ${citizen}: oracle ${may}, database ${did}`);
  };
  await expect('read', mayRead[row]?.(actor, citizen), sql`select 1 from ${name} where ${condition(where)}`);
  await expect('add', mayAdd[row]?.(actor, citizen), copy.by(me.staffId));
  await expect(
    'change',
    mayChange[row]?.(actor, citizen),
    sql`update ${name} set municipality_id = municipality_id where ${condition(where)}`,
  );
  await expect('delete', mayDelete[row]?.(actor, citizen), sql`delete from ${name} where ${condition(where)}`);
  // Never in somebody else's name, under another controller, or in another municipality.
  if (copy.hasWriter) await expect('add for another', false, copy.by(matrix.nobody));
  if (copy.hasController)
    await expect('add to another controller', false, copy.by(me.staffId, { controllerId: matrix.elsewhere(me) }));
  if (copy.parent) await expect('add to another', false, copy.by(me.staffId, { parentId: matrix.nobody }));
  await expect('add elsewhere', false, copy.by(me.staffId, { municipalityId: me.municipalityId === 1 ? 2 : 1 }));
}

/** Changes and deletes all that can be reached; and moves it to where nobody may put it. */
async function askBlindly(asker: Asker, row: string): Promise<void> {
  if (row !== tableOf(row)) return;
  const { matrix, actor, tx, me } = asker;
  const name = sql.table(row);
  const expect = async (verb: string, count: number, statement: RawBuilder<unknown>) => {
    asker.asked++;
    const did = await reached(tx, statement);
    if (did !== count) asker.wrong.push(`${verb} all of ${row}: oracle ${count}, database ${did}`);
  };
  const counted = async (oracle: typeof mayRead) =>
    (await matrix.allRows(row)).filter((one) => oracle[one.row]?.(actor, one.citizen)).length;
  await expect('change', await counted(mayChange), sql`update ${name} set municipality_id = ${me.municipalityId}`);
  await expect('delete', await counted(mayDelete), sql`delete from ${name}`);
  for (const column of matrix.guarded[row] ?? []) {
    const there = column === 'municipality_id' ? 99 : matrix.nobody;
    await expect(`move ${column} of`, 0, sql`update ${name} set ${sql.ref(column)} = ${there}`);
  }
}

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActorTx } from '#db/database.ts';
import { recordFigures } from '../record-figure.ts';
import { copyInOwnName } from './copy-in-own-name.ts';
import { mayAdd, mayChange, mayDelete, mayRead, openInMunicipality, ownTests } from './oracle.ts';
import { actorNames, buildMatrixHouse, citizenNames, type MatrixHouse } from './the-house.ts';

let matrix: MatrixHouse;
let cells = 0;
let wrongCells = 0;
beforeAll(async () => {
  matrix = await buildMatrixHouse();
});
afterAll(async () => {
  await matrix.house.close();
  recordFigures([
    { id: 'access-matrix', metric: 'cells of tables', value: cells, target: '>= 20000', pass: cells >= 20_000 },
    { id: 'access-matrix', metric: 'wrong cells of tables', value: wrongCells, target: '0', pass: wrongCells === 0 },
  ]);
  expect(cells).toBeGreaterThan(20_000);
});

const condition = (where: Record<string, unknown>) =>
  sql.join(
    Object.entries(where).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
    sql` and `,
  );

/** How many rows the statement reached; a refusal by grant or policy counts as none. */
async function reached(tx: ActorTx, statement: ReturnType<typeof sql>): Promise<number> {
  await sql`savepoint cell`.execute(tx);
  try {
    const answer = await statement.execute(tx);
    return Number(answer.numAffectedRows ?? answer.rows.length);
  } catch (error) {
    const { code = '' } = error as { code?: string };
    // Rights are asked before constraints: a row that only its constraints refuse was allowed.
    if (code.startsWith('23')) return 1;
    if (code !== '42501') throw error;
    return 0;
  } finally {
    await sql`rollback to savepoint cell`.execute(tx);
  }
}

it('knows every table of the schema', async () => {
  const answer = await matrix.house.owner.query(`select tablename from pg_tables where schemaname = 'app' order by 1`);
  expect([...Object.keys(mayRead), ...openInMunicipality, ...ownTests].sort()).toEqual(
    answer.rows.map((row) => row.tablename),
  );
});

describe.each(actorNames)('%s', (actor) => {
  it('reads, adds, changes and deletes exactly what the oracle says', async () => {
    const wrong: string[] = [];
    await matrix.house.database.asActor(matrix.actors[actor], async (tx, me) => {
      for (const table of Object.keys(mayRead)) {
        for (const citizen of citizenNames) {
          const where = matrix.rows[table]?.[citizen];
          if (!where) throw new Error(`no row of ${table} for ${citizen}`);
          const name = sql.table(table);
          const verbs = {
            read: [sql`select 1 from ${name} where ${condition(where)}`, mayRead],
            add: [await copyInOwnName(matrix.house.owner, table, where, me.staffId), mayAdd],
            change: [sql`update ${name} set municipality_id = municipality_id where ${condition(where)}`, mayChange],
            delete: [sql`delete from ${name} where ${condition(where)}`, mayDelete],
          } as const;
          for (const [verb, [statement, oracle]] of Object.entries(verbs)) {
            cells++;
            const may = oracle[table]?.(actor, citizen);
            const did = (await reached(tx, statement)) > 0;
            if (did !== may) wrongCells++;
            if (did !== may) wrong.push(`${verb} ${table} of ${citizen}: oracle ${may}, database ${did}`);
          }
        }
      }
    });
    expect(wrong).toEqual([]);
  });

  it('sees the open tables of the own municipality and writes none of them', async () => {
    await matrix.house.database.asActor(matrix.actors[actor], async (tx, me) => {
      for (const table of openInMunicipality) {
        const name = sql.table(table);
        cells += 3;
        expect(await reached(tx, sql`select 1 from ${name} limit 1`), `read ${table}`).toBe(1);
        expect(await reached(tx, sql`delete from ${name}`), `delete ${table}`).toBe(0);
        if (!['code', 'installation', 'schema_migration'].includes(table)) {
          expect(
            await reached(tx, sql`select 1 from ${name} where municipality_id <> ${me.municipalityId}`),
            `foreign ${table}`,
          ).toBe(0);
        }
      }
    });
  });
});

it('shows nothing at all without an actor', async () => {
  for (const table of [...Object.keys(mayRead), ...ownTests]) {
    const answer = await matrix.house.database.pool.query(`select 1 from ${table} limit 1`);
    expect(answer.rowCount, table).toBe(0);
  }
});

it('lets leaders alone read the log, everyone write own rows, and nobody change them', async () => {
  const { house, actors, citizens } = matrix;
  for (const actor of actorNames) {
    await house.database.asActor(actors[actor], async (tx, me) => {
      const row = {
        municipality_id: me.municipalityId,
        staff_id: me.staffId,
        organisation_id: me.organisationId,
        roles: [...me.roles],
        act: 'x',
        purpose: 'x',
        legal_basis: 'x',
        citizen_ids: [citizens.plain],
        request_id: crypto.randomUUID(),
      };
      await tx.insertInto('read_log').values(row).execute();
      const seen = await tx.selectFrom('read_log').select('act').execute();
      expect(seen.length > 0, actor).toBe(actor === 'leader');
      expect(await reached(tx, sql`update read_log set act = 'y'`)).toBe(0);
      expect(await reached(tx, sql`delete from read_log`)).toBe(0);
      expect(
        await reached(
          tx,
          sql`insert into read_log (municipality_id, staff_id, organisation_id, roles, act, purpose, legal_basis, citizen_ids, request_id)
        values (1, ${crypto.randomUUID()}, ${me.organisationId}, '{}', 'x', 'x', 'x', '{}', ${crypto.randomUUID()})`,
        ),
      ).toBe(0);
    });
  }
});

it('shows landlord duties to everybody at work, lets administrators alone write them, and keeps case roles away from them', async () => {
  const { house, actors } = matrix;
  for (const actor of actorNames) {
    await house.database.asActor(actors[actor], async (tx) => {
      const seen = await tx.selectFrom('landlord_duty').select('duty').execute();
      expect(seen.length, actor).toBe(actors[actor].municipalityId === 1 ? 1 : 0);
      const duty = sql`insert into landlord_duty (municipality_id, staff_id, duty, valid_from)
        values (1, ${actors.housing_clerk.staffId}, 'rent', '2026-01-01')`;
      expect(await reached(tx, duty), actor).toBe(actor === 'system_administrator' ? 1 : 0);
      expect(await reached(tx, sql`delete from landlord_duty`), actor).toBe(0);
    });
  }
  const give = (staffId: string, what: string) => house.owner.query(what, [staffId]);
  const aDuty = `insert into landlord_duty (municipality_id, staff_id, duty, valid_from, valid_to) values (1, $1, 'hiring', '2026-06-01', '2026-07-01')`;
  const aRole = `insert into staff_role (municipality_id, staff_id, role, valid_from) values (1, $1, 'mentor', '2026-11-01')`;
  await expect(give(actors.housing_project_leader.staffId, aDuty)).rejects.toMatchObject({ code: 'HB002' });
  await expect(give(actors.housing_clerk.staffId, aRole)).rejects.toMatchObject({ code: 'HB002' });
});

it('keeps drafts to their writer', async () => {
  const { house, actors } = matrix;
  await house.database.asActor(actors.mentor, (tx, me) =>
    tx.insertInto('draft').values({ municipality_id: 1, staff_id: me.staffId, draft_key: 'k', fields: '{}' }).execute(),
  );
  for (const actor of actorNames) {
    const seen = await house.database.asActor(actors[actor], (tx) =>
      tx.selectFrom('draft').select('draft_key').execute(),
    );
    expect(seen.length, actor).toBe(actor === 'mentor' ? 1 : 0);
  }
});

it('refuses someone who has left', async () => {
  const { house, actors } = matrix;
  await house.owner.query(`update staff set employed_to = '2026-11-01' where staff_id = $1`, [
    actors.two_roles.staffId,
  ]);
  await expect(house.database.asActor(actors.two_roles, async () => 1)).rejects.toThrow();
});

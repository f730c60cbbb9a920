import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordFigures } from '../record-figure.ts';
import { askCells, reached, tableOf } from './ask-cells.ts';
import { closed, mayRead, openInMunicipality } from './oracle.ts';
import { actorNames, buildMatrixHouse, type MatrixHouse } from './the-house.ts';

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

it('knows every table of the schema', async () => {
  const answer = await matrix.house.owner.query(`select tablename from pg_tables where schemaname = 'app' order by 1`);
  expect([...new Set(Object.keys(mayRead).map(tableOf)), ...openInMunicipality, ...closed].sort()).toEqual(
    answer.rows.map((row) => row.tablename),
  );
});

describe.each(actorNames)('%s', (actor) => {
  it('reads, adds, changes, moves and deletes exactly what the oracle says', async () => {
    const { asked, wrong } = await askCells(matrix, actor, Object.keys(mayRead));
    cells += asked;
    wrongCells += wrong.length;
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
  for (const table of new Set(Object.keys(mayRead).map(tableOf))) {
    const answer = await matrix.house.database.pool.query(`select 1 from ${table} limit 1`);
    expect(answer.rowCount, table).toBe(0);
  }
});

it('keeps case roles away from whoever handles tenancy, rent or hiring for the landlord', async () => {
  const { house, actors } = matrix;
  const give = (staffId: string, what: string) => house.owner.query(what, [staffId]);
  const aDuty = `insert into landlord_duty (municipality_id, staff_id, duty, valid_from, valid_to) values (1, $1, 'hiring', '2026-06-01', '2026-07-01')`;
  const aRole = `insert into staff_role (municipality_id, staff_id, role, valid_from) values (1, $1, 'mentor', '2026-11-01')`;
  await expect(give(actors.housing_project_leader.staffId, aDuty)).rejects.toMatchObject({ code: 'HB002' });
  await expect(give(actors.housing_clerk.staffId, aRole)).rejects.toMatchObject({ code: 'HB002' });
});

it('keeps closed tables from everybody', async () => {
  for (const table of closed)
    await expect(matrix.house.database.pool.query(`select 1 from ${table}`), table).rejects.toMatchObject({
      code: '42501',
    });
});

it('refuses someone who has left', async () => {
  const { house, actors } = matrix;
  await house.owner.query(`update staff set employed_to = '2026-11-01' where staff_id = $1`, [
    actors.two_roles.staffId,
  ]);
  await expect(house.database.asActor(actors.two_roles, async () => 1)).rejects.toThrow();
});

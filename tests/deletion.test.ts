import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkReadLog } from '#db/check-read-log.ts';
import type { ActorKey } from '#db/database.ts';
import { deletionListOf, replayDeletions } from '#db/deletion-list.ts';
import { csvOf } from '#web/csv-of.ts';
import { paths } from '#web/paths.ts';
import { allRoutes } from '../src/app.ts';
import { buildMatrixHouse, type MatrixHouse } from './access-matrix/the-house.ts';
import { givenHouse } from './given.ts';
import { recordFigures } from './record-figure.ts';

/** A word that stands in every text field of one person, and nowhere else. */
const WORD = 'Kanariegul';
const DIGITS = '7766554433';

let matrix: MatrixHouse;
let citizenId: string;
let secondLeader: ActorKey;
let laid: string[];
/** The list as it is kept outside the backup. */
let keptList: string;
/** Every row as a backup holds it from before the deletion. */
let backup: Map<string, string>;
beforeAll(async () => {
  matrix = await buildMatrixHouse();
  citizenId = matrix.citizens.plain;
  const organisationId = await valueOf(
    `select organisation_id as x from staff where municipality_id = 1 and staff_id = $1`,
    [matrix.actors.leader.staffId],
  );
  const officeId = await valueOf(`select office_id as x from enrolment where municipality_id = 1 and citizen_id = $1`, [
    citizenId,
  ]);
  secondLeader = await matrix.house.staff({ municipalityId: 1, organisationId, officeId }, 'leader', 'Lise');
  // The two halves of the pair meet on their own: nothing has been proposed or held yet.
  await matrix.house.owner.query('delete from deletion_proposal');
  await matrix.house.owner.query('delete from legal_hold where citizen_id <> $1', [citizenId]);
});
afterAll(() => matrix.house.close());

async function valueOf(statement: string, values: unknown[] = []): Promise<string> {
  return (await matrix.house.owner.query(statement, values)).rows[0]?.x as string;
}

const mine = `municipality_id = 1 and citizen_id = $1`;
const as = <T>(who: ActorKey, statement: string, values: unknown[] = []) =>
  matrix.house.database.pool.connect().then(async (client) => {
    try {
      await client.query('begin');
      await client.query(`select set_config('app.now', $1, true), app.become($2, $3)`, [
        matrix.house.now.toString(),
        who.municipalityId,
        who.staffId,
      ]);
      const answer = await client.query(statement, values);
      await client.query('commit');
      return answer.rows as T[];
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  });

/** Every row of every table of every schema of ours, as text. */
async function dump(client: pg.Client): Promise<Record<string, string>> {
  const tables = await client.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('app', 'auth', 'jobs', 'public') order by 1`,
  );
  const texts: Record<string, string> = {};
  for (const { name } of tables.rows as { name: string }[]) {
    const rows = await client.query(
      `select coalesce(string_agg(to_jsonb(t)::text, E'\\n'), '') as text from ${name} t`,
    );
    texts[name] = (rows.rows[0] as { text: string }).text;
  }
  return texts;
}

const meeting = (texts: Record<string, string>) =>
  Object.entries(texts)
    .filter(([, text]) => text.toLowerCase().includes(WORD.toLowerCase()) || text.includes(DIGITS))
    .map(([name]) => name);

/** Puts the word into every text column of every row about the citizen; those that hold codes refuse it. */
async function layCanaries(): Promise<string[]> {
  const { owner } = matrix.house;
  const columns = await owner.query(
    `select r.table_name as "table", r.condition, c.column_name as "column" from app.rows_about_citizens() r
     join information_schema.columns c on c.table_schema = 'app' and c.table_name = r.table_name and c.data_type = 'text'`,
  );
  const done: string[] = [];
  await owner.query('begin; alter table consent disable trigger refuse_rewritten_consent');
  for (const { table, column, condition } of columns.rows as Record<'table' | 'column' | 'condition', string>[]) {
    const value = ['cpr', 'phone'].includes(column) ? DIGITS : column === 'search_key' ? WORD.toLowerCase() : WORD;
    await owner.query('savepoint field');
    try {
      const answer = await owner.query(`update ${table} set ${column} = $4 where ${condition}`, [
        1,
        citizenId,
        null,
        value,
      ]);
      if (answer.rowCount) done.push(`${table}.${column}`);
    } catch (error) {
      if (!String((error as { code?: string }).code).match(/^23|^HB/)) throw error;
      await owner.query('rollback to field');
    }
  }
  await owner.query('alter table consent enable trigger refuse_rewritten_consent; commit');
  return done;
}

/** Ends everything by which she belongs, five years and a day ago. */
async function closeCase(client: pg.Client): Promise<void> {
  for (const table of ['enrolment', 'contact_person', 'citizen_team'])
    await client.query(`update ${table} set valid_from = '2019-01-01', valid_to = '2021-11-24' where ${mine}`, [
      citizenId,
    ]);
  await client.query(`update placement set starts_on = '2020-01-01', ends_on = '2021-05-01' where ${mine}`, [
    citizenId,
  ]);
  await client.query(`update citizen set registered_at = '2019-01-01' where ${mine}`, [citizenId]);
  await client.query(`update contact set happened_at = '2021-01-01' where ${mine}`, [citizenId]);
  await client.query(`update promise set due_on = '2021-01-01', made_at = '2020-12-01' where ${mine}`, [citizenId]);
  await client.query(
    `update appointment set starts_at = starts_at - interval '6 years', ends_at = ends_at - interval '6 years' where ${mine}`,
    [citizenId],
  );
}

const candidates = (who: ActorKey) =>
  as<{ citizen_id: string; hold_reason: string | null; counted: Record<string, number>; closed_on: string }>(
    who,
    'select * from app.deletion_candidates(0, 50)',
  );

it('knows every table with a citizen: by a foreign key, or with a reason', async () => {
  const named = await matrix.house.owner.query(
    `select table_name || '.' || column_name as x from information_schema.columns c
     where table_schema = 'app' and column_name ~ 'citizen' and column_name not in ('citizen_team_id', 'citizen_address_id', 'citizen_protection_id')
       and not exists (select from app.rows_about_citizens() r where r.table_name = c.table_name and c.column_name = 'citizen_id')
       and c.table_name in (select tablename from pg_tables where schemaname = 'app') order by 1`,
  );
  // The list of what is gone must name it; the log names a key that leads to nobody (docs/decisions/0008-deletion.md).
  expect(named.rows.map((row) => row.x)).toEqual(['deletion_list.citizen_id', 'read_log.citizen_ids']);
  const found = await matrix.house.owner.query('select table_name from app.rows_about_citizens() order by 1');
  expect(found.rows.map((row) => row.table_name)).toEqual(
    expect.arrayContaining([
      'citizen',
      'contact_topic',
      'contact_correction',
      'visit_topic',
      'legal_hold',
      'work_hours',
    ]),
  );
});

describe('a case closed five years ago', () => {
  beforeAll(async () => {
    const { house, actors } = matrix;
    laid = await layCanaries();
    const writer = await house.signIn(actors.mentor);
    await writer.post(paths.draft, { draft_key: `contact:${citizenId}`, note: WORD });
    await house.owner.query(
      `insert into form_receipt (municipality_id, staff_id, form_key, fingerprint, answer) values (1, $1, gen_random_uuid(), 'x', $2)`,
      [actors.mentor.staffId, JSON.stringify({ kind: 'redirect', to: `/case/citizen/${citizenId}`, receipt: WORD })],
    );
    for (const search of [WORD, WORD.slice(0, 6), `${WORD} ${WORD}`, DIGITS, '776655-4433'])
      await writer.post(paths.search, { search });
    await writer.get(paths.citizen(citizenId));
  });

  it('holds the word in every field that takes one, and meets it everywhere', async () => {
    expect(laid.length).toBeGreaterThan(25);
    expect(laid).toEqual(
      expect.arrayContaining(['citizen.first_name', 'citizen_identity.cpr', 'contact.note', 'legal_hold.reason']),
    );
    const met = meeting(await dump(matrix.house.owner));
    expect(met).toEqual(
      expect.arrayContaining(['app.citizen', 'app.draft', 'app.form_receipt', 'app.read_log', 'app.step']),
    );
  });

  it('is nobody’s to delete while it runs, and the holding leader’s while it is held', async () => {
    expect(await candidates(matrix.actors.leader)).toMatchObject([]);
    await closeCase(matrix.house.owner);
    const [held] = await candidates(matrix.actors.leader);
    expect(held).toMatchObject({ citizen_id: citizenId, hold_reason: WORD, closed_on: '2021-11-24' });
    await propose();
    expect(await carryOut(secondLeader)).toBeNull();
    await matrix.house.owner.query(
      `update legal_hold set lifted_at = '2026-11-20', lifted_by = placed_by where ${mine}`,
      [citizenId],
    );
  });

  it('is due on the day the rule in words says, and not a day before', async () => {
    matrix.house.now = Temporal.Instant.from('2026-11-23T10:00:00Z');
    expect(await candidates(matrix.actors.leader)).toEqual([]);
    expect(await carryOut(secondLeader)).toBeNull();
    matrix.house.now = Temporal.Instant.from('2026-11-24T10:00:00Z');
    expect((await candidates(matrix.actors.leader)).map((one) => one.citizen_id)).toEqual([citizenId]);
  });

  it('is shown to leaders of its controller alone, with how many rows of each table', async () => {
    const [shown] = await candidates(secondLeader);
    expect(shown?.counted).toMatchObject({
      citizen: 1,
      contact: 3,
      contact_topic: 1,
      work_hours: 1,
      consent: 1,
      visit_topic: 1,
    });
    for (const other of ['housing_leader', 'mentor', 'system_administrator', 'foreign_case_worker'] as const)
      expect(await candidates(matrix.actors[other]), other).toEqual([]);
  });

  it('is never approved by the one who proposed, whoever writes', async () => {
    await expect(carryOut(matrix.actors.leader)).rejects.toMatchObject({ code: 'HB002' });
    const { owner } = matrix.house;
    for (const statement of [
      'update deletion_proposal set approved_by = proposed_by, approved_at = now()',
      `update deletion_proposal set proposed_by = '${secondLeader.staffId}'`,
      `update deletion_proposal set approved_by = '${secondLeader.staffId}', approved_at = now()`,
      'insert into deletion_list select municipality_id, gen_random_uuid(), controller_id, case_type, citizen_id, null, now(), proposed_by, proposed_by from deletion_proposal',
    ])
      await expect(owner.query(statement), statement).rejects.toMatchObject({
        code: expect.stringMatching(/HB002|23514/),
      });
  });

  it('is deleted by another leader, and leaves no word in the database, on pages, in searches and exports', async () => {
    backup = await backUp(matrix.house.owner);
    const gone = await carryOut(secondLeader);
    expect(gone).toMatchObject({ citizen: 1, contact: 3, contact_correction: 1, promise: 1, step: 1, work_hours: 1 });
    const inDatabase = meeting(await dump(matrix.house.owner));
    const onPages = await pagesWithTheWord();
    recordFigures([
      { id: 'deletion', metric: 'text fields laid', value: laid.length, target: '>= 25', pass: laid.length >= 25 },
      {
        id: 'deletion',
        metric: 'tables with a canary left',
        value: inDatabase.length,
        target: '0',
        pass: inDatabase.length === 0,
      },
      {
        id: 'deletion',
        metric: 'pages, searches and exports with a canary',
        value: onPages.length,
        target: '0',
        pass: onPages.length === 0,
      },
    ]);
    expect([inDatabase, onPages]).toEqual([[], []]);
  });

  it('leaves a line in the list, by numbers alone, and a log that holds', async () => {
    const [head = [], ...lines] = await deletionListOf(matrix.house.owner);
    const kept = lines.filter((line) => line.at(-1) === secondLeader.staffId);
    expect(kept.map((line) => line.filter((_cell, at) => ![1, 6].includes(at)))).toEqual([
      ['1', expect.any(String), 'municipal_case', citizenId, '', matrix.actors.leader.staffId, secondLeader.staffId],
    ]);
    keptList = new TextDecoder().decode(csvOf([head, ...kept]));
    const onScreen = await (await (await matrix.house.signIn(secondLeader)).get(paths.deletionList)).text();
    expect(onScreen.split('\r\n')[0]).toBe(head.join(';'));
    expect(onScreen).toContain(kept[0]?.[1]);
    await expect(matrix.house.owner.query('delete from deletion_list')).rejects.toMatchObject({ code: 'HB003' });
    await expect(matrix.house.owner.query('truncate deletion_list')).rejects.toMatchObject({ code: 'HB003' });
    const logs = await checkReadLog(matrix.house.database.pool);
    expect(logs.map((log) => log.brokenAt)).toEqual(logs.map(() => null));
  });

  it('deletes nobody else', async () => {
    const left = await matrix.house.owner.query('select count(*)::int as n from citizen');
    expect(left.rows[0].n).toBe(Object.keys(matrix.citizens).length - 1);
    expect(
      await valueOf(`select first_name as x from citizen where municipality_id = 2 and citizen_id = $1`, [citizenId]),
    ).toBe('foreign');
  });

  it('is deleted anew when a backup from before is restored and the list replayed, as often as one likes', async () => {
    const restored = await givenHouse();
    try {
      const client = restored.owner;
      await restore(client, backup);
      expect(meeting(await dump(client)).length).toBeGreaterThan(10);
      const replay = () => replayDeletions(client, keptList);
      expect(await replayDeletions(client, 'name;day\nOlga;1')).toBeNull();
      expect(await replay()).toBe(1);
      const resurrected = meeting(await dump(client));
      expect(await replay()).toBe(0);
      recordFigures([
        {
          id: 'deletion',
          metric: 'tables with a canary after restore and replay',
          value: resurrected.length,
          target: '0',
          pass: resurrected.length === 0,
        },
      ]);
      expect(resurrected).toEqual([]);
      const log = await client.query('select broken_at from app.check_read_log()');
      expect(log.rows.map((row) => row.broken_at)).toEqual(log.rows.map(() => null));
    } finally {
      await restored.close();
    }
  });
});

const propose = () =>
  as(
    matrix.actors.leader,
    `insert into deletion_proposal (municipality_id, case_type, citizen_id, proposed_by) values (1, 'municipal_case', $1, app.staff())`,
    [citizenId],
  );
const carryOut = async (who: ActorKey) => {
  const proposal = await valueOf('select deletion_proposal_id as x from deletion_proposal where case_type = $1', [
    'municipal_case',
  ]);
  const [answer] = await as<{ gone: Record<string, number> | null }>(who, 'select app.carry_out_deletion($1) as gone', [
    proposal,
  ]);
  return answer?.gone;
};

const tablesOf = async (client: pg.Client) =>
  (await client.query(`select tablename as name from pg_tables where schemaname = 'app' order by 1`)).rows.map(
    (row) => row.name as string,
  );

/** The rows of every table, as they stand. */
async function backUp(client: pg.Client): Promise<Map<string, string>> {
  const rows = new Map<string, string>();
  for (const table of await tablesOf(client))
    rows.set(table, (await client.query(`select coalesce(jsonb_agg(t), '[]')::text as x from ${table} t`)).rows[0].x);
  return rows;
}

/** Puts them into another database, as a restore does: without triggers. */
async function restore(client: pg.Client, rows: Map<string, string>): Promise<void> {
  await client.query('set session_replication_role = replica');
  for (const [table, json] of rows) {
    await client.query(`delete from ${table}`);
    await client.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [json]);
  }
  await client.query('set session_replication_role = origin');
}

async function pagesWithTheWord(): Promise<string[]> {
  const { house, actors } = matrix;
  const met: string[] = [];
  for (const who of [actors.leader, actors.mentor, secondLeader]) {
    const client = await house.signIn(who);
    for (const { method, path } of allRoutes) {
      if (method !== 'GET' || path.endsWith('/events')) continue;
      const text = await (await client.get(path.replaceAll(/:\w+/g, citizenId))).text();
      if (text.includes(WORD) || text.includes(DIGITS)) met.push(path);
    }
    // One letter short, for the page repeats what was typed.
    const found = await (await client.post(paths.search, { search: WORD.slice(0, -1) })).text();
    if (found.includes(WORD)) met.push('search');
  }
  return met;
}

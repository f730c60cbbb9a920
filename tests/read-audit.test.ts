import { afterAll, beforeAll, expect, it } from 'vitest';
import { ruleOf } from '#access/who-may-do-what.ts';
import { paths } from '#web/paths.ts';
import { allRoutes } from '../src/app.ts';
import { type ActorName, actorNames, buildMatrixHouse, type MatrixHouse } from './access-matrix/the-house.ts';
import type { Client } from './given.ts';
import { recordFigures } from './record-figure.ts';

let matrix: MatrixHouse;
const clients = {} as Record<ActorName, Client>;
beforeAll(async () => {
  matrix = await buildMatrixHouse();
  for (const actor of actorNames) clients[actor] = await matrix.house.signIn(matrix.actors[actor]);
});
afterAll(() => matrix.house.close());

const keys: Record<string, [table: string, column: string]> = {
  visit: ['visit', 'visit_id'],
  citizen: ['citizen', 'citizen_id'],
  citizenId: ['citizen', 'citizen_id'],
  promiseId: ['promise', 'promise_id'],
  stepId: ['step', 'step_id'],
  appointmentId: ['appointment', 'appointment_id'],
  contactId: ['contact', 'contact_id'],
  course: ['course', 'course_id'],
  session: ['course_session', 'course_session_id'],
  company: ['company', 'company_id'],
  breakGlass: ['break_glass', 'break_glass_id'],
  review: ['read_review', 'read_review_id'],
  flag: ['read_flag', 'read_flag_id'],
  proposal: ['deletion_proposal', 'deletion_proposal_id'],
};
const addressOf = (path: string) =>
  path.replaceAll(/:(\w+)/g, (_all, name: string) => {
    const [table, column] = keys[name] as [string, string];
    return String(matrix.rows[table]?.plain?.[column]);
  });
const readings = allRoutes.filter((route) => route.method === 'GET' && ruleOf(route.act).readsPersons);

interface LogRow {
  act: string;
  purpose: string;
  legal_basis: string;
  staff_id: string;
  organisation_id: string;
  roles: string[];
  was_refused: boolean;
}
async function newRows(since: number): Promise<LogRow[]> {
  const answer = await matrix.house.owner.query(
    'select * from read_log where municipality_id = 1 and sequence > $1 order by sequence',
    [since],
  );
  return answer.rows as LogRow[];
}
const lastLink = async () =>
  Number(
    (await matrix.house.owner.query('select coalesce(max(sequence), 0) as n from read_log where municipality_id = 1'))
      .rows[0].n,
  );

it('leaves one row of every reading, and of every one that was refused, before the answer is read', {
  timeout: 120_000,
}, async () => {
  const unlogged: string[] = [];
  let asked = 0;
  let withoutPurpose = 0;
  for (const actor of actorNames.filter((one) => matrix.actors[one].municipalityId === 1)) {
    for (const route of readings) {
      const before = await lastLink();
      const answer = await clients[actor].get(addressOf(route.path));
      const rows = await newRows(before);
      asked++;
      const wanted = [200, 403, 404].includes(answer.status) ? 1 : 0;
      const fits = rows.every(
        (row) =>
          row.act === route.act &&
          row.staff_id === matrix.actors[actor].staffId &&
          row.was_refused === (answer.status !== 200) &&
          row.legal_basis !== '' &&
          row.organisation_id !== '',
      );
      withoutPurpose += rows.filter((row) => !row.purpose).length;
      if (rows.length !== wanted || !fits)
        unlogged.push(`${actor} ${route.path}: ${answer.status}, ${rows.length} rows`);
      await answer.body?.cancel();
    }
  }
  recordFigures([
    { id: 'read-audit', metric: 'readings', value: asked, target: '>= 300', pass: asked >= 300 },
    { id: 'read-audit', metric: 'without their row', value: unlogged.length, target: '0', pass: unlogged.length === 0 },
    { id: 'read-audit', metric: 'without a purpose', value: withoutPurpose, target: '0', pass: withoutPurpose === 0 },
  ]);
  expect(unlogged).toEqual([]);
});

it('leaves one row of every act that a role does not have, reading or writing', { timeout: 120_000 }, async () => {
  const unlogged: string[] = [];
  let refused = 0;
  for (const actor of ['case_worker', 'leader', 'evaluator', 'system_administrator'] as const) {
    for (const route of allRoutes) {
      const before = await lastLink();
      const address = addressOf(route.path);
      const answer = await (route.method === 'GET' ? clients[actor].get(address) : clients[actor].post(address));
      await answer.body?.cancel();
      if (answer.status !== 403) continue;
      refused++;
      const rows = await newRows(before);
      const fits =
        rows.length === 1 &&
        rows[0]?.was_refused === true &&
        rows[0].act === route.act &&
        rows[0].staff_id === matrix.actors[actor].staffId;
      if (!fits) unlogged.push(`${actor} ${route.method} ${route.path}: ${rows.length} rows`);
    }
  }
  recordFigures([
    { id: 'read-audit', metric: 'refused acts', value: refused, target: '>= 100', pass: refused >= 100 },
    {
      id: 'read-audit',
      metric: 'refused acts without their row',
      value: unlogged.length,
      target: '0',
      pass: unlogged.length === 0,
    },
  ]);
  expect(refused).toBeGreaterThanOrEqual(100);
  expect(unlogged).toEqual([]);
});

it('writes down what was searched for', async () => {
  const before = await lastLink();
  await clients.mentor.post(paths.search, { search: 'plain' });
  expect(await newRows(before)).toMatchObject([{ act: 'citizen.search', search_text: 'plain' }]);
});

it('shows nothing at all when the log cannot be written, and says why', async () => {
  await matrix.house.owner.query('revoke insert on read_log from hb_app');
  try {
    const shown: string[] = [];
    for (const route of readings) {
      if (route.path.endsWith('/events')) continue;
      const answer = await clients.mentor.get(addressOf(route.path));
      const html = await answer.text();
      if (answer.status !== 503) shown.push(`${route.path}: ${answer.status}`);
      if (html.includes('plain')) shown.push(`${route.path} shows a name`);
    }
    expect(shown).toEqual([]);
    expect(await (await clients.mentor.get(paths.today)).text()).toContain('Loggen kan ikke skrives');
  } finally {
    await matrix.house.owner.query('grant insert on read_log to hb_app');
  }
});

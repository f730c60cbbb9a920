import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#web/paths.ts';
import { buildMatrixHouse, type MatrixHouse } from './access-matrix/the-house.ts';
import { recordFigures } from './record-figure.ts';

let matrix: MatrixHouse;
let asked = 0;
const late: string[] = [];
beforeAll(async () => {
  matrix = await buildMatrixHouse();
});
afterAll(async () => {
  await matrix.house.close();
  recordFigures([
    { id: 'session-revocation', metric: 'changes', value: asked, target: '>= 7', pass: asked >= 7 },
    {
      id: 'session-revocation',
      metric: 'answers after the change',
      value: late.length,
      target: '0',
      pass: late.length === 0,
    },
  ]);
});

/** Each: who is signed in, what she has open, what changes meanwhile, and what she is answered from then on. */
const changes: [string, keyof MatrixHouse['actors'], keyof MatrixHouse['citizens'], string, number][] = [
  [
    'the consent is withdrawn',
    'housing_social_of_housing',
    'consented',
    `update consent set withdrawn_at = now() where citizen_id = $citizen and withdrawn_at is null`,
    404,
  ],
  [
    'the cover ends',
    'stand_in',
    'plain',
    `update cover set valid_to = '2026-11-20' where stand_in_staff_id = $staff`,
    404,
  ],
  [
    'she leaves the team',
    'authority_case_worker',
    'plain',
    `update citizen_team set valid_to = '2026-11-20' where staff_id = $staff`,
    404,
  ],
  [
    'the role ends',
    'company_consultant',
    'plain',
    `update staff_role set valid_to = '2026-11-20' where staff_id = $staff`,
    403,
  ],
  [
    'she stops working here',
    'project_leader',
    'plain',
    `update staff set employed_to = '2026-11-20' where staff_id = $staff`,
    303,
  ],
  [
    'the citizen leaves the office',
    'case_worker',
    'refused',
    `update enrolment set valid_to = '2026-11-20', end_reason = 'moved' where citizen_id = $citizen`,
    404,
  ],
];

it.each(changes)('when %s, the very next request is answered so', async (what, actor, citizen, change, status) => {
  const client = await matrix.house.signIn(matrix.actors[actor]);
  const address = paths.citizen(matrix.citizens[citizen]);
  expect((await client.get(address)).status).toBe(200);
  const statement = change
    .replace('$citizen', `'${matrix.citizens[citizen]}' and municipality_id = 1`)
    .replace('$staff', `'${matrix.actors[actor].staffId}' and municipality_id = 1`);
  expect((await matrix.house.owner.query(statement)).rowCount).toBeGreaterThan(0);
  asked++;
  // Not one of many at once, and none of the ways to write.
  const answers = await Promise.all([
    ...Array.from({ length: 8 }, () => client.get(address)),
    client.post(paths.writeContact(matrix.citizens[citizen]), { note: 'x' }),
    client.get(paths.whoSeesWhat(matrix.citizens[citizen])),
  ]);
  for (const answer of answers) if (answer.status !== status) late.push(`${what}: ${answer.status}`);
  expect(late).toEqual([]);
});

it('when she signs out, in every window', async () => {
  const token = await matrix.house.sessionOf(matrix.actors.mentor);
  const ask = (path: string, method = 'GET') =>
    matrix.house.app.request(`http://localhost${path}`, {
      method,
      headers: {
        cookie: `hb_session=${token}`,
        origin: 'http://localhost',
        'content-type': 'application/x-www-form-urlencoded',
      },
    });
  expect((await ask(paths.today)).status).toBe(200);
  const out = await ask(paths.signOut, 'POST');
  expect(out.headers.get('clear-site-data')).toBe('"cache"');
  asked++;
  const answer = await ask(paths.today);
  if (answer.status !== 303) late.push(`signed out: ${answer.status}`);
  expect(answer.headers.get('location')).toBe('/sign-in');
});

import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { describeError } from '#web/event-log.ts';
import { paths } from '#web/paths.ts';
import { buildMatrixHouse, type MatrixHouse } from './access-matrix/the-house.ts';

let matrix: MatrixHouse;
beforeAll(async () => {
  matrix = await buildMatrixHouse();
});
afterAll(() => matrix.house.close());

it('writes a fault as one line of JSON in UTC, without what was typed, whom it was about or how the table looks', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  await matrix.house.owner.query('alter table app.contact rename column note to note_gone');
  try {
    const client = await matrix.house.signIn(matrix.actors.case_worker);
    const answer = await client.get(paths.citizen(matrix.citizens.plain));
    const html = await answer.text();
    expect(answer.status).toBe(500);
    expect(log.mock.calls).toHaveLength(1);
    const line = log.mock.calls[0]?.[0] as string;
    const entry = JSON.parse(line);
    expect(entry).toMatchObject({ event: 'error', method: 'GET', route: '/case/citizen/:citizenId', code: '42703' });
    expect(entry.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(entry.at.length).toBeGreaterThan(1);
    expect(html).toContain(entry.reference);
    for (const secret of [matrix.citizens.plain, matrix.actors.case_worker.staffId, 'note', 'select', '\n'])
      expect(line.replace(/"route":"[^"]*"|\/[\w./-]*/g, '')).not.toContain(secret);
    for (const inside of ['42703', 'column', 'at ', '/src/'])
      expect(html.replace(/<[^>]+>/g, '')).not.toContain(inside);
  } finally {
    await matrix.house.owner.query('alter table app.contact rename column note_gone to note');
    log.mockRestore();
  }
});

it('leaves out a message, also when it goes over several lines and looks like a place in the code', () => {
  const error = Object.assign(new Error('cpr 010170-0000\nnote: Samira'), { code: 'not a code\n{}' });
  const described = describeError(error);
  expect(described).toMatchObject({ name: 'Error', code: null });
  expect(JSON.stringify(described)).not.toMatch(/010170|Samira|not a code/);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { ruleOf } from '#access/who-may-do-what.ts';
import { allRoutes } from '../src/app.ts';
import { buildMatrixHouse, type MatrixHouse } from './access-matrix/the-house.ts';
import type { Client } from './given.ts';

let matrix: MatrixHouse;
let caseWorker: Client;
let leader: Client;
beforeAll(async () => {
  matrix = await buildMatrixHouse();
  caseWorker = await matrix.house.signIn(matrix.actors.case_worker);
  leader = await matrix.house.signIn(matrix.actors.leader);
});
afterAll(() => matrix.house.close());

/** Every field that any form of the product sends. */
const fields = [
  'name',
  'citizen',
  'topic',
  'wished',
  'urgent',
  'take',
  'to',
  'note',
  'outcome',
  'place',
  'visibility',
  'promised',
  'what',
  'owner',
  'due',
  'act',
  'first_name',
  'last_name',
  'cpr',
  'language',
  'phone',
  'address',
  'target_group',
  'contact_person',
  'from',
  'until',
  'kind',
  'minutes',
  'day',
  'time',
  'promise',
  'promise_due',
  'version',
  'back',
  'outcome',
  'due_on',
  'reason',
  'title',
  'track',
  'goal',
  'doer',
  'words',
  'hours_from',
  'hours_to',
  'conditions',
  'label',
  'part',
  'sensitive',
  'own_words',
  'starts',
  'ends',
  'subject',
  'staff',
  'organisation',
  'company',
  'cvr',
  'town',
  'weekly',
  'job',
  'follow_up',
  'search',
  'draft_key',
  'capacity',
  'theme',
  'user_name',
  'session',
  'purpose',
  'form',
  'is_given',
  'consent',
  'wish',
  'barrier',
  'theme',
  'duty',
  'end',
  'answer',
  'step',
  'proposal',
  'bulk',
];
const values: [string, string][] = [
  ['nothing', ''],
  ['too much', 'x'.repeat(6000)],
  ['HTML', '<script>alert(1)</script>"\'>'],
  ['emoji and bidi', '🙂\u202eåøæ'],
  ['NUL', 'a\u0000b'],
  ['a lone surrogate', '\ud800'],
  ['a number far too large', '1e99'],
  ['a negative number', '-1'],
  ['an impossible date', '31.02.2026'],
  ['somebody’s key', '00000000-0000-4000-8000-000000000000'],
  ['SQL', "'; drop table app.citizen; --"],
];

function idFor(path: string): string {
  const ids: Record<string, string> = {
    visit: 'visit.visit_id',
    citizen: 'citizen.citizen_id',
    citizenId: 'citizen.citizen_id',
    promiseId: 'promise.promise_id',
    stepId: 'step.step_id',
    appointmentId: 'appointment.appointment_id',
    contactId: 'contact.contact_id',
    breakGlass: 'break_glass.break_glass_id',
    course: 'course.course_id',
    session: 'course_session.course_session_id',
    proposal: 'deletion_proposal.deletion_proposal_id',
    review: 'read_review.read_review_id',
    flag: 'read_flag.read_flag_id',
  };
  return path.replaceAll(/:(\w+)/g, (_all, name: string) => {
    const [table, column] = (ids[name] ?? '').split('.') as [string, string];
    const row = matrix.rows[table]?.plain;
    if (!row) throw new Error(`which row is :${name} of ${path}?`);
    return String(row[column]);
  });
}

it.each(allRoutes.filter((route) => route.method === 'POST').map((route) => [route.path, route.act] as const))(
  '%s answers bad input in words, never with a fault',
  async (path, act) => {
    const address = idFor(path);
    const client = ruleOf(act).roles.includes('case_worker') ? caseWorker : leader;
    const faults: string[] = [];
    for (const [what, value] of values) {
      const answer = await client.post(address, Object.fromEntries(fields.map((field) => [field, value])));
      const html = await answer.text();
      if (answer.status >= 500) faults.push(`${what}: ${answer.status}`);
      if (html.includes('<script>alert')) faults.push(`${what}: runs as HTML`);
    }
    const empty = await client.post(address);
    if (empty.status >= 500) faults.push(`no fields: ${empty.status}`);
    expect(faults).toEqual([]);
  },
);

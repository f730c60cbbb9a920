import { afterAll, beforeAll, expect, it } from 'vitest';
import { addToTeam } from '#features/case/change-contact-person/add-to-team.ts';
import { makePromise } from '#features/case/make-promise/make-promise.ts';
import { writeContact } from '#features/case/write-contact/write-contact.ts';
import { addGoal } from '#features/case/write-plan/add-goal.ts';
import { addStep } from '#features/case/write-plan/add-step.ts';
import { paths } from '#web/paths.ts';
import type { Client } from '../../../../tests/given.ts';
import { type CaseHouse, givenCase } from '../../../../tests/given-case.ts';

let given: CaseHouse;
let mette: Client;
let amina: string;
beforeAll(async () => {
  given = await givenCase();
  mette = await given.house.signIn(given.mette);
  amina = await given.open();
  await given.open({ firstName: 'Åse', lastName: 'Agern' });
  await given.open({ firstName: 'Bo', lastName: 'Birk', contactPersonId: given.jonas.staffId });
  await given.as(given.mette, async (tx, actor) => {
    await writeContact(tx, actor, {
      citizenId: amina,
      kind: 'talk',
      place: 'office',
      minutes: null,
      note: 'x',
      visibility: 'team',
      topics: [],
    });
    await makePromise(tx, actor, {
      citizenId: amina,
      what: 'Ring til Kirsten',
      dueOn: given.today.subtract({ days: 2 }),
    });
    const goalId = await addGoal(tx, actor, { citizenId: amina, title: 'Job', track: 'job' });
    await addStep(tx, actor, { goalId, what: 'Jeg spørger selv', isOwnWords: true, doerStaffId: null, dueOn: null });
  });
  await given.house.owner.query(
    `with c as (insert into company (municipality_id, cvr, name, registered_by) values (1, '13748136', 'Kvisten', $1) returning company_id),
     p as (insert into placement (municipality_id, citizen_id, company_id, kind, starts_on, ends_on, registered_by)
       select 1, $2, company_id, 'ordinary_hours', '2026-08-01', '2026-12-01', $1 from c returning placement_id)
     insert into work_hours (municipality_id, placement_id, month, version, citizen_id, hours, source, registered_by)
       select 1, placement_id, '2026-11-01', 1, $2, 24.5, 'payslip', $1 from p`,
    [given.mette.staffId, amina],
  );
});
afterAll(() => given.house.close());

const list = async (who: Client, query = '') => (await who.get(paths.citizens + query)).text();

it('shows what was last, what is next and what waits', async () => {
  const page = await list(mette);
  for (const words of [
    'Amina Morgenfrue',
    'i dag',
    'Ring til Kirsten',
    '»Jeg spørger selv«',
    '24,5',
    'mangler 5,5',
    'Løfte, 2 dage over tiden',
    'Kvisten slutter 1. december',
  ])
    expect(page).toContain(words);
  expect(page).not.toContain('Bo Birk');
  expect(page.indexOf('Amina')).toBeLessThan(page.indexOf('Åse'));
  expect(page).toContain('Ingen kontakt i 100 dage');
});

it('selects by what waits, and the whole office', async () => {
  const office = await list(mette, '?who=office');
  expect(office).toContain('Bo Birk');
  expect(office).toContain('Jonas');
  const quiet = await list(mette, '?who=office&show=quiet');
  expect(quiet).not.toContain('Amina Morgenfrue');
  expect(quiet).toContain('Åse Agern');
  expect(await list(mette, '?show=working')).not.toContain('Åse Agern');
});

it('follows the team and the stand-in too, and reads only whom one may see', async () => {
  const jonas = await given.house.signIn(given.jonas);
  expect(await list(jonas)).not.toContain('Amina');
  await given.as(given.jonas, (tx, actor) =>
    addToTeam(tx, actor, { citizenId: amina, staffId: given.jonas.staffId, role: 'case_worker', from: given.today }),
  );
  expect(await list(jonas)).toContain('Amina');
  await given.house.owner.query(
    `insert into cover (municipality_id, absent_staff_id, stand_in_staff_id, valid_from, valid_to, reason) values (1, $1, $2, '2026-11-20', '2026-12-01', 'illness')`,
    [given.mette.staffId, given.jonas.staffId],
  );
  expect(await list(jonas)).toContain('Åse Agern');
  expect(await list(await given.house.signIn(given.foreigner), '?who=office')).not.toContain('Amina');
  expect((await (await given.house.signIn(given.evaluator)).get(paths.citizens)).status).toBe(403);
  expect(await list(await given.house.signIn(given.leader))).toContain('Kontorets borgere');
});

import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import { mayCreateCitizen } from '#access/may-create-citizen.ts';
import { codesOf } from '#db/code-list.ts';
import { colleaguesRound } from '#web/citizen/colleagues.ts';
import { Forbidden } from '#web/errors.ts';
import { type Answer, page, type Route, redirect, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { type NewCitizenRoom, readNewCitizen } from './form.ts';
import { CprInUse, type NewCitizen, openCitizenFile } from './open-citizen-file.ts';
import { NewCitizenPage } from './page.tsx';
import { type LooksAlike, looksAlike } from './queries.ts';
import { texts } from './texts.ts';

/** Da: Ny borger. */
export const newCitizenRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.newCitizen,
    act: 'citizen.create',
    async handle(visit) {
      officeWorker(visit.actor);
      return show(visit, await roomOf(visit), []);
    },
  },
  {
    method: 'POST',
    path: paths.newCitizen,
    act: 'citizen.create',
    async handle(visit) {
      const { tx, form, language } = visit;
      const t = texts(language);
      const actor = officeWorker(visit.actor);
      const room = await roomOf(visit);
      const person = readNewCitizen(form, actor, room, visit.today);
      const alike = person.firstName === '' ? [] : await looksAlike(tx, person);
      if (alike.length > 0 && form.typed('another_person') !== 'yes') form.refuse('another_person', t.confirm);
      if (alike.some((one) => one.hasSameCpr)) form.refuse('cpr', t.cprInUse);
      const citizenId = form.isValid ? await openUnlessInUse(visit, person) : null;
      if (form.isValid && citizenId === null) form.refuse('cpr', t.cprInUse);
      return citizenId === null ? show(visit, room, alike) : redirect(paths.citizen(citizenId), t.saved);
    },
  },
];

/** Files are opened by municipal staff at an office; the database refuses everybody else. */
function officeWorker(actor: Actor): Actor & { officeId: string } {
  if (!mayCreateCitizen(actor)) throw new Forbidden();
  return actor;
}

/** Null: a file that the actor may not see has the CPR number; everything begun is undone. */
async function openUnlessInUse({ tx, actor }: Visit, person: NewCitizen): Promise<string | null> {
  await sql`savepoint new_citizen`.execute(tx);
  try {
    return await openCitizenFile(tx, actor, person);
  } catch (error) {
    if (!(error instanceof CprInUse)) throw error;
    await sql`rollback to savepoint new_citizen`.execute(tx);
    return null;
  }
}

async function roomOf({ tx, actor, language, today }: Visit): Promise<NewCitizenRoom> {
  const codes = await codesOf(tx, ['language', 'target-group'], today);
  return { codes, colleagues: await colleaguesRound(tx, actor, null), language };
}

function show(visit: Visit, room: NewCitizenRoom, alike: readonly LooksAlike[]): Answer {
  const { actor, form, language } = visit;
  const t = texts(language);
  visit.saw(...alike.map((one) => one.citizenId));
  return page({
    status: form.isValid ? 200 : 422,
    title: form.isValid ? t.title : t.error,
    place: 'citizens',
    body: <NewCitizenPage {...{ actor, form, room, alike }} />,
  });
}

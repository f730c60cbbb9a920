import { type CitizenHead, findCitizen } from '#web/citizen/find-citizen.ts';
import { taskPage } from '#web/citizen/task-page.tsx';
import { Forbidden } from '#web/errors.ts';
import { type Answer, type Route, redirect, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { readProtection } from './form.ts';
import { ProtectionForm } from './page.tsx';
import { endProtection, protectCitizen } from './protect-citizen.ts';
import { runningProtections } from './queries.ts';
import { texts } from './texts.ts';

/** Da: Beskyttelse. Municipal staff write down that a citizen's name and address are protected, or that there is no address; and end it. */
export const protectCitizenRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.protectCitizen(':citizenId'),
    act: 'protection.write',
    handle: async (visit) => show(visit, await citizenOf(visit)),
  },
  {
    method: 'POST',
    path: paths.protectCitizen(':citizenId'),
    act: 'protection.write',
    async handle(visit) {
      const citizen = await citizenOf(visit);
      visit.saw(citizen.citizenId);
      const protectionId = visit.form.typed('end');
      return protectionId === '' ? save(visit, citizen) : end(visit, citizen, protectionId);
    },
  },
];

/** Only the municipality knows of a protection from the civil register; the database refuses everybody else. */
async function citizenOf(visit: Visit): Promise<CitizenHead> {
  const citizen = await findCitizen(visit.tx, visit.id('citizenId'));
  if (!visit.actor.isMunicipal) throw new Forbidden();
  return citizen;
}

async function save(visit: Visit, citizen: CitizenHead): Promise<Answer> {
  const { tx, actor, form, language, today } = visit;
  const t = texts(language);
  const { citizenId } = citizen;
  const period = readProtection(form, { language, today });
  if (form.isValid && (await protectCitizen(tx, actor, { citizenId, ...period })) === 'overlaps')
    form.refuse('from', t.overlaps);
  return form.isValid ? redirect(paths.citizen(citizenId), t.saved) : show(visit, citizen);
}

async function end(visit: Visit, { citizenId }: CitizenHead, protectionId: string): Promise<Answer> {
  const t = texts(visit.language);
  const running = await runningProtections(visit.tx, citizenId);
  const isRunning = running.some((one) => one.protectionId === protectionId);
  const done = isRunning ? await endProtection(visit.tx, visit.actor, { protectionId }) : 'changed';
  return redirect(paths.citizen(citizenId), done === 'saved' ? t.ended : t.already);
}

async function show(visit: Visit, citizen: CitizenHead): Promise<Answer> {
  const { form, language, tx } = visit;
  visit.saw(citizen.citizenId);
  const running = await runningProtections(tx, citizen.citizenId);
  return taskPage({
    citizen,
    title: texts(language).title,
    back: 'citizen',
    form,
    language,
    body: <ProtectionForm {...{ citizen, running, form, language }} />,
  });
}

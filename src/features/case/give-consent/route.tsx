import { type CitizenHead, findCitizen } from '#web/citizen/find-citizen.ts';
import { taskPage } from '#web/citizen/task-page.tsx';
import { Forbidden } from '#web/errors.ts';
import { type Answer, type Route, redirect, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { consentsOf, readAnswer } from './form.ts';
import { giveConsent } from './give-consent.ts';
import { ConsentForm } from './page.tsx';
import { consentRoom } from './queries.ts';
import { texts } from './texts.ts';
import { withdrawConsent } from './withdraw-consent.ts';

/** Da: Samtykke. Municipal staff write down what the citizen answers; a withdrawal bites at once. */
export const giveConsentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.giveConsent(':citizenId'),
    act: 'consent.register',
    handle: async (visit) => show(visit, await citizenOf(visit)),
  },
  {
    method: 'POST',
    path: paths.giveConsent(':citizenId'),
    act: 'consent.register',
    async handle(visit) {
      const citizen = await citizenOf(visit);
      const consentId = visit.form.typed('withdraw');
      return consentId === '' ? save(visit, citizen) : withdraw(visit, citizen, consentId);
    },
  },
];

/** Only municipal staff register consents; the database refuses everybody else. */
async function citizenOf(visit: Visit): Promise<CitizenHead> {
  const citizen = await findCitizen(visit.tx, visit.id('citizenId'));
  if (!visit.actor.isMunicipal) throw new Forbidden();
  return citizen;
}

async function save(visit: Visit, citizen: CitizenHead): Promise<Answer> {
  const { tx, actor, form, language, today } = visit;
  const room = await consentRoom(tx, citizen.citizenId);
  const answer = readAnswer(form, room, { language, today });
  if (!form.isValid) return show(visit, citizen);
  for (const { discloserId, organisationId, informationKind } of consentsOf(answer, room.controller.organisationId))
    await giveConsent(tx, actor, {
      citizenId: citizen.citizenId,
      discloserId,
      organisationId,
      informationKind,
      purpose: answer.purpose,
      form: answer.given,
      isGiven: answer.isGiven,
      from: today,
      to: answer.to,
    });
  return redirect(paths.whoSeesWhat(citizen.citizenId), texts(language).saved);
}

async function withdraw(visit: Visit, citizen: CitizenHead, consentId: string): Promise<Answer> {
  const t = texts(visit.language);
  const { running } = await consentRoom(visit.tx, citizen.citizenId);
  const isRunning = running.some((one) => one.consentId === consentId);
  const done = isRunning ? await withdrawConsent(visit.tx, visit.actor, { consentId }) : 'changed';
  return redirect(paths.whoSeesWhat(citizen.citizenId), done === 'saved' ? t.withdrawn : t.already);
}

async function show(visit: Visit, citizen: CitizenHead): Promise<Answer> {
  const { form, language } = visit;
  visit.saw(citizen.citizenId);
  const room = await consentRoom(visit.tx, citizen.citizenId);
  return taskPage({
    citizen,
    title: texts(language).title,
    back: 'citizen',
    form,
    language,
    body: <ConsentForm {...{ citizen, form, language, room }} />,
  });
}

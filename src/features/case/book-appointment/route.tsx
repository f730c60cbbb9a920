import { codesOf } from '#db/code-list.ts';
import { formatDateTime } from '#drawing/format-time.ts';
import { AppointmentForm } from '#web/citizen/appointment-form.tsx';
import { type Back, backOf, backPath } from '#web/citizen/back.ts';
import { colleaguesRound } from '#web/citizen/colleagues.ts';
import { type CitizenHead, findCitizen } from '#web/citizen/find-citizen.ts';
import { taskPage } from '#web/citizen/task-page.tsx';
import { texts as formTexts } from '#web/citizen/texts.ts';
import { forgetDraft } from '#web/drafts.ts';
import { type Answer, type Route, redirect, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { bookAppointment } from './book-appointment.ts';
import { readAppointment } from './form.ts';
import { texts } from './texts.ts';

/** Da: Ny aftale. The database decides whether somebody is free. */
export const bookAppointmentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.bookAppointment(':citizenId'),
    act: 'appointment.write',
    async handle(visit) {
      const citizen = await findCitizen(visit.tx, visit.id('citizenId'));
      return show(visit, citizen, backOf(visit.query('back')), await roomOf(visit, citizen));
    },
  },
  {
    method: 'POST',
    path: paths.bookAppointment(':citizenId'),
    act: 'appointment.write',
    async handle(visit) {
      const { tx, actor, form, language } = visit;
      const citizen = await findCitizen(tx, visit.id('citizenId'));
      const back = backOf(form.typed('back'));
      const room = await roomOf(visit, citizen);
      const wanted = readAppointment(form, citizen.citizenId, room);
      if (!form.isValid || wanted === null) return show(visit, citizen, back, room);
      if ((await bookAppointment(tx, actor, wanted)) === null) {
        const colleague = room.colleagues.find((one) => one.staffId === wanted.staffId);
        form.refuse('time', formTexts(language).staffBusy(colleague?.firstName ?? ''));
        return show(visit, citizen, back, room);
      }
      await forgetDraft(tx, actor, `appointment:${citizen.citizenId}`);
      const when = formatDateTime(wanted.startsAt, language, 'weekday');
      return redirect(backPath(back, citizen.citizenId), texts(language).saved(when));
    },
  },
];

async function roomOf({ tx, actor, language, today, now }: Visit, citizen: CitizenHead) {
  const colleagues = await colleaguesRound(tx, actor, citizen.citizenId);
  const places = (await codesOf(tx, ['contact-place'], today))['contact-place'];
  return { colleagues, places, language, today, now };
}

function show(visit: Visit, citizen: CitizenHead, back: Back, room: Awaited<ReturnType<typeof roomOf>>): Answer {
  const { actor, form, language } = visit;
  visit.saw(citizen.citizenId);
  return taskPage({
    citizen,
    title: formTexts(language).appointment,
    back,
    form,
    language,
    body: <AppointmentForm {...{ citizen, actor, form, back, ...room }} />,
  });
}

import { codesOf } from '#db/code-list.ts';
import { colleaguesRound } from '#web/citizen/colleagues.ts';
import { type CitizenHead, findCitizen } from '#web/citizen/find-citizen.ts';
import { readDay } from '#web/citizen/read-day.ts';
import { taskPage } from '#web/citizen/task-page.tsx';
import { type Answer, type Route, redirect, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { changeContactPerson } from './change-contact-person.ts';
import { ChangeContactPersonForm } from './page.tsx';
import { texts } from './texts.ts';

/** Da: Skift kontaktperson. One at a time, dated, with a reason on both periods. */
export const changeContactPersonRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.changeContactPerson(':citizenId'),
    act: 'contact-person.change',
    async handle(visit) {
      const citizen = await findCitizen(visit.tx, visit.id('citizenId'));
      return show(visit, citizen, await roomOf(visit, citizen));
    },
  },
  {
    method: 'POST',
    path: paths.changeContactPerson(':citizenId'),
    act: 'contact-person.change',
    async handle(visit) {
      const { tx, actor, form, language, today } = visit;
      const t = texts(language);
      const citizen = await findCitizen(tx, visit.id('citizenId'));
      const { citizenId } = citizen;
      const room = await roomOf(visit, citizen);
      const staffId = form.oneOf(
        'staff',
        room.colleagues.map((one) => one.staffId),
        t.staffMissing,
      );
      const name = room.colleagues.find((one) => one.staffId === staffId)?.firstName ?? '';
      if (staffId !== '' && staffId === room.currentStaffId) form.refuse('staff', t.already(name));
      const reason = form.oneOf(
        'reason',
        room.reasons.map((one) => one.code),
        t.reasonMissing,
      );
      const from = readDay(form, 'from', { today, language, isRequired: true, only: 'future' });
      if (!form.isValid || from === null) return show(visit, citizen, room);
      if ((await changeContactPerson(tx, actor, { citizenId, staffId, from, reason })) === 'too_early') {
        form.refuse('from', t.tooEarly);
        return show(visit, citizen, room);
      }
      return redirect(paths.citizen(citizenId), t.saved(name));
    },
  },
];

type Room = Awaited<ReturnType<typeof roomOf>>;

async function roomOf({ tx, actor, today }: Visit, { citizenId }: CitizenHead) {
  const colleagues = await colleaguesRound(tx, actor, citizenId);
  const reasons = (await codesOf(tx, ['contact-person-reason'], today))['contact-person-reason'];
  const current = await tx
    .selectFrom('contact_person')
    .select('staff_id')
    .where('citizen_id', '=', citizenId)
    .where('valid_from', '<=', today.toString())
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', today.toString())]))
    .executeTakeFirst();
  return {
    colleagues,
    reasons: reasons.filter((one) => one.code !== 'start'),
    currentStaffId: current?.staff_id ?? null,
  };
}

function show(visit: Visit, citizen: CitizenHead, { colleagues, reasons }: Room): Answer {
  const { actor, form, language } = visit;
  visit.saw(citizen.citizenId);
  return taskPage({
    citizen,
    title: texts(language).title,
    back: 'citizen',
    form,
    language,
    body: <ChangeContactPersonForm {...{ citizen, actor, form, language, colleagues, reasons }} />,
  });
}

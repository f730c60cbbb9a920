import { backOf, backPath } from '#web/citizen/back.ts';
import { findCitizen } from '#web/citizen/find-citizen.ts';
import { readVersion } from '#web/citizen/read-version.ts';
import { taskPage } from '#web/citizen/task-page.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import { Question } from '#web/components/question.tsx';
import { NotFound } from '#web/errors.ts';
import { type Answer, type Route, redirect, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { appointmentOutcomes, setAppointmentOutcome } from './set-appointment-outcome.ts';
import { texts } from './texts.ts';

/** Da: Hvordan gik aftalen? One press on an answer; the day's list and the citizen's page ask the same. */
export const appointmentOutcomeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.appointmentOutcome(':appointmentId'),
    act: 'appointment.write',
    handle: async (visit) => show(visit, await findAppointment(visit)),
  },
  {
    method: 'POST',
    path: paths.appointmentOutcome(':appointmentId'),
    act: 'appointment.write',
    async handle(visit) {
      const { tx, actor, form, language } = visit;
      const t = texts(language);
      const appointment = await findAppointment(visit);
      const outcome = form.oneOf('outcome', appointmentOutcomes, t.choose);
      if (!form.isValid) return show(visit, appointment);
      const answer = await setAppointmentOutcome(tx, actor, {
        appointmentId: appointment.appointment_id,
        version: readVersion(form),
        outcome,
      });
      return redirect(backPath(backOf(form.typed('back')), appointment.citizen_id), t[answer]);
    },
  },
];

type Standing = Awaited<ReturnType<typeof findAppointment>>;

async function findAppointment({ tx, id }: Visit) {
  const row = await tx
    .selectFrom('appointment')
    .select(['appointment_id', 'citizen_id', 'subject', 'version'])
    .where('appointment_id', '=', id('appointmentId'))
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

async function show(visit: Visit, appointment: Standing): Promise<Answer> {
  const { form, language } = visit;
  const t = texts(language);
  const citizen = await findCitizen(visit.tx, appointment.citizen_id);
  visit.saw(citizen.citizenId);
  const back = backOf(form.typed('back') || visit.query('back'));
  const fields = { form_key: crypto.randomUUID(), version: String(appointment.version), back };
  return taskPage({
    citizen,
    title: t.title,
    back,
    form,
    language,
    body: (
      <div id="outcome" tabIndex={-1}>
        <p>{appointment.subject}</p>
        <Question words={t.title}>
          {appointmentOutcomes.map((outcome) => (
            <PostButton
              action={paths.appointmentOutcome(appointment.appointment_id)}
              fields={{ ...fields, outcome }}
              size="small"
              key={outcome}
            >
              {t[outcome]}
            </PostButton>
          ))}
        </Question>
      </div>
    ),
  });
}

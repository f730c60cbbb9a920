import { formatDate } from '#drawing/format-date.ts';
import { danishDateOf, formatTimeRange } from '#drawing/format-time.ts';
import { AppointmentForm } from '#web/citizen/appointment-form.tsx';
import { codeWord } from '#web/citizen/code-words.ts';
import { Empty } from '#web/components/empty.tsx';
import { Paper } from '#web/components/paper.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import { Question } from '#web/components/question.tsx';
import { Row } from '#web/components/row.tsx';
import { RowList } from '#web/components/row-list.tsx';
import { Section } from '#web/components/section.tsx';
import { paths } from '#web/paths.ts';
import type { Appointment } from './citizen-file.ts';
import type { CitizenState } from './state.ts';
import { texts } from './texts.ts';

const outcomes = ['came', 'did_not_come', 'cancelled_by_citizen', 'cancelled_by_office'] as const;

/** Da: Aftaler. Those to come, and those that have been and still ask how they went. */
export function AppointmentsSection(state: CitizenState) {
  const { file, language, may, open, codes } = state;
  const t = texts(language);
  const isOpen = open?.form === 'appointment' && may.appointment;
  return (
    <Section id="appointments" title={t.appointments} count={file.appointments.length}>
      {isOpen ? (
        <Paper>
          <AppointmentForm citizen={file} back="citizen" places={codes['contact-place']} {...state} />
        </Paper>
      ) : null}
      {file.appointments.length > 0 ? (
        <RowList>
          {file.appointments.map((one) => (
            <AppointmentRow appointment={one} state={state} key={one.appointmentId} />
          ))}
        </RowList>
      ) : isOpen ? null : (
        <Empty title={t.noAppointments} />
      )}
    </Section>
  );
}

function AppointmentRow({ appointment, state }: { appointment: Appointment; state: CitizenState }) {
  const { language, now, codes, may } = state;
  const t = texts(language);
  const starts = Temporal.Instant.from(appointment.startsAt);
  const ends = Temporal.Instant.from(appointment.endsAt);
  const hasBegun = Temporal.Instant.compare(starts, now) <= 0;
  const when = `${formatDate(danishDateOf(starts), language, 'weekday')} ${formatTimeRange(starts, ends, language)}`;
  return (
    <Row
      main={<strong>{when}</strong>}
      sub={`${appointment.subject}, ${t.with(appointment.staff)}, ${codeWord(codes['contact-place'], appointment.place, language).toLocaleLowerCase(language)}`}
      open={hasBegun && may.appointment ? <HowDidItGo appointment={appointment} state={state} /> : undefined}
    />
  );
}

function HowDidItGo({ appointment, state }: { appointment: Appointment; state: CitizenState }) {
  const t = texts(state.language);
  const fields = { version: String(appointment.version), form_key: crypto.randomUUID() };
  return (
    <Question words={t.howDidItGo}>
      {outcomes.map((outcome) => (
        <PostButton
          size="small"
          action={paths.appointmentOutcome(appointment.appointmentId)}
          fields={{ ...fields, outcome }}
          key={outcome}
        >
          {t[outcome]}
        </PostButton>
      ))}
    </Question>
  );
}

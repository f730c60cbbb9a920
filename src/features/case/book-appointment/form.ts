import type { Code } from '#db/code-list.ts';
import { parseTime } from '#domain/calendar/time-of-day.ts';
import type { Colleague } from '#web/citizen/colleagues.ts';
import { readDay } from '#web/citizen/read-day.ts';
import { texts } from '#web/citizen/texts.ts';
import type { Form } from '#web/form.ts';
import type { Language } from '#web/texts.ts';
import type { NewAppointment } from './book-appointment.ts';

/** Reads the appointment's form; null when something was refused. */
export function readAppointment(
  form: Form,
  citizenId: string,
  room: {
    colleagues: readonly Colleague[];
    places: readonly Code[];
    language: Language;
    today: Temporal.PlainDate;
    now: Temporal.Instant;
  },
): NewAppointment | null {
  const t = texts(room.language);
  const day = readDay(form, 'day', { today: room.today, language: room.language, isRequired: true, only: 'future' });
  const time = parseTime(form.typed('time'));
  if (!time.ok) form.refuse('time', t.timeWrong);
  const minutes = Number(form.typed('minutes').trim());
  if (!Number.isInteger(minutes) || minutes < 5 || minutes > 480) form.refuse('minutes', t.lengthWrong);
  const subject = form.text('subject', { max: 200, required: t.subjectMissing });
  const staffId = form.oneOf(
    'staff',
    room.colleagues.map((one) => one.staffId),
    t.ownerMissing,
  );
  const place = form.oneOf(
    'place',
    room.places.map((one) => one.code),
    t.placeMissing,
  );
  if (day === null || !time.ok) return null;
  const startsAt = day.toZonedDateTime({ timeZone: 'Europe/Copenhagen', plainTime: time.time }).toInstant();
  if (Temporal.Instant.compare(startsAt, room.now) < 0) form.refuse('time', t.startPast);
  if (!form.isValid) return null;
  return { citizenId, staffId, startsAt, endsAt: startsAt.add({ minutes }), subject, place };
}

import type { Code } from '#db/code-list.ts';
import { parseTime } from '#domain/calendar/time-of-day.ts';
import { VISIBILITIES } from '#domain/consent/visibility.ts';
import { readDay } from '#web/citizen/read-day.ts';
import { texts } from '#web/citizen/texts.ts';
import type { Form } from '#web/form.ts';
import type { Language } from '#web/texts.ts';
import type { NewContact } from './write-contact.ts';

const ZONE = 'Europe/Copenhagen';

/** The moment a form is read, and the words it may answer with. */
export interface ReadingRoom {
  codes: Record<'contact-kind' | 'contact-place' | 'topic', Code[]>;
  language: Language;
  today: Temporal.PlainDate;
  now: Temporal.Instant;
}

/** Reads the note's form; every refusal stands in the form's errors. */
export function readContact(form: Form, citizenId: string, room: ReadingRoom): NewContact {
  const t = texts(room.language);
  const codes = (list: keyof ReadingRoom['codes']) => room.codes[list].map((one) => one.code);
  const topics = form.all('topic');
  if (topics.some((topic) => !codes('topic').includes(topic))) form.refuse('topic', t.topicUnknown);
  const happenedAt = readMoment(form, room);
  return {
    citizenId,
    note: form.text('note', { max: 4000, required: t.noteMissing }),
    kind: form.oneOf('kind', codes('contact-kind'), t.kindMissing),
    place: form.oneOf('place', codes('contact-place'), t.placeMissing),
    visibility: form.oneOf('visibility', VISIBILITIES, t.visibilityMissing),
    minutes: readMinutes(form, t.minutesWrong),
    topics,
    promise: readPromise(form, room),
    ...(happenedAt ? { happenedAt } : {}),
  };
}

function readMinutes(form: Form, message: string): number | null {
  const typed = form.typed('minutes').trim();
  if (typed === '') return null;
  if (!/^\d{1,4}$/.test(typed) || Number(typed) > 1440) form.refuse('minutes', message);
  return Number(typed);
}

/** Day and time as typed; both empty: now. A day without a time is noon, or now when it is today. */
function readMoment(form: Form, { language, today, now }: ReadingRoom): Temporal.Instant | null {
  const t = texts(language);
  const day = readDay(form, 'day', { today, language, only: 'past' });
  const typed = form.typed('time').trim();
  const time = typed === '' ? null : parseTime(typed);
  if (time && !time.ok) form.refuse('time', t.timeWrong);
  if (!time?.ok) return day === null || day.equals(today) ? null : at(day, new Temporal.PlainTime(12));
  const moment = at(day ?? today, time.time);
  if (Temporal.Instant.compare(moment, now) > 0 && !form.errorOf('day')) form.refuse('time', t.timeFuture);
  return moment;
}

const at = (day: Temporal.PlainDate, time: Temporal.PlainTime) =>
  day.toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant();

function readPromise(form: Form, { language, today }: ReadingRoom): NonNullable<NewContact['promise']> | null {
  const what = form.text('promise', { max: 500 });
  const hasDay = form.typed('promise_due').trim() !== '';
  if (what === '') {
    if (hasDay) form.refuse('promise', texts(language).promiseMissing);
    return null;
  }
  const dueOn = readDay(form, 'promise_due', { today, language, isRequired: true, only: 'future' });
  return dueOn ? { what, dueOn } : null;
}

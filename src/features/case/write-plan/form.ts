import type { Code } from '#db/code-list.ts';
import { parseDanishDecimal } from '#domain/numbers/danish-decimal.ts';
import type { Colleague } from '#web/citizen/colleagues.ts';
import { readDay } from '#web/citizen/read-day.ts';
import { texts } from '#web/citizen/texts.ts';
import type { Form } from '#web/form.ts';
import type { Language } from '#web/texts.ts';

interface Room {
  language: Language;
  today: Temporal.PlainDate;
}

/** Reads a goal. */
export function readGoal(form: Form, { language }: Room) {
  const t = texts(language);
  return {
    title: form.text('title', { max: 200, required: t.goalMissing }),
    track: form.oneOf('track', ['job', 'holistic'], t.goalTrackMissing),
  };
}

/** Reads a step; an empty doer is the citizen. */
export function readStep(form: Form, room: Room & { goalIds: readonly string[]; colleagues: readonly Colleague[] }) {
  const t = texts(room.language);
  const doers = ['', ...room.colleagues.map((one) => one.staffId)];
  return {
    what: form.text('what', { max: 300, required: t.stepMissing }),
    isOwnWords: form.typed('own_words') === 'yes',
    goalId: form.oneOf('goal', room.goalIds, t.stepGoalMissing),
    doerStaffId: form.oneOf('doer', doers, t.ownerMissing) || null,
    dueOn: readDay(form, 'due', { ...room, only: 'future' }),
  };
}

/** Reads what stands in the way or helps. */
export function readBarrier(form: Form, kind: 'barrier' | 'resource', { language }: Room) {
  return {
    kind,
    ownWords: form.text('words', { max: 500, required: texts(language).barrierMissing }),
    isSensitive: kind === 'barrier' && form.typed('sensitive') === 'yes',
  };
}

/** Reads a wish. `replaces` is the wish that was on the screen, or null. */
export function readWish(form: Form, kind: 'job' | 'education', { language }: Room) {
  const t = texts(language);
  const from = readHours(form, 'hours_from', t.hoursWrong);
  const to = readHours(form, 'hours_to', t.hoursWrong);
  if (from !== null && to !== null && to < from) form.refuse('hours_to', t.hoursOrder);
  return {
    kind,
    ownWords: form.text('words', { max: 500, required: t.wishMissing }),
    hoursPerWeekFrom: from,
    hoursPerWeekTo: to,
    conditions: form.text('conditions', { max: 500 }) || null,
    replaces: form.typed('replaces') || null,
  };
}

function readHours(form: Form, field: string, message: string): number | null {
  const read = parseDanishDecimal(form.typed(field));
  if (read.kind === 'empty') return null;
  if (read.kind === 'number' && read.value >= 0 && read.value <= 60) return Math.round(read.value * 10) / 10;
  form.refuse(field, message);
  return null;
}

/** Reads a new track; an empty day is today. */
export function readTrack(form: Form, room: Room & { trackKinds: readonly Code[] }) {
  const t = texts(room.language);
  return {
    kind: form.oneOf(
      'kind',
      room.trackKinds.map((one) => one.code),
      t.trackMissing,
    ),
    label: form.text('label', { max: 100 }) || null,
    from: readDay(form, 'from', { ...room, only: 'past' }) ?? room.today,
  };
}

import type { Actor } from '#access/actor.ts';
import { parseDanishDate } from '#domain/calendar/danish-date.ts';
import type { Form } from '#web/form.ts';
import type { Language } from '#web/texts.ts';
import type { FinishedVisit } from './finish-visit.ts';
import type { NewVisit } from './register-visit.ts';
import { texts } from './texts.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LONGEST_NAME = 60;
const LONGEST_NOTE = 4000;
const LONGEST_PROMISE = 500;

/** What may be chosen in the two forms of the page. */
export interface Choices {
  topics: readonly string[];
  places: readonly string[];
  staffIds: readonly string[];
}

/** Who is at the door: `name` is what was typed when nobody was chosen. */
export type ReadVisit = NewVisit & { name: string; isConfirmedNew: boolean };

export function readVisit(form: Form, choices: Choices, language: Language): ReadVisit {
  const t = texts(language);
  const name = form.text('name', { max: LONGEST_NAME });
  const citizen = form.typed('citizen');
  const wished = form.typed('wished');
  if (wished !== '' && !choices.staffIds.includes(wished)) form.refuse('wished', t.chooseFromList);
  return {
    citizenId: UUID.test(citizen) ? citizen : null,
    saidName: name !== '' && (citizen === '' || citizen === 'new') ? name : null,
    name: citizen === '' ? name : '',
    isConfirmedNew: citizen === 'new',
    isUrgent: form.typed('urgent') === 'yes',
    wishedStaffId: wished === '' ? null : wished,
    topics: readTopics(form, choices, language),
    takeNow: form.typed('take') === 'me',
  };
}

export function readFinish(
  form: Form,
  choices: Choices,
  context: { visitId: string; actor: Actor; today: Temporal.PlainDate; language: Language; hasFile: boolean },
): FinishedVisit {
  const t = texts(context.language);
  const place = form.typed('place') || 'office';
  if (!choices.places.includes(place)) form.refuse('place', t.chooseFromList);
  return {
    visitId: context.visitId,
    topics: readTopics(form, choices, context.language),
    note: form.text('note', { max: LONGEST_NOTE }),
    place,
    // A visit without a file asks for neither.
    visibility: context.hasFile
      ? form.oneOf('visibility', ['authority', 'team', 'author'], t.chooseFromList)
      : 'authority',
    promise: context.hasFile && form.typed('promised') === 'yes' ? readPromise(form, choices, context) : null,
  };
}

function readPromise(
  form: Form,
  choices: Choices,
  { actor, today, language }: { actor: Actor; today: Temporal.PlainDate; language: Language },
): FinishedVisit['promise'] {
  const t = texts(language);
  const what = form.text('what', { max: LONGEST_PROMISE, required: t.whatMissing });
  const ownerStaffId = form.typed('owner') || actor.staffId;
  if (ownerStaffId !== actor.staffId && !choices.staffIds.includes(ownerStaffId)) form.refuse('owner', t.ownerMissing);
  const due = parseDanishDate(form.typed('due'), today);
  if (!due.ok) form.refuse('due', t.whenWrong);
  else if (Temporal.PlainDate.compare(due.date, today) < 0) form.refuse('due', t.whenPast);
  return due.ok ? { what, ownerStaffId, dueOn: due.date } : null;
}

function readTopics(form: Form, choices: Choices, language: Language): string[] {
  const chosen = [...new Set(form.all('topic'))];
  if (chosen.some((topic) => !choices.topics.includes(topic))) form.refuse('topic', texts(language).chooseFromList);
  return chosen;
}

import { parseCvrNumber } from '#domain/identity/cvr-number.ts';
import { parseDanishDecimal } from '#domain/numbers/danish-decimal.ts';
import { readDay } from '#web/citizen/read-day.ts';
import type { Form } from '#web/form.ts';
import type { Language } from '#web/texts.ts';
import type { NewPlacement } from './register-placement.ts';
import { texts } from './texts.ts';

/** A company by its number, as typed. */
export interface TypedCompany {
  cvr: string;
  name: string;
  town: string | null;
  phone: string | null;
}

/** Reads a company; the number is checked by its check digit. */
export function readCompany(form: Form, language: Language, isKnown: boolean): TypedCompany {
  const t = texts(language);
  const typed = form.text('cvr', { max: 20 });
  const cvr = parseCvrNumber(typed);
  if (!cvr.ok) form.refuse('cvr', t[`cvr_${cvr.reason}`]);
  const name = form.text('name', { max: 200, ...(isKnown ? {} : { required: t.nameMissing }) });
  return {
    cvr: cvr.ok ? cvr.cvr : '',
    name,
    town: form.text('town', { max: 100 }) || null,
    phone: form.text('phone', { max: 30 }) || null,
  };
}

/** A placement without its company, which is chosen or typed beside it. */
export function readPlacement(
  form: Form,
  kinds: readonly string[],
  today: Temporal.PlainDate,
  language: Language,
): Omit<NewPlacement, 'citizenId' | 'companyId'> {
  const t = texts(language);
  const kind = form.oneOf('kind', kinds, t.kindMissing);
  const startsOn = readDay(form, 'starts', { today, language, isRequired: true });
  const endsOn = readDay(form, 'ends', { today, language });
  if (startsOn && endsOn && Temporal.PlainDate.compare(endsOn, startsOn) < 0) form.refuse('ends', t.endsBefore);
  return {
    kind,
    jobTitle: form.text('job', { max: 200 }) || null,
    hoursPerWeek: readHoursPerWeek(form, language),
    startsOn: startsOn ?? today,
    endsOn,
    followUpOn: readDay(form, 'follow_up', { today, language }),
  };
}

function readHoursPerWeek(form: Form, language: Language): number | null {
  const read = parseDanishDecimal(form.text('weekly', { max: 20 }));
  if (read.kind === 'empty') return null;
  if (read.kind === 'number' && read.value >= 0 && read.value <= 60) return Math.round(read.value * 10) / 10;
  form.refuse('weekly', texts(language).hoursWrong);
  return null;
}

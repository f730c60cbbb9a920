import { type DateRefusal, parseDanishDate } from '#domain/calendar/danish-date.ts';
import type { Form } from '../form.ts';
import { defineTexts, type Language } from '../texts.ts';

const texts = defineTexts({
  empty: { da: 'Skriv en dato, for eksempel 2. december', en: 'Type a date, for example 2 December' },
  not_understood: { da: 'Skriv en dato, for eksempel 2. december', en: 'Type a date, for example 2 December' },
  no_such_date: { da: 'Datoen findes ikke. Se efter i kalenderen', en: 'There is no such date. Look in the calendar' },
  year_out_of_range: { da: 'Skriv et årstal mellem 1900 og 2100', en: 'Type a year between 1900 and 2100' },
  weekday_does_not_match: {
    da: 'Ugedagen passer ikke til datoen. Ret en af dem',
    en: 'The weekday does not fit the date. Change one of them',
  },
  missing_weekday: {
    da: 'Skriv også ugedagen, for eksempel uge 12 tirsdag',
    en: 'Type the weekday too, for example week 12 Tuesday',
  },
  past: { da: 'Dagen er gået. Vælg en dag fra i dag og frem', en: 'That day has passed. Choose today or later' },
  future: { da: 'Dagen er ikke kommet endnu', en: 'That day has not come yet' },
} satisfies Record<DateRefusal | 'past' | 'future', { da: string; en: string }>);

/** Reads a typed day and refuses it in words; null when it is empty and not required, or was refused. */
export function readDay(
  form: Form,
  field: string,
  rule: { today: Temporal.PlainDate; language: Language; isRequired?: boolean; only?: 'past' | 'future' },
): Temporal.PlainDate | null {
  const typed = form.typed(field).trim();
  if (typed === '' && !rule.isRequired) return null;
  const read = parseDanishDate(typed, rule.today);
  const words = texts(rule.language);
  if (!read.ok) {
    form.refuse(field, words[read.reason]);
    return null;
  }
  const order = Temporal.PlainDate.compare(read.date, rule.today);
  if (rule.only === 'future' && order < 0) form.refuse(field, words.past);
  if (rule.only === 'past' && order > 0) form.refuse(field, words.future);
  return read.date;
}

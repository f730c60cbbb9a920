import type { Actor } from '#access/actor.ts';
import type { Code } from '#db/code-list.ts';
import { consentState } from '#domain/consent/consent-state.ts';
import { formatDate, formatMonth } from '#drawing/format-date.ts';
import type { Colleague } from '#web/citizen/colleagues.ts';
import type { Form } from '#web/form.ts';
import type { Language } from '#web/texts.ts';
import type { CitizenFile, ConsentRow } from './citizen-file.ts';
import type { Open } from './open.ts';
import type { Timeline, TimelineFilter } from './timeline.ts';

/** The code lists that the page reads. */
export const codeLists = [
  'contact-kind',
  'contact-place',
  'topic',
  'track-kind',
  'language',
  'role',
  'placement-kind',
] as const;

/** Everything on the citizen's page. */
export interface CitizenState {
  file: CitizenFile;
  timeline: Timeline;
  filter: TimelineFilter;
  codes: Record<(typeof codeLists)[number], Code[]>;
  colleagues: readonly Colleague[];
  actor: Actor;
  language: Language;
  today: Temporal.PlainDate;
  now: Temporal.Instant;
  open: Open | null;
  form: Form;
  /** The whole CPR number, once it was asked for. */
  cpr: string | null;
  /** Until when the file is read through broken glass; null when it is the actor's anyway. */
  glassUntil: Temporal.Instant | null;
  may: {
    note: boolean;
    promise: boolean;
    plan: boolean;
    appointment: boolean;
    placement: boolean;
    cpr: boolean;
    contactPerson: boolean;
    consent: boolean;
    protection: boolean;
    log: boolean;
  };
}

/** A day from its ISO text. */
export const dayOf = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

/** "5. marts", with the year when it is not this one. */
export function plainDay(text: string, { today, language }: Pick<CitizenState, 'today' | 'language'>): string {
  const day = dayOf(text);
  return formatDate(day, language, day.year === today.year ? 'day-month' : 'long');
}

/** "20. nov.", with the year when it is not this one: for narrow columns. */
export function shortDay(
  day: Temporal.PlainDate,
  { today, language }: Pick<CitizenState, 'today' | 'language'>,
): string {
  const [month = '', year = ''] = formatMonth(day.toPlainYearMonth().toString(), language, 'short').split(' ');
  return [`${day.day}${language === 'da' ? '.' : ''}`, month, day.year === today.year ? '' : year]
    .filter(Boolean)
    .join(' ');
}

/** Where a consent stands today. */
export function standingOf(consent: ConsentRow, today: Temporal.PlainDate) {
  return consentState(
    {
      isGiven: consent.isGiven,
      validFrom: dayOf(consent.from),
      validTo: consent.to === null ? null : dayOf(consent.to),
      withdrawnAt: consent.withdrawnAt === null ? null : Temporal.Instant.from(consent.withdrawnAt),
    },
    today,
  );
}

/** Whether somebody outside the municipality sees notes for the whole team today. */
export function hasConsentedPartner({ file, today }: Pick<CitizenState, 'file' | 'today'>): boolean {
  return file.consents.some(
    (one) => ['notes', 'case_file'].includes(one.informationKind) && standingOf(one, today).isInForce,
  );
}

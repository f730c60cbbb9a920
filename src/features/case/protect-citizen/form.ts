import { protectionEnd } from '#domain/protection/protection-end.ts';
import { PROTECTION_KINDS } from '#domain/protection/protection-kind.ts';
import { readDay } from '#web/citizen/read-day.ts';
import type { Form } from '#web/form.ts';
import type { Language } from '#web/texts.ts';
import type { NewProtection } from './protect-citizen.ts';
import { texts } from './texts.ts';

/** Reads the period; what is missing or upside down is refused in the form. */
export function readProtection(
  form: Form,
  { language, today }: { language: Language; today: Temporal.PlainDate },
): Omit<NewProtection, 'citizenId'> {
  const t = texts(language);
  const kind = form.oneOf('kind', PROTECTION_KINDS, t.kindMissing);
  const from = readDay(form, 'from', { today, language }) ?? today;
  const until = readDay(form, 'until', { today, language, only: 'future' });
  if (until !== null && Temporal.PlainDate.compare(until, from) < 0) form.refuse('until', t.order);
  return { kind, from, to: until === null ? protectionEnd(kind, from) : until.add({ days: 1 }) };
}

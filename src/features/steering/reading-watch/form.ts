import type { Form } from '#web/form.ts';
import type { Language } from '#web/texts.ts';
import { texts } from './texts.ts';

/** Da: udfald. What came of going through readings. */
export const OUTCOMES = ['has_reason', 'asked', 'passed_on'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Reads the sign-off; what is missing is refused in the form. */
export function readSignOff(form: Form, language: Language): { outcome: Outcome; note: string } {
  const t = texts(language);
  return {
    outcome: form.oneOf('outcome', OUTCOMES, t.outcomeMissing),
    note: form.text('note', { max: 2000, required: t.noteMissing }),
  };
}

import type { Form } from '#web/form.ts';
import type { Language } from '#web/texts.ts';
import { texts } from './texts.ts';

export const WAYS = ['paper', 'sms_link', 'sms_code'] as const;
export type Way = (typeof WAYS)[number];

/** How address and code reach the citizen; an SMS about somebody protected needs a yes. */
export function readWay(
  form: Form,
  { ways, warns, language }: { ways: readonly Way[]; warns: boolean; language: Language },
): { way: Way; isConfirmed: boolean } {
  const t = texts(language);
  const way = form.oneOf('way', ways, t.wayMissing);
  const isConfirmed = form.typed('confirm') === 'yes';
  if (form.isValid && way !== 'paper' && warns && !isConfirmed) form.refuse('confirm', t.confirmMissing);
  return { way, isConfirmed };
}

import { contactDraftKey } from '#web/citizen/contact-form.tsx';
import { planDraftKey, planParts } from '#web/citizen/plan-forms.tsx';

/** The forms of the citizen's page that ask for nothing but themselves. */
const plainForms = ['contact', 'promise', 'appointment', ...planParts] as const;

/** What `?open=` opens in place: a form, one promise's form, or the sensitive barriers. */
export type Open =
  | { form: (typeof plainForms)[number] }
  | { form: 'keep' | 'postpone'; promiseId: string }
  | { form: 'sensitive' };

/** Reads `?open=`; anything unknown opens nothing. */
export function openOf(typed: string | undefined): Open | null {
  const plain = plainForms.find((one) => one === typed);
  if (plain) return { form: plain };
  if (typed === 'sensitive') return { form: typed };
  const promise = /^(keep|postpone)-([0-9a-f-]{36})$/.exec(typed ?? '');
  return promise ? { form: promise[1] as 'keep' | 'postpone', promiseId: promise[2] as string } : null;
}

/** The key of the open form's draft, or null when it keeps none. */
export function draftKeyOf(open: Open | null, citizenId: string): string | null {
  if (open === null) return null;
  if (open.form === 'contact') return contactDraftKey(citizenId);
  if (open.form === 'promise' || open.form === 'appointment') return `${open.form}:${citizenId}`;
  const part = planParts.find((one) => one === open.form);
  return part ? planDraftKey(part, citizenId) : null;
}

import type { Form } from '../form.ts';

/** The version of the row that was on the screen; 0, which no row has, when the field holds anything else. */
export function readVersion(form: Form): number {
  const typed = form.typed('version');
  return /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
}

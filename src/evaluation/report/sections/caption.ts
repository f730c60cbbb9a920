import type { Reading } from '../reading.ts';

/** What stands under a figure: its sentences and, so that a copied figure keeps it, that the persons are invented. */
export function captionOf({ plan, t }: Reading, sentences: readonly (string | null)[]): string {
  return [...sentences, plan.invented ? t.invented : null].filter(Boolean).join(' ');
}

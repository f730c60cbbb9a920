import { formatDate } from '#drawing/format-date.ts';
import type { Language } from '#web/texts.ts';
import type { Candidate } from './queries.ts';
import { caseTypeTexts, texts } from './texts.ts';

/** "Kommunens sag. Lukket 12. marts 2021, frist 12. marts 2026". */
export function closureOf({ caseType, closedOn, dueOn }: Candidate, language: Language): string {
  const t = texts(language);
  const due = dueOn === null ? t.noRule : formatDate(dueOn, language);
  return t.closed(caseTypeTexts(language)[caseType], formatDate(closedOn, language), due);
}

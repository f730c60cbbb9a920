import type { Language } from './language.ts';

/** Writes a day as seen from today: "i dag", "i går", "for 3 dage siden", "om 3 dage". Put the date itself beside it or in its title. */
export function relativeDay(date: Temporal.PlainDate, today: Temporal.PlainDate, language: Language): string {
  const days = today.until(date).days;
  const near = NEAR[language][days + 1];
  if (near !== undefined) return near;
  const count = Math.abs(days);
  if (language === 'da') return days < 0 ? `for ${count} dage siden` : `om ${count} dage`;
  return days < 0 ? `${count} days ago` : `in ${count} days`;
}

/** Writes a number of days: "1 dag", "21 dage". */
export function formatDays(count: number, language: Language): string {
  const [one, several] = language === 'da' ? ['dag', 'dage'] : ['day', 'days'];
  return `${count} ${count === 1 ? one : several}`;
}

/** Yesterday, today, tomorrow. */
const NEAR: Record<Language, readonly string[]> = {
  da: ['i går', 'i dag', 'i morgen'],
  en: ['yesterday', 'today', 'tomorrow'],
};

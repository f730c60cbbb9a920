/** The words for days and months that a typed date may hold, Danish and English, in lower case. */
const WEEKDAYS: readonly (readonly string[])[] = [
  ['mandag', 'man', 'ma', 'monday', 'mon'],
  ['tirsdag', 'tirs', 'tir', 'ti', 'tuesday', 'tues', 'tue'],
  ['onsdag', 'ons', 'on', 'wednesday', 'wed'],
  ['torsdag', 'tors', 'tor', 'to', 'thursday', 'thurs', 'thur', 'thu'],
  ['fredag', 'fre', 'fr', 'friday', 'fri'],
  ['lørdag', 'lør', 'lø', 'loerdag', 'lordag', 'saturday', 'sat'],
  ['søndag', 'søn', 'sø', 'soendag', 'sondag', 'sunday', 'sun'],
];

const MONTHS: readonly (readonly string[])[] = [
  ['januar', 'jan', 'january'],
  ['februar', 'feb', 'febr', 'february'],
  ['marts', 'mar', 'mrt', 'march'],
  ['april', 'apr'],
  ['maj', 'may'],
  ['juni', 'jun', 'june'],
  ['juli', 'jul', 'july'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'okt', 'october', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];

const RELATIVE: ReadonlyMap<string, number> = new Map([
  ['i dag', 0],
  ['idag', 0],
  ['today', 0],
  ['i morgen', 1],
  ['imorgen', 1],
  ['tomorrow', 1],
  ['i overmorgen', 2],
  ['overmorgen', 2],
  ['i går', -1],
  ['igår', -1],
  ['yesterday', -1],
  ['i forgårs', -2],
  ['forgårs', -2],
]);

const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ['en', 1],
  ['et', 1],
  ['a', 1],
  ['one', 1],
  ['to', 2],
  ['two', 2],
  ['tre', 3],
  ['three', 3],
]);

const IN_A_WHILE = /^(?:om|in) (\d{1,3}|[a-z]+) (dage?|days?|uger?|weeks?)$/;
const A_WHILE_AGO = /^(?:for )?(\d{1,3}|[a-z]+) (dage?|days?|uger?|weeks?) (?:siden|ago)$/;

/** 1 (Monday) to 7 for a weekday written out or cut short, else null. */
export function weekdayNumberOf(word: string): number | null {
  const at = WEEKDAYS.findIndex((names) => names.includes(word));
  return at < 0 ? null : at + 1;
}

/** 1 to 12 for a month written out or cut short, else null. */
export function monthNumberOf(word: string): number | null {
  const at = MONTHS.findIndex((names) => names.includes(word));
  return at < 0 ? null : at + 1;
}

/** How many days from a day with weekday `todayWeekday` (1–7) a phrase points, or null if it is no such phrase. */
export function relativeDays(phrase: string, todayWeekday: number): number | null {
  const named = RELATIVE.get(phrase);
  if (named !== undefined) return named;
  const ahead = IN_A_WHILE.exec(phrase);
  if (ahead) return spanOf(ahead[1] ?? '', ahead[2] ?? '');
  const ago = A_WHILE_AGO.exec(phrase);
  if (ago) return negated(spanOf(ago[1] ?? '', ago[2] ?? ''));
  const last = weekdayNumberOf(
    /^(?:i ([a-zæøå]+)s|(?:sidste|last) ([a-zæøå]+))$/.exec(phrase)?.slice(1).find(Boolean) ?? '',
  );
  if (last !== null) return -(((todayWeekday - last + 6) % 7) + 1);
  const next = weekdayNumberOf(phrase.replace(/^(?:på|nu på|on) /, '').replace(/\.$/, ''));
  return next === null ? null : ((next - todayWeekday + 6) % 7) + 1;
}

function spanOf(count: string, unit: string): number | null {
  const number = /^\d/.test(count) ? Number(count) : NUMBER_WORDS.get(count);
  if (number === undefined) return null;
  return /^(?:uge|week)/.test(unit) ? number * 7 : number;
}

function negated(days: number | null): number | null {
  return days === null ? null : -days;
}

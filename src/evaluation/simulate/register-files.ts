import { weeksInYear } from '#domain/calendar/iso-week.ts';
import { seededStream } from '../permutation/seeded-stream.ts';
import { ORIGINS, type SimulatedPersons } from './persons.ts';
import { cellsOf } from './simulated-columns.ts';
import { splitSeed } from './split-seed.ts';

/** Trades of the paid months, and what is paid in weeks without work or with support: codes as registers have them, leading zeros included. */
const TRADES = ['011100', '472110', '561010', '812100', '881010', '960200'] as const;
const CASH_BENEFIT = '730';
/** Hours of the paid months: none full-time all year, some a single shift. */
const HOURS = ['4.00', '32.00', '74.50', '120.25', '160.33'] as const;
const MONTHS = 12;
/** How often work that lasted to December goes on in January. */
const GOES_ON = 0.8;
const MEAN_MONTHS = 5;

/**
 * The persons as the files of a wide register, line by line: `register.csv` (one row a person: lobenr, koen 1/2, alder, omraade, branche_YYYY_MM, timer_YYYY_MM,
 * y_YYWW), `people.csv` (herkomst) and `homes.csv` (dated addresses). A year with a paid month has a run of them; the other weeks have cash benefits. A
 * person who was lost has blanks from then on, as registers show it. Same persons and seed, same bytes.
 */
export function registerFiles(persons: SimulatedPersons, seed: number): Map<string, Iterable<string>> {
  return new Map([
    ['register.csv', registerLines(persons, seed)],
    ['people.csv', peopleLines(persons)],
    ['homes.csv', homeLines(persons)],
  ]);
}

const two = (number: number) => String(number).padStart(2, '0');
/** A running number with an X in front: nobody can take it for a person's own. */
const idOf = (person: number) => `X${String(person + 1).padStart(8, '0')}`;

function* registerLines(persons: SimulatedPersons, seed: number): Generator<string> {
  const { years } = persons;
  const uniform = seededStream(splitSeed(seed, 4));
  const areas = areasOf(persons);
  const months = years.flatMap((year) => Array.from({ length: MONTHS }, (_, at) => `${year}_${two(at + 1)}`));
  const weeks = years.flatMap((year) =>
    Array.from({ length: weeksInYear(year) }, (_, at) => ({ name: `y_${two(year % 100)}${two(at + 1)}`, year })),
  );
  const head = ['lobenr', 'koen', 'alder', 'omraade', ...months.map((one) => `branche_${one}`)];
  yield `${[...head, ...months.map((one) => `timer_${one}`), ...weeks.map((one) => one.name)].join(',')}\n`;
  for (let person = 0; person < persons.size; person++) {
    const trade = TRADES[Math.floor(uniform() * TRADES.length)] as string;
    const isPaid = paidMonths(persons, person, uniform);
    const facts = [idOf(person), persons.woman[person] ? '2' : '1', String(persons.age[person]), areas(person)];
    const trades = isPaid.map((paid) => (paid ? trade : ''));
    const hours = isPaid.map((paid) => (paid ? (HOURS[Math.floor(uniform() * HOURS.length)] as string) : ''));
    const isPaidIn = years.map((_, at) => persons.paid[at]?.[person]);
    const benefits = weeks.map(({ year }) => (isPaidIn[year - (years[0] as number)] === 0 ? CASH_BENEFIT : ''));
    yield `${[...facts, ...trades, ...hours, ...benefits].join(',')}\n`;
  }
}

/** Which months of all years are paid: a run in each paid year, going on over New Year more often than not. */
function paidMonths(persons: SimulatedPersons, person: number, uniform: () => number): boolean[] {
  const isPaid: boolean[] = [];
  for (const paid of persons.paid) {
    const goesOn = isPaid.at(-1) === true && uniform() < GOES_ON;
    const first = goesOn ? 0 : Math.floor(uniform() * MONTHS);
    const length = 1 + Math.floor(-Math.log(1 - uniform()) * MEAN_MONTHS);
    for (let month = 0; month < MONTHS; month++)
      isPaid.push(paid[person] === 1 && month >= first && month < first + length);
  }
  return isPaid;
}

function* peopleLines(persons: SimulatedPersons): Generator<string> {
  yield 'lobenr,herkomst\n';
  for (let person = 0; person < persons.size; person++)
    yield `${idOf(person)},${ORIGINS[persons.origin[person] as number]}\n`;
}

/** One address a person, from before the first year and still lived at. */
function* homeLines(persons: SimulatedPersons): Generator<string> {
  const areas = areasOf(persons);
  yield 'lobenr,omraade,fra,til\n';
  for (let person = 0; person < persons.size; person++)
    yield `${idOf(person)},${areas(person)},${(persons.years[0] as number) - 1}-06-01,\n`;
}

function areasOf(persons: SimulatedPersons): (person: number) => string {
  const { levels, codeAt } = cellsOf(persons, 0).area;
  return (person) => levels[codeAt(person, 0)] as string;
}

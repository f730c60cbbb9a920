import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { dayInWeek, weeksInYear } from '#domain/calendar/iso-week.ts';
import { seededStream } from '../permutation/seeded-stream.ts';

/** An invented person as plain facts, beside what the register's files say of her. */
export interface Invented {
  id: string;
  sex: string;
  origin: string;
  age: string;
  /** Where she lived on the last day of 2016; '' = in no file. */
  area: string;
  /** Paid months as YYYY-MM, and benefit codes by YYYY-MM of the week's Thursday: every week of the month. */
  paid: ReadonlySet<string>;
  benefits: ReadonlyMap<string, string>;
}

const YEARS = [2014, 2015, 2016, 2017, 2018, 2019];
const two = (number: number) => String(number).padStart(2, '0');
const MONTHS = YEARS.flatMap((year) => Array.from({ length: 12 }, (_, at) => `${year}-${two(at + 1)}`));
const WEEKS = YEARS.flatMap((year) =>
  Array.from({ length: weeksInYear(year) }, (_, at) => {
    const thursday = dayInWeek({ year, week: at + 1 }, 4);
    return { name: `y_${two(year % 100)}${two(at + 1)}`, month: `${thursday?.year}-${two(thursday?.month ?? 0)}` };
  }),
);

const AREAS = ['A1', 'A2', 'A3', 'B1', 'B2', 'B3', 'B4', 'B5', 'B6', ''];

/** Persons whose chances differ by area; some lack sex, age or area. */
export function inventPersons(count: number, seed = 7, areas: readonly string[] = AREAS): Invented[] {
  const next = seededStream(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  return Array.from({ length: count }, (_, at) => {
    const area = pick(areas);
    const works = next();
    const paid = new Set(MONTHS.filter(() => next() < works * works * 0.4));
    const benefits = new Map(
      MONTHS.flatMap((month) =>
        next() < 0.05 ? [[month, pick(['736', '771', '738', '712', '730', '720', '4711'])] as const] : [],
      ),
    );
    const age = String(15 + Math.floor(next() * 55));
    return {
      id: `00${at}`,
      sex: pick(['1', '2', '2', '']),
      origin: pick(['1', '2', '3']),
      age: next() < 0.03 ? '' : age,
      area,
      paid,
      benefits,
    };
  });
}

/** Writes the register, the people and the addresses of persons as CSV. */
export function writeRegister(
  folder: string,
  persons: readonly Invented[],
): { dream: string; people: string; homes: string } {
  const files = { dream: 'dream.csv', people: 'people.csv', homes: 'homes.csv' };
  const write = (name: keyof typeof files, rows: readonly (readonly string[])[]) => {
    files[name] = path.join(folder, files[name]);
    writeFileSync(files[name], `${rows.map((row) => row.join(',')).join('\n')}\n`);
  };
  const months = MONTHS.map((month) => `branche_${month.replace('-', '_')}`);
  write('dream', [
    ['lobenr', ...months, ...WEEKS.map(({ name }) => name)],
    ...persons.map(({ id, paid, benefits }) => [
      id,
      ...MONTHS.map((month) => (paid.has(month) ? '011100' : '')),
      ...WEEKS.map(({ month }) => benefits.get(month) ?? ''),
    ]),
  ]);
  write('people', [
    ['lobenr', 'koen', 'alder', 'oprindelse'],
    ...persons.map(({ id, sex, age, origin }) => [id, sex, age, origin]),
  ]);
  write('homes', [
    ['lobenr', 'omraade', 'fra', 'til'],
    ...persons.flatMap(({ id, area }) =>
      area === ''
        ? [[id, 'A1', '2017-01-01', '']]
        : [
            [id, 'B1', '2010-01-01', '2016-12-30'],
            [id, area, '2016-12-31', ''],
          ],
    ),
  ]);
  return files;
}

import { LOST, ORIGINS, type SimulatedPersons } from './persons.ts';

/** The columns of simulated data, as one row a person and year. `treated`, `after`, `treated_after`, `long_term` and `paid` are 0 or 1. */
export const SIMULATED_COLUMNS = [
  'person',
  'year',
  'group',
  'area',
  'sex',
  'age',
  'age_band',
  'origin',
  'long_term',
  'treated',
  'after',
  'treated_after',
  'paid',
] as const;
export type SimulatedColumn = (typeof SIMULATED_COLUMNS)[number];

/** The texts of a column, and which of them a person has in the year at a place; `levels.length` = missing. */
export interface ColumnCells {
  levels: readonly string[];
  codeAt(person: number, at: number): number;
}

const BIT = ['0', '1'] as const;
const YOUNGEST = 18;
const OLDEST = 64;

/** Every column of simulated data. */
export function cellsOf(persons: SimulatedPersons, start: number): Record<SimulatedColumn, ColumnCells> {
  const { treated, woman, age, origin, longTerm, paid, years } = persons;
  const of = (levels: readonly string[], codes: Uint8Array | Uint16Array): ColumnCells => ({
    levels,
    codeAt: (person) => codes[person] as number,
  });
  const isAfter = years.map((year) => Number(year >= start));
  return {
    person: { levels: numbered(persons.size, 'P'), codeAt: (person) => person },
    year: { levels: years.map(String), codeAt: (_, at) => at },
    group: of(['control', 'treated'], treated),
    area: of(numbered(persons.area.reduce((most, one) => Math.max(most, one), 0) + 1, 'A'), persons.area),
    sex: of(['man', 'woman'], woman),
    age: {
      levels: Array.from({ length: OLDEST - YOUNGEST + 1 }, (_, more) => String(YOUNGEST + more)),
      codeAt: (person) => (age[person] as number) - YOUNGEST,
    },
    age_band: {
      levels: ['18-35', '36-50', '51-64'],
      codeAt: (person) => Number((age[person] as number) > 35) + Number((age[person] as number) > 50),
    },
    origin: of(ORIGINS, origin),
    long_term: of(BIT, longTerm),
    treated: of(BIT, treated),
    after: { levels: BIT, codeAt: (_, at) => isAfter[at] as number },
    treated_after: { levels: BIT, codeAt: (person, at) => (treated[person] as number) * (isAfter[at] as number) },
    paid: {
      levels: BIT,
      codeAt: (person, at) => {
        const value = paid[at]?.[person] as number;
        return value === LOST ? BIT.length : value;
      },
    },
  };
}

/** Names of one length, so that they sort as their numbers do. */
const numbered = (size: number, letter: string) =>
  Array.from({ length: size }, (_, index) => `${letter}${String(index + 1).padStart(String(size).length, '0')}`);

import type { Highs, ModelData } from 'highs';
import type { ReleasedCount } from '../analyses/finding.ts';

/** A table of invented persons by region, sex and age, with an outcome in every period, and the margins that are released. */
export interface RandomTable {
  /** The atoms: the finest cells, one a combination of region, sex, age, period and outcome. */
  atoms: Record<string, string>[];
  counts: number[];
  /** What each line releases: persons, with and without the outcome. */
  lines: { period: string; where: Record<string, string>; counts: ReleasedCount[] }[];
}

/** A generator of numbers in [0, 1): mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const MARGINS = [
  [],
  ['sex'],
  ['age'],
  ['region'],
  ['region', 'sex'],
  ['sex', 'age'],
  ['region', 'age'],
  ['region', 'sex', 'age'],
];

/** A table drawn from its seed: 2–5 regions, two sexes, 1–4 ages, 1–3 periods of the same persons, three to seven levels of margins. */
export function randomTable(seed: number): RandomTable {
  const draw = seeded(seed);
  const upTo = (most: number) => Math.floor(draw() * (most + 1));
  const [regions, ages, periods] = [2 + upTo(3), 1 + upTo(3), 1 + upTo(2)];
  const size = [2, 6, 20, 60][upTo(3)] as number;
  const atoms: Record<string, string>[] = [];
  const counts: number[] = [];
  for (let region = 0; region < regions; region++)
    for (let sex = 0; sex < 2; sex++)
      for (let age = 0; age < ages; age++) {
        const persons = Math.floor(-Math.log(1 - draw()) * size);
        const rate = draw() * 0.6;
        for (let period = 0; period < periods; period++) {
          const having = Array.from({ length: persons }, () => draw() < rate).filter(Boolean).length;
          for (const outcome of [0, 1]) {
            atoms.push({
              region: `r${region}`,
              sex: `s${sex}`,
              age: `a${age}`,
              year: `${2015 + period}`,
              y: `${outcome}`,
            });
            counts.push(outcome === 1 ? having : persons - having);
          }
        }
      }
  const margins = MARGINS.filter((_, at) => at < 2 || draw() < 0.7);
  return { atoms, counts, lines: linesOf({ atoms, counts }, margins) };
}

const holds = (atom: Record<string, string>, where: Readonly<Record<string, string>>) =>
  Object.entries(where).every(([column, value]) => atom[column === 'outcome y' ? 'y' : column] === value);

function linesOf(
  { atoms, counts }: Pick<RandomTable, 'atoms' | 'counts'>,
  margins: readonly string[][],
): RandomTable['lines'] {
  const valueOf = (where: Record<string, string>) =>
    atoms.reduce((sum, atom, at) => sum + (holds(atom, where) ? (counts[at] as number) : 0), 0);
  return margins.flatMap((margin) => {
    const places = Map.groupBy(atoms, (atom) =>
      JSON.stringify([...margin, 'year'].map((column) => [column, atom[column]])),
    );
    return [...places.keys()].map((place) => {
      const where = Object.fromEntries(JSON.parse(place) as [string, string][]);
      const released = [where, { ...where, 'outcome y': '1' }, { ...where, 'outcome y': '0' }];
      return {
        period: where['year'] as string,
        where,
        counts: released.map((one) => ({ data: 't', where: one, value: valueOf(one) })),
      };
    });
  });
}

/** A row of the outsider's programme: the weighted atoms make up `value`. */
interface Known {
  weights: readonly number[];
  value: number;
}

/**
 * An attacker who shares nothing with the program's own: he writes every shown count as a sum of atoms, knows that the persons are the same in all
 * periods, and bounds each hidden count by linear programmes over the atoms. Returns the narrowest interval and how many counts he knows exactly.
 */
export function attackAtoms(highs: Highs, table: RandomTable, isHidden: readonly boolean[]) {
  const { atoms, lines } = table;
  const shown = lines.filter((_, at) => !isHidden[at]).flatMap((line) => line.counts);
  const shownPersons = new Set(shown.flatMap(({ where }) => personsOf(where) ?? []));
  const hidden = lines
    .filter((_, at) => isHidden[at])
    .flatMap((line) => line.counts)
    .filter(({ where }) => !shownPersons.has(personsOf(where) ?? ' '));
  const known = shown.map(({ where, value }) => ({ weights: atoms.map((atom) => Number(holds(atom, where))), value }));
  return highs.withModel(programmeOf(atoms.length, [...known, ...samePersons(atoms)]), (model) => {
    model.options.set({ output_flag: false, presolve: 'off' });
    const end = (where: Readonly<Record<string, string>>, sense: number) => {
      atoms.forEach((atom, at) => model.changeColCost(at, holds(atom, where) ? sense : 0));
      if (model.run().modelStatus !== highs.constants.modelStatus.optimal) throw new Error('the audit found no table');
      return sense * model.getObjectiveValue();
    };
    let [narrowest, exact] = [Infinity, 0];
    for (const { where, value } of hidden) {
      const [low, high] = [Math.ceil(end(where, 1) - 1e-6), Math.floor(end(where, -1) + 1e-6)];
      if (value < low || value > high) throw new Error('the audit excludes the truth');
      narrowest = Math.min(narrowest, high - low);
      if (low === high) exact++;
    }
    return { narrowest, exact, hidden: hidden.length };
  });
}

/** The name of a count of persons, the same in all periods; null for a count of an outcome. */
const personsOf = (where: Readonly<Record<string, string>>) =>
  'outcome y' in where
    ? null
    : JSON.stringify(
        Object.entries(where)
          .filter(([column]) => column !== 'year')
          .sort(),
      );

/** In every place, as many persons in each period as in the first. */
function samePersons(atoms: RandomTable['atoms']): Known[] {
  const years = [...new Set(atoms.map((atom) => atom['year']))];
  const placeOf = ({ region, sex, age }: Record<string, string>) => `${region} ${sex} ${age}`;
  return [...new Set(atoms.map(placeOf))].flatMap((place) =>
    years.slice(1).map((year) => ({
      weights: atoms.map((atom) =>
        placeOf(atom) === place ? Number(atom['year'] === year) - Number(atom['year'] === years[0]) : 0,
      ),
      value: 0,
    })),
  );
}

function programmeOf(columns: number, rows: readonly Known[]): ModelData {
  const entries = rows.map(({ weights }) =>
    weights.flatMap((weight, at) => (weight === 0 ? [] : [[at, weight] as const])),
  );
  const starts = [0];
  for (const row of entries) starts.push((starts.at(-1) as number) + row.length);
  const ends = rows.map((row) => row.value);
  const zero = Array.from({ length: columns }, () => 0);
  return {
    numCols: columns,
    numRows: rows.length,
    colCost: zero,
    colLower: zero,
    colUpper: zero.map(() => 1e6),
    rowLower: ends,
    rowUpper: ends,
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns,
      starts,
      indices: entries.flatMap((row) => row.map(([at]) => at)),
      values: entries.flatMap((row) => row.map(([, weight]) => weight)),
    },
  };
}

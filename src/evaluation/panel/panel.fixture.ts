import { caseColumn, caseRows } from '../../../tests/reference-cases.ts';
import type { Profiles } from '../profiles/profiles.ts';
import { momentsOf } from './moments-of.ts';
import { type Panel, panelOf } from './panel.ts';

/** Rows of a long panel for the tests. */
export interface LongRows {
  unit: string[];
  period: string[];
  y: Float64Array;
  isTreated: boolean[];
  cluster?: string[];
  weight?: Float64Array;
}

/** Every unit of a long panel as a profile of its own. */
export function profilesFrom(rows: LongRows): Profiles {
  const periods = [...new Set(rows.period)].sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1));
  const units = [...new Set(rows.unit)];
  const clusters = [...new Set(rows.cluster ?? [])];
  const at = new Map(units.map((unit, index) => [unit, index]));
  const [group, cluster, weight] = [0, 0, 0].map(() => new Float64Array(units.length).fill(1)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const values = periods.map(() => new Float64Array(units.length).fill(Number.NaN));
  rows.unit.forEach((unit, row) => {
    const place = at.get(unit) ?? 0;
    group[place] = Number(rows.isTreated[row]);
    cluster[place] = rows.cluster ? clusters.indexOf(rows.cluster[row] ?? '') : 0;
    weight[place] = rows.weight?.[row] ?? 1;
    (values[periods.indexOf(rows.period[row] ?? '')] ?? weight)[place] = rows.y[row] ?? Number.NaN;
  });
  return {
    count: new Float64Array(units.length).fill(1),
    weight: rows.weight ? weight : null,
    covariates: [
      { name: 'group', levels: ['control', 'treated'], values: group },
      { name: 'cluster', levels: clusters.length > 0 ? clusters : ['all'], values: cluster },
    ],
    outcomes: [{ name: 'y', periods, values }],
  };
}

/** The panel of {@link profilesFrom}'s groups and clusters. */
export const panelFrom = (profiles: Profiles): Panel =>
  panelOf(momentsOf(profiles, 'y', ['group', 'cluster']), {
    group: { column: 'group', treated: 'treated', control: 'control' },
    cluster: 'cluster',
  });

/** A reference table as a long panel. */
export function longRows(
  file: string,
  columns: { unit: string; period: string; y: string; cluster?: string },
  isTreated: (row: Record<string, string>) => boolean,
): LongRows {
  const rows = caseRows(file);
  const texts = (name: string) => rows.map((row) => row[name] ?? '');
  return {
    unit: texts(columns.unit),
    period: texts(columns.period),
    y: caseColumn(rows, columns.y),
    isTreated: rows.map(isTreated),
    ...(columns.cluster && { cluster: texts(columns.cluster) }),
  };
}

/** Numbers in [0, 1) in an order of their own: Marsaglia's xorshift. */
export function stream(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

/** A random panel with gaps, clusters within the groups and sampling weights, in long rows. */
export function randomRows(
  seed: number,
  options: { units: number; periods: number; gaps: number; isWeighted: boolean },
): LongRows {
  const uniform = stream(seed * 7919 + 13);
  const rows: LongRows & { cluster: string[] } = {
    unit: [],
    period: [],
    y: new Float64Array(),
    isTreated: [],
    cluster: [],
  };
  const y: number[] = [];
  const weight: number[] = [];
  for (let unit = 0; unit < options.units; unit++) {
    const isTreated = unit % 4 === 0;
    const effect = 4 * uniform();
    const own = Math.floor(1 + 5 * uniform());
    const cluster = `${isTreated ? 't' : 'c'}${Math.floor(5 * uniform())}`;
    for (let period = 1; period <= options.periods; period++) {
      if (uniform() < options.gaps) continue;
      rows.unit.push(`u${unit}`);
      rows.period.push(String(period));
      rows.isTreated.push(isTreated);
      rows.cluster.push(cluster);
      y.push(Math.round((effect + period * uniform() + (isTreated && period > 3 ? 2 : 0)) * 8) / 8);
      weight.push(own / 2);
    }
  }
  return { ...rows, y: Float64Array.from(y), ...(options.isWeighted && { weight: Float64Array.from(weight) }) };
}

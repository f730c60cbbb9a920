import { FEW_CLUSTERS, fewTreated } from '../permutation/few-treated.ts';
import type { Regression, Term } from '../plan/kinds/regression.ts';
import type { Covariate } from '../profiles/profiles.ts';
import { type DesignColumn, interceptOf, type Rows } from '../regression/rows.ts';
import { type CountedColumns, columnOf, type Source, type WantedColumn } from '../source/source.ts';
import { UserError } from '../user-error.ts';
import type { LeftOut } from './left-out.ts';

/** The rows of everybody (null) or of one value of a subgroup, ready for a regression. */
export interface RegressionPart {
  part: { column: string; value: string } | null;
  rows: Rows;
  absorbed: { name: string; ids: Int32Array }[];
  clusters: Int32Array[];
  /** The columns clustered on, in words; null = none. */
  clusterNames: string | null;
  isShare: boolean;
  /** Terms with exactly two values, and the rows of each. */
  twoValued: { column: string; values: [string, number][] }[];
  /** How many rows a 0/1 coefficient has with 1 and with 0; nothing for others. */
  sizesOf(name: string): { nTreated?: number; nControl?: number };
  /** Whether so few clusters have a 1 that clustered errors are not to be trusted. */
  fewClusters(name: string): { treated: number | null; isFew: boolean };
}

/** Reads the columns of a regression; rows with anything missing are left out and counted. Throws UserError as the source does. */
export async function regressionParts(
  source: Source,
  analysis: Regression,
): Promise<{ parts: RegressionPart[]; leftOut: LeftOut }> {
  const wanted = wantedBy(analysis);
  const counted = await source.count(wanted, analysis.name);
  const outcome = columnOf(counted, outcomeOf(analysis)).values;
  const others = wanted.slice(1).map((one) => columnOf(counted, one).values);
  const isComplete = (row: number) => others.every((values) => !Number.isNaN(values[row] ?? Number.NaN));
  const leftOut = { outcomeMissing: 0, otherGroup: 0, periodMissing: 0, covariateMissing: 0 };
  const kept: number[] = [];
  counted.count.forEach((n, row) => {
    if (Number.isNaN(outcome[row] ?? Number.NaN)) leftOut.outcomeMissing += n;
    else if (!isComplete(row)) leftOut.covariateMissing += n;
    else kept.push(row);
  });
  refuseNegativeWeights(source, analysis, counted);
  const parts = [null, ...(analysis.subgroups ?? []).map((one) => one.column)].flatMap((column) => {
    const found = column === null ? null : columnOf(counted, { column, kind: 'category' });
    return (found?.levels ?? [null]).map((value, code) =>
      partOf(
        analysis,
        counted,
        kept.filter((row) => !found || found.values[row] === code),
        column !== null && value !== null ? { column, value } : null,
      ),
    );
  });
  if (kept.length === 0)
    throw new UserError(`${source.name}: no row has everything that analysis "${analysis.name}" needs.`);
  return { parts: parts.filter(({ rows }) => rows.count.length > 0), leftOut };
}

const outcomeOf = ({ outcome, model }: Regression): WantedColumn => ({
  column: outcome.column,
  kind: model === 'logit' ? 'indicator' : 'number',
});
const category = (column: string): WantedColumn => ({ column, kind: 'category' });
const clustersOf = ({ errors }: Regression): string[] => [errors.cluster ?? []].flat();

function wantedBy(analysis: Regression): WantedColumn[] {
  return [
    outcomeOf(analysis),
    ...analysis.terms.map(({ column, as }): WantedColumn => ({ column, kind: as })),
    ...(analysis.absorb ?? []).map(category),
    ...clustersOf(analysis).map(category),
    ...(analysis.weights ? [{ column: analysis.weights, kind: 'number' } as const] : []),
    ...(analysis.subgroups ?? []).map((one) => category(one.column)),
  ];
}

function refuseNegativeWeights(source: Source, { weights, name }: Regression, counted: CountedColumns): void {
  if (weights && columnOf(counted, { column: weights, kind: 'number' }).values.some((value) => value < 0))
    throw new UserError(`${source.name}: column "${weights}" holds a negative weight (analysis "${name}").`);
}

function partOf(
  analysis: Regression,
  counted: CountedColumns,
  kept: readonly number[],
  part: RegressionPart['part'],
): RegressionPart {
  const at = (values: Float64Array) => Float64Array.from(kept, (row) => values[row] ?? Number.NaN);
  const column = (one: WantedColumn) => at(columnOf(counted, one).values);
  const count = at(counted.count);
  const { weights } = analysis;
  const y = column(outcomeOf(analysis));
  const designs = new Map(analysis.terms.map((term) => [term.column, designOf(term, counted, at)]));
  const plain = [...designs.values()].flat();
  const products = (analysis.products ?? []).flatMap((names) =>
    productsOf(names.map((name) => designs.get(name) ?? [])),
  );
  const x = [...(analysis.absorb ? [] : [interceptOf(kept.length)]), ...plain, ...products];
  const rows: Rows = { count, ...(weights && { weight: column({ column: weights, kind: 'number' }) }), y, x };
  const clusters = clustersOf(analysis).map((name) => Int32Array.from(column(category(name))));
  return {
    part,
    rows,
    absorbed: (analysis.absorb ?? []).map((name) => ({ name, ids: Int32Array.from(column(category(name))) })),
    clusters,
    clusterNames: clusters.length > 0 ? clustersOf(analysis).join(' and ') : null,
    isShare: y.every((value) => value === 0 || value === 1),
    twoValued: analysis.terms.flatMap((term) => twoValuedOf(term, counted, kept, count)),
    sizesOf: (name) => sizesOf(rows, name),
    fewClusters: (name) => fewClustersOf(rows, name, clusters[0]),
  };
}

function designOf(term: Term, counted: CountedColumns, at: (values: Float64Array) => Float64Array): DesignColumn[] {
  const found = columnOf(counted, { column: term.column, kind: term.as });
  const values = at(found.values);
  if (!found.levels) return [{ name: term.column, values }];
  const reference = term.reference === undefined ? 0 : found.levels.indexOf(term.reference);
  if (reference < 0)
    throw new UserError(
      `The term "${term.column}" has no value "${term.reference}"; it has ${found.levels.join(', ')}.`,
    );
  return found.levels.flatMap((level, code) =>
    code === reference
      ? []
      : [{ name: `${term.column}=${level}`, values: values.map((value) => Number(value === code)) }],
  );
}

/** Every product of one column of each term. */
function productsOf(factors: readonly (readonly DesignColumn[])[]): DesignColumn[] {
  return factors.reduce<DesignColumn[]>(
    (products, columns, index) =>
      index === 0
        ? [...columns]
        : products.flatMap((left) =>
            columns.map((right) => ({
              name: `${left.name}:${right.name}`,
              values: left.values.map((value, row) => value * (right.values[row] ?? 0)),
            })),
          ),
    [],
  );
}

function twoValuedOf(term: Term, counted: CountedColumns, kept: readonly number[], count: Float64Array) {
  const found: Covariate = columnOf(counted, { column: term.column, kind: term.as });
  const seen = new Map<string, number>();
  for (const [index, row] of kept.entries()) {
    const value = found.values[row] ?? Number.NaN;
    const text = found.levels?.[value] ?? String(value);
    seen.set(text, (seen.get(text) ?? 0) + (count[index] ?? 0));
    if (seen.size > 2) return [];
  }
  return seen.size === 2 ? [{ column: term.column, values: [...seen].sort(([a], [b]) => (a < b ? -1 : 1)) }] : [];
}

function valuesOf({ x }: Rows, name: string): Float64Array | null {
  const values = x.find((one) => one.name === name)?.values;
  return values?.every((value) => value === 0 || value === 1) ? values : null;
}

function sizesOf(rows: Rows, name: string): { nTreated?: number; nControl?: number } {
  const values = valuesOf(rows, name);
  if (!values) return {};
  const total = (wanted: number) => rows.count.reduce((sum, n, row) => sum + (values[row] === wanted ? n : 0), 0);
  return { nTreated: total(1), nControl: total(0) };
}

/**
 * How many clusters have a 1, and whether that is too few. Where clusters hold both 0 and 1 (persons before and after, or lots drawn within
 * villages), those without a 1 need not be many.
 */
function fewClustersOf(rows: Rows, name: string, clusters: Int32Array | undefined) {
  const values = valuesOf(rows, name);
  if (!clusters) return { treated: null, isFew: false };
  const all = new Set(clusters);
  if (!values) return { treated: null, isFew: all.size < FEW_CLUSTERS };
  const having = (wanted: number) => new Set([...clusters].filter((_, row) => values[row] === wanted));
  const [ones, zeros] = [having(1), having(0)];
  const isMixed = [...ones].some((id) => zeros.has(id));
  const isFew = isMixed
    ? all.size < FEW_CLUSTERS || ones.size < FEW_CLUSTERS / 2
    : fewTreated({ clusters: all.size, treatedClusters: ones.size });
  return { treated: ones.size, isFew };
}

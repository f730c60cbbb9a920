import type { Adjusted, AdjustedFor } from '../plan/kinds/adjusted.ts';
import type { Covariate, Profiles } from '../profiles/profiles.ts';
import { columnOf, type Source, type WantedColumn } from '../source/source.ts';
import { UserError } from '../user-error.ts';
import { armsOf, type ComparedArms } from '../weighting/arms.ts';
import type { LeftOut } from './left-out.ts';

/** Everybody (null) or the persons with one value of a column. */
export interface AdjustedPart {
  part: { column: string; value: string } | null;
  compared: ComparedArms;
  /** Whether the outcome is 0 or 1, so that its mean is a share. */
  isShare: boolean;
}

/** The name of the treatment among the covariates; no column of a table can have it. */
const TREATED = '\u0000treated';

/** The two groups of an adjusted comparison with their outcome, for everybody and each subgroup. Throws UserError as the source does. */
export async function adjustedParts(
  source: Source,
  analysis: Adjusted,
): Promise<{ parts: AdjustedPart[]; leftOut: LeftOut }> {
  const profiles = await readProfiles(source, analysis);
  const y = outcomeOf(profiles, analysis, source);
  const subgroups = [null, ...(analysis.subgroups ?? []).map((one) => one.column)];
  const treated = treatedOf(profiles, analysis);
  const isShare = profiles.outcomes.every(({ values }) =>
    values.every((list) => list.every((value) => Number.isNaN(value) || value === 0 || value === 1)),
  );
  const parts = subgroups.flatMap((column) =>
    valuesOf(profiles, column).map((value): AdjustedPart => {
      const part = column !== null && value !== null ? { column, value } : null;
      const inPart = rowsIn(profiles, part);
      const treatment = {
        name: TREATED,
        levels: null,
        values: treated.map((t, row) => (inPart(row) ? t : Number.NaN)),
      };
      const names = analysis.covariates.map((one) => one.column);
      return { part, compared: compare(profiles, treatment, names, y, { source, analysis, part }), isShare };
    }),
  );
  return { parts, leftOut: leftOutOf(profiles, analysis, treated, y) };
}

function compare(
  profiles: Profiles,
  treatment: Covariate,
  covariates: readonly string[],
  y: Float64Array,
  where: { source: Source; analysis: Adjusted; part: AdjustedPart['part'] },
): ComparedArms {
  const own = profiles.covariates.slice(0, covariates.length);
  try {
    return armsOf({ ...profiles, covariates: [treatment, ...own] }, { treatment: TREATED, covariates, y });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const of = where.part ? ` ("${where.part.column}" = "${where.part.value}")` : '';
    throw new UserError(`${where.source.name}: analysis "${where.analysis.name}"${of}: ${error.message}`);
  }
}

async function readProfiles(source: Source, analysis: Adjusted): Promise<Profiles> {
  const { group, covariates, subgroups = [], weights, outcome, follow } = analysis;
  const wanted: WantedColumn[] = [
    ...covariates.map(wantedOf),
    { column: group.column, kind: 'category' },
    ...subgroups.map(({ column }): WantedColumn => ({ column, kind: 'category' })),
    ...(weights ? [{ column: weights, kind: 'number' } as const] : []),
  ];
  const y: WantedColumn = { column: outcome.column, kind: 'number' };
  if (follow) {
    const { unit, period, at, before = [] } = follow;
    return withWeights(
      await source.follow({ unit, period, outcomes: [y], covariates: wanted, only: [...at, ...before] }, analysis.name),
      analysis,
      source,
    );
  }
  const counted = await source.count([y, ...wanted], analysis.name, 'file');
  const profiles: Profiles = {
    count: counted.count,
    weight: null,
    covariates: wanted.map((one) => columnOf(counted, one)),
    outcomes: [{ name: outcome.column, periods: [''], values: [columnOf(counted, y).values] }],
  };
  return withWeights(profiles, analysis, source);
}

const wantedOf = ({ column, as }: AdjustedFor): WantedColumn => ({ column, kind: as });

function withWeights(profiles: Profiles, { weights, name }: Adjusted, source: Source): Profiles {
  if (!weights) return profiles;
  const { values } = profiles.covariates.at(-1) ?? { values: new Float64Array(0) };
  if (values.some((value) => value < 0))
    throw new UserError(`${source.name}: column "${weights}" holds a negative weight (analysis "${name}").`);
  const weight = values.map((value) => (value > 0 ? value : 0));
  return { ...profiles, weight, count: profiles.count.map((n, row) => (weight[row] ? n : 0)) };
}

/** The outcome of each profile: its mean over the periods asked for, less that before; NaN where one is missing. */
function outcomeOf({ outcomes }: Profiles, { follow, name }: Adjusted, source: Source): Float64Array {
  const path = outcomes[0];
  if (!path) throw new RangeError('there is no outcome');
  if (!follow) return path.values[0] ?? new Float64Array(0);
  const mean = (wanted: readonly string[]) => {
    const lists = wanted.map((period) => {
      const found = path.values[path.periods.indexOf(period)];
      if (!found)
        throw new UserError(
          `${source.name}: no row has the period "${period}" of analysis "${name}" in the column "${follow.period}"; there are ${path.periods.join(', ')}.`,
        );
      return found;
    });
    return (row: number) => lists.reduce((sum, list) => sum + (list[row] ?? Number.NaN), 0) / lists.length;
  };
  const [at, before] = [mean(follow.at), follow.before ? mean(follow.before) : () => 0];
  return Float64Array.from(path.values[0] ?? [], (_, row) => at(row) - before(row));
}

/** 1 = treated, 0 = control, NaN = in neither group. */
function treatedOf(profiles: Profiles, { group, covariates }: Adjusted): Float64Array {
  const { levels, values } = profiles.covariates[covariates.length] ?? { levels: null, values: new Float64Array(0) };
  return values.map((code) => {
    const text = levels?.[code];
    return text === group.treated ? 1 : text === group.control ? 0 : Number.NaN;
  });
}

const valuesOf = (profiles: Profiles, column: string | null): readonly (string | null)[] =>
  column === null ? [null] : (profiles.covariates.findLast((one) => one.name === column && one.levels)?.levels ?? []);

function rowsIn(profiles: Profiles, part: AdjustedPart['part']): (row: number) => boolean {
  if (!part) return () => true;
  const found = profiles.covariates.findLast((one) => one.name === part.column && one.levels);
  return (row) => found?.levels?.[found.values[row] ?? Number.NaN] === part.value;
}

function leftOutOf(profiles: Profiles, analysis: Adjusted, treated: Float64Array, y: Float64Array): LeftOut {
  const covariates = profiles.covariates.slice(0, analysis.covariates.length);
  const leftOut = { outcomeMissing: 0, otherGroup: 0, periodMissing: 0, covariateMissing: 0 };
  profiles.count.forEach((n, row) => {
    if (Number.isNaN(treated[row] ?? Number.NaN)) leftOut.otherGroup += n;
    else if (Number.isNaN(y[row] ?? Number.NaN)) leftOut.outcomeMissing += n;
    else if (covariates.some(({ values }) => Number.isNaN(values[row] ?? Number.NaN))) leftOut.covariateMissing += n;
  });
  return leftOut;
}

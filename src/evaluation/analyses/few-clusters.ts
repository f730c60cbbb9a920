import { EVERYBODY } from '../estimate.ts';
import { type ClusterChanges, clusterChanges } from '../panel/cluster-changes.ts';
import { momentsOf } from '../panel/moments-of.ts';
import { panelOf } from '../panel/panel.ts';
import type { FewClusters } from '../plan/kinds/few-clusters.ts';
import type { Profiles } from '../profiles/profiles.ts';
import { columnOf, type Source } from '../source/source.ts';
import { UserError } from '../user-error.ts';
import { CHANGE } from './change-in-difference.ts';
import { countsByValue } from './counts-by-value.ts';
import {
  DRAWS,
  type FewClusterQuestion,
  randomisationEstimate,
  wildBootstrapEstimate,
} from './few-cluster-estimates.ts';
import type { Finding, ReleasedCount } from './finding.ts';
import { isShare } from './outcome-unit.ts';
import { panelLeftOut } from './panel-left-out.ts';
import { placesOf } from './places-of.ts';
import { refuseEmptyPanel } from './refuse-empty-panel.ts';
import { refusePlacesOfPersons } from './refuse-places-of-persons.ts';

/** Tests a difference between whole clusters that were treated and others. Throws UserError naming file, column and row, or the place in the plan. */
export async function fewClusters(source: Source, analysis: FewClusters): Promise<Finding> {
  const { group, outcome, cluster, data } = analysis;
  const profiles = analysis.after ? await followed(source, analysis) : await counted(source, analysis);
  const panel = panelOf(momentsOf(profiles, outcome.column, [...new Set([group.column, cluster])]), { group, cluster });
  const periods = profiles.outcomes[0]?.periods ?? [];
  const sides = {
    before: placesOf(periods, analysis.before ?? [], source, analysis),
    after: analysis.after ? placesOf(periods, analysis.after, source, analysis) : [0],
  };
  const changes = clusterChanges(panel, sides, analysis.weighting);
  refuseEmptyPanel(panel, profiles, source, analysis);
  refusePlacesOfPersons(panel, source, analysis);
  refuseUntestable(changes, source, analysis, profiles);
  const question: FewClusterQuestion = {
    identity: {
      analysis: analysis.name,
      outcome: outcome.column,
      subgroup: EVERYBODY,
      period: analysis.before ? CHANGE : EVERYBODY,
      term: `${group.column}=${group.treated}`,
      unit: isShare(panel) ? 'share' : 'number',
      confidence: analysis.confidence ?? 0.95,
    },
    column: cluster,
    weighting: analysis.weighting,
    seed: analysis.seed,
    draws: analysis.draws ?? DRAWS,
  };
  const estimate =
    analysis.method === 'randomisation'
      ? randomisationEstimate(changes, question)
      : wildBootstrapEstimate(changes, question);
  return {
    estimates: [estimate],
    counts: [
      analysis.units === 'places'
        ? []
        : [
            { data, where: { [group.column]: group.treated }, value: estimate.nTreated ?? 0 },
            { data, where: { [group.column]: group.control }, value: estimate.nControl ?? 0 },
            ...(analysis.before ? [] : outcomeCounts(profiles, analysis, sides.after)),
          ],
    ],
    leftOut: panelLeftOut(profiles, outcome.column, analysis.group, [cluster]),
  };
}

function followed(source: Source, { name, unit, period, outcome, group, cluster }: FewClusters): Promise<Profiles> {
  return source.follow(
    {
      unit: unit ?? '',
      period: period?.column ?? '',
      outcomes: [{ column: outcome.column, kind: 'number' }],
      covariates: [...new Set([group.column, cluster])].map((column) => ({ column, kind: 'category' })),
    },
    name,
  );
}

/** Persons of each group by their outcome, which a difference of shares with its bases gives back: it is an equation in whole numbers. */
function outcomeCounts(profiles: Profiles, analysis: FewClusters, places: readonly number[]): ReleasedCount[] {
  const { data, group, outcome, period } = analysis;
  const { periods = [], values = [] } = profiles.outcomes[0] ?? {};
  const groups = profiles.covariates.find((one) => one.name === group.column);
  const names = places.map((place) => periods[place] ?? '');
  const isOne = places.length === 1;
  const meanOf = (row: number) =>
    places.reduce((sum, place) => sum + (values[place]?.[row] ?? Number.NaN), 0) / places.length;
  const means = Array.from(profiles.count, (_, row) => meanOf(row));
  return (['treated', 'control'] as const).flatMap((side) => {
    const where = { [group.column]: group[side], ...(period && isOne && { [period.column]: names[0] ?? '' }) };
    const rows = means.flatMap((value, row) =>
      !Number.isNaN(value) && groups?.levels?.[groups.values[row] ?? Number.NaN] === group[side]
        ? [{ value, n: profiles.count[row] ?? 0 }]
        : [],
    );
    const name = `outcome ${outcome.column}${isOne ? '' : ` in ${names.join(', ')}`}`;
    return countsByValue(
      { data, where },
      name,
      rows,
      means.filter((value) => !Number.isNaN(value)),
    );
  });
}

/** Rows without periods, as persons seen once. */
async function counted(source: Source, { name, outcome, group, cluster }: FewClusters): Promise<Profiles> {
  const wanted = {
    outcome: { column: outcome.column, kind: 'number' } as const,
    covariates: [...new Set([group.column, cluster])].map((column) => ({ column, kind: 'category' }) as const),
  };
  const rows = await source.count([wanted.outcome, ...wanted.covariates], name);
  return {
    count: rows.count,
    weight: null,
    covariates: wanted.covariates.map((one) => ({ ...columnOf(rows, one), name: one.column })),
    outcomes: [{ name: outcome.column, periods: [EVERYBODY], values: [columnOf(rows, wanted.outcome).values] }],
  };
}

function refuseUntestable(changes: ClusterChanges, source: Source, analysis: FewClusters, profiles: Profiles): void {
  const { cluster, method, name } = analysis;
  for (const side of ['treated', 'control'] as const)
    if (!changes.treated.includes(side === 'treated' ? 1 : 0))
      throw new UserError(
        `${source.name}: nobody of the ${side} group of analysis "${name}" has an outcome both before and after.`,
      );
  if (!changes.isMixed || method !== 'randomisation') return;
  const twice = changes.ids.find((id, row) => changes.ids[row + 1] === id);
  const levels = profiles.covariates.find((one) => one.name === cluster)?.levels;
  throw new UserError(
    `${source.name}: "${levels?.[twice ?? 0]}" in the column "${cluster}" holds both groups, so clusters were not treated as wholes; analysis "${name}" can use the method "wild-bootstrap" or another cluster.`,
  );
}

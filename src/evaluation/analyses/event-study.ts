import { momentsOf } from '../panel/moments-of.ts';
import { type Panel, panelOf } from '../panel/panel.ts';
import { fewTreated } from '../permutation/few-treated.ts';
import type { EventStudyPlan } from '../plan/kinds/event-study.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { Source } from '../source/source.ts';
import { UserError } from '../user-error.ts';
import { eventStudyCounts } from './event-study-counts.ts';
import { fitEventStudy } from './event-study-fit.ts';
import { periodLines } from './event-study-lines.ts';
import { type CountedEstimate, type EventStudySetting, type Part, settingOf } from './event-study-setting.ts';
import { summaryLines } from './event-study-summary.ts';
import type { Finding } from './finding.ts';
import { isShare } from './outcome-unit.ts';
import { panelLeftOut } from './panel-left-out.ts';
import { preTrendLines } from './pre-trend-lines.ts';
import { refuseEmptyPanel } from './refuse-empty-panel.ts';
import { refusePlacesOfPersons } from './refuse-places-of-persons.ts';

/**
 * Follows two groups over periods: a line of each period, the joint test before the start, the change as one number, for everybody and each subgroup.
 * Throws UserError naming file, column and row, or the place in the plan.
 */
export async function eventStudyAnalysis(source: Source, analysis: EventStudyPlan): Promise<Finding> {
  const everybody = await followed(source, analysis);
  const profiles = weighted(everybody, analysis, source);
  const isTable = analysis.data !== 'study';
  if (isTable && analysis.clusters === 'unit' && hasFewUnits(profiles, analysis))
    return eventStudyAnalysis(source, { ...analysis, clusters: analysis.unit });
  const { outcome, group, clusters, subgroups = [] } = analysis;
  const cluster = clusters === 'unit' ? [] : [clusters];
  const setting = settingOf(source, analysis, profiles.outcomes[0]?.periods ?? [], startNotes(profiles, analysis));
  const countsOf = eventStudyCounts(profiles, analysis);
  const lines = [null, ...subgroups].flatMap((subgroup) => {
    const covariates = [...new Set([group.column, ...cluster, ...(subgroup ? [subgroup.column] : [])])];
    const moments = momentsOf(profiles, outcome.column, covariates);
    const levels = subgroup ? (moments.covariates.find((one) => one.name === subgroup.column)?.levels ?? []) : [null];
    return levels.flatMap((value) => {
      const part = subgroup && value !== null ? { column: subgroup.column, value } : null;
      const panel = panelOf(moments, { group, cluster: cluster[0], ...(part && { part }) });
      if (!part) refuseEmptyPanel(panel, profiles, source, { ...analysis, cluster: cluster[0] });
      if (!part) refusePlacesOfPersons(panel, source, analysis);
      return linesOf(setting, { part, panel, counts: countsOf(part) });
    });
  });
  return {
    estimates: lines.map(({ estimate }) => estimate),
    counts: lines.map(({ counts }) => (analysis.units === 'places' ? [] : counts)),
    leftOut: panelLeftOut({ ...profiles, count: everybody.count }, outcome.column, group, cluster),
  };
}

function linesOf(setting: EventStudySetting, part: Part): CountedEstimate[] {
  const kind = {
    unit: isShare(part.panel) ? 'share' : 'number',
    isImpossible: isConstantBefore(part.panel, setting.before),
  } as const;
  const fitted = fitEventStudy(setting, part);
  return [
    ...periodLines(setting, part, fitted, kind),
    ...preTrendLines(setting, part, fitted, kind),
    ...summaryLines(setting, part, fitted, kind),
  ];
}

function followed(source: Source, analysis: EventStudyPlan): Promise<Profiles> {
  const { unit, period, outcome, group, clusters, starts, weights, subgroups = [] } = analysis;
  const categories = [
    group.column,
    ...(clusters === 'unit' ? [] : [clusters]),
    ...(starts ? [starts] : []),
    ...subgroups.map((one) => one.column),
  ];
  return source.follow(
    {
      unit,
      period: period.column,
      outcomes: [{ column: outcome.column, kind: 'number' }],
      covariates: [
        ...[...new Set(categories)].map((column) => ({ column, kind: 'category' }) as const),
        ...(weights ? [{ column: weights, kind: 'number' } as const] : []),
      ],
    },
    analysis.name,
  );
}

/** The profiles with their sampling weights; a person without one is left out, as one whose group is unknown is. */
function weighted(profiles: Profiles, { weights, name }: EventStudyPlan, source: Source): Profiles {
  const found = weights && profiles.covariates.findLast((one) => one.name === weights && one.levels === null);
  if (!found) return profiles;
  if (found.values.some((value) => value < 0))
    throw new UserError(`${source.name}: column "${weights}" holds a negative weight (analysis "${name}").`);
  const weight = found.values.map((value) => (value > 0 ? value : 0));
  return { ...profiles, weight, count: profiles.count.map((n, row) => (weight[row] === 0 ? 0 : n)) };
}

/** Whether nobody's outcome differs from anybody's in any period before the start. */
function isConstantBefore({ cells }: Panel, before: readonly number[]): boolean {
  const isSeen = cells.some(({ moments }) => before.some((period) => moments.seen[period]));
  return (
    isSeen &&
    before.every((period) => {
      let [weight, sum, square] = [0, 0, 0];
      for (const { moments } of cells) {
        if (!moments.seen[period]) continue;
        weight += moments.weight;
        sum += moments.sums[period] ?? 0;
        square += moments.products[period]?.[period] ?? 0;
      }
      return weight === 0 || square - sum ** 2 / weight <= 1e-12 * square;
    })
  );
}

/** Units beyond so many are persons, not places. */
const MOST_PLACES = 1000;

/** Whether the units themselves are so few that inference by clusters is needed, as with states followed over quarters. */
function hasFewUnits({ count, covariates }: Profiles, { group }: EventStudyPlan): boolean {
  const groups = covariates.find((one) => one.name === group.column);
  const unitsOf = (side: string) => {
    const code = groups?.levels?.indexOf(side);
    return count.reduce((sum, n, row) => sum + (groups?.values[row] === code ? n : 0), 0);
  };
  const [treatedClusters, rest] = [unitsOf(group.treated), unitsOf(group.control)];
  const clusters = treatedClusters + rest;
  return treatedClusters > 0 && rest > 0 && clusters <= MOST_PLACES && fewTreated({ clusters, treatedClusters });
}

/** A common start misclassifies treated persons who started at other times. */
function startNotes(profiles: Profiles, { starts, start, group }: EventStudyPlan): string[] {
  const column = profiles.covariates.find((one) => one.name === starts);
  const groups = profiles.covariates.find((one) => one.name === group.column);
  if (!column?.levels || !groups?.levels) return [];
  const treated = groups.levels.indexOf(group.treated);
  const codes = new Set(
    [...column.values].filter((code, row) => groups.values[row] === treated && !Number.isNaN(code)),
  );
  if (codes.size > 1) return ['staggered-starts'];
  return [...codes].some((code) => column.levels?.[code] !== start) ? ['start-differs-from-plan'] : [];
}

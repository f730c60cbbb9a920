import type { Analysis } from '../plan/analyses.ts';
import type { OutcomePlan } from '../plan/study/outcome-plan.ts';
import type { StudyPlan } from '../plan/study/study-plan.ts';
import type { Covariate, Profiles } from '../profiles/profiles.ts';

/** How large two groups are, and what their outcome was before the start: all that the smallest effect found rests on. */
export interface Sizes {
  /** `column=value`; null = everybody. */
  subgroup: { column: string; value: string } | null;
  /** Treated persons in each treated area. */
  areas: readonly number[];
  control: number;
  outcome: OutcomePlan;
  /** Mean and standard deviation among controls in the base year. */
  mean: number;
  spread: number;
}

/** Outcomes of 0 and 1. */
export const isShare = ({ kind }: OutcomePlan): boolean => kind.startsWith('any-');

/** The sizes that an analysis of the study compares: everybody, and each value of its subgroups. No year after the base year is looked at. */
export function sizesIn(study: StudyPlan, profiles: Profiles, analysis: Analysis): Sizes[] {
  const outcome = outcomeOf(study, analysis);
  if (!outcome) return [];
  const subgroups = 'subgroups' in analysis ? (analysis.subgroups ?? []).map(({ column }) => column) : [];
  const parts = subgroups.flatMap((column) =>
    (columnOf(profiles, column)?.levels ?? []).map((value) => ({ column, value })),
  );
  return [null, ...parts].map((subgroup) => sizesOf(study, profiles, outcome, subgroup));
}

/** The outcome of an analysis, also when it is named as one year of it. */
export function outcomeOf({ outcomes }: StudyPlan, analysis: Analysis): OutcomePlan | undefined {
  const column = 'outcome' in analysis ? analysis.outcome.column : undefined;
  return outcomes.find(({ name }) => column === name || column?.replace(/-\d{4}$/, '') === name);
}

const columnOf = (profiles: Profiles, name: string): Covariate | undefined =>
  profiles.covariates.find((one) => one.name === name);

function sizesOf(
  { base, clustering }: StudyPlan,
  profiles: Profiles,
  outcome: OutcomePlan,
  subgroup: Sizes['subgroup'],
): Sizes {
  const group = columnOf(profiles, 'group') as Covariate;
  const cluster = columnOf(profiles, clustering?.area ?? 'area') as Covariate;
  const path = profiles.outcomes.find(({ name }) => name === outcome.name);
  const values = path?.values[path.periods.indexOf(String(base))];
  const inside = subgroup && (columnOf(profiles, subgroup.column) as Covariate);
  const areas = new Map<number, number>();
  let [control, sum, squares] = [0, 0, 0];
  profiles.count.forEach((n, row) => {
    if (inside && inside.levels?.[inside.values[row] as number] !== subgroup.value) return;
    if (group.levels?.[group.values[row] as number] === 'treated') {
      const area = cluster.values[row] as number;
      areas.set(area, (areas.get(area) ?? 0) + n);
      return;
    }
    const value = values?.[row] ?? 0;
    control += n;
    sum += n * value;
    squares += n * value ** 2;
  });
  const mean = control > 0 ? sum / control : 0;
  const spread = control > 1 ? Math.sqrt(Math.max(0, (squares - control * mean ** 2) / (control - 1))) : 0;
  return { subgroup, areas: [...areas].sort(([a], [b]) => a - b).map(([, n]) => n), control, outcome, mean, spread };
}

/** How many areas the data have, treated and in all. */
export function areasIn({ clustering }: StudyPlan, profiles: Profiles): { treated: number; all: number } {
  const group = columnOf(profiles, 'group') as Covariate;
  const cluster = columnOf(profiles, clustering?.area ?? 'area') as Covariate;
  const treated = new Set(cluster.values.filter((_, row) => group.levels?.[group.values[row] as number] === 'treated'));
  return { treated: treated.size, all: new Set(cluster.values).size };
}

/** The sizes that a plan expects, for everybody; areas alike in size. */
export function expectedSizes(study: StudyPlan, analysis: Analysis, planned: number): Sizes[] {
  const outcome = outcomeOf(study, analysis);
  const { expected } = study;
  if (!outcome || !expected || !isShare(outcome)) return [];
  const { treated, control, rate, areas = planned } = expected;
  const sizes = Array.from({ length: areas }, () => treated / areas);
  return [{ subgroup: null, areas: sizes, control, outcome, mean: rate, spread: Math.sqrt(rate * (1 - rate)) }];
}

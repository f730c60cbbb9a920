import type { StudyPlan } from './study-plan.ts';

/** Columns that every study has. `start`: the first treated year of a treated person's site. */
export const STUDY_COLUMNS = ['person', 'year', 'group', 'site', 'start', 'area'] as const;

/** The calendar years of a study. */
export const yearsOf = ({ years: { from, to } }: StudyPlan): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** The column of an outcome in one year. */
export const yearColumn = (outcome: string, year: number): string => `${outcome}-${year}`;

/** The columns that analyses of a study may name. */
export function studyColumns(study: StudyPlan): string[] {
  const outcomes = study.outcomes.map(({ name }) => name);
  return [
    ...STUDY_COLUMNS,
    ...(study.covariates ?? []).map(({ name }) => name),
    ...outcomes,
    ...outcomes.flatMap((name) => yearsOf(study).map((year) => yearColumn(name, year))),
  ];
}

import { nearestName } from '../nearest-name.ts';
import { studyColumns, yearsOf } from './study-columns.ts';
import type { StudyPlan } from './study-plan.ts';

/** Keys of analyses that name a column themselves, and those that name several. */
const COLUMN_KEYS = ['column', 'unit', 'cluster', 'clusters', 'weights', 'starts'];
const COLUMN_LISTS = ['covariates', 'columns', 'adjust', 'exactly'];
/** Keys that name periods of the analysis. */
const PERIOD_KEYS = ['base', 'start', 'before', 'after'];
/** `clusters: unit` is the unit itself, not a column. */
const NO_COLUMN = 'unit';

/** What an analysis of the study names that the study does not have, in words after the analysis' name; null = nothing. */
export function analysisOfStudyProblem(analysis: object, study: StudyPlan): string | null {
  const known = studyColumns(study);
  const unknown = columnsIn(analysis).find((name) => name !== NO_COLUMN && !known.includes(name));
  if (unknown !== undefined) {
    const near = nearestName(unknown, known);
    return `names the column "${unknown}", which the study does not have${near ? `; did you mean "${near}"` : `; it has ${known.filter((one) => !/-\d{4}$/.test(one)).join(', ')}`}`;
  }
  return groupProblem(analysis) ?? periodProblem(analysis, study);
}

function columnsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(columnsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, own]) => {
    if (COLUMN_KEYS.includes(key) && typeof own === 'string') return [own];
    if (COLUMN_LISTS.includes(key) && Array.isArray(own))
      return own.flatMap((one) => (typeof one === 'string' ? [one] : columnsIn(one)));
    return columnsIn(own);
  });
}

function groupProblem(analysis: object): string | null {
  const { group } = analysis as { group?: { column: string; treated: string; control: string } };
  if (group?.column !== 'group') return null;
  const wrong = [group.treated, group.control].find((one) => one !== 'treated' && one !== 'control');
  return wrong === undefined ? null : `has the group "${wrong}", and the study's groups are "treated" and "control"`;
}

function periodProblem(analysis: object, study: StudyPlan): string | null {
  const { period } = analysis as { period?: { column: string } };
  if (period?.column !== 'year') return null;
  const years = yearsOf(study).map(String);
  const named = PERIOD_KEYS.flatMap((key) => periodsIn((analysis as Record<string, unknown>)[key]));
  const { change } = analysis as { change?: { before: string[]; after: string[] } };
  const wrong = [...named, ...(change ? [...change.before, ...change.after] : [])].find((one) => !years.includes(one));
  return wrong === undefined
    ? null
    : `names the year "${wrong}", outside the study's years ${years[0]} to ${years.at(-1)}`;
}

function periodsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string');
  if (typeof value !== 'object' || value === null) return [];
  const { before } = value as { before?: unknown };
  return typeof before === 'string' ? [before] : [];
}

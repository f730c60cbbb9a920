import { nearestName } from '../nearest-name.ts';
import { studyColumns, yearColumn, yearsOf } from './study-columns.ts';
import type { StudyPlan } from './study-plan.ts';

/** Keys of analyses that name a column themselves, and those that name several. */
const COLUMN_KEYS = ['column', 'unit', 'cluster', 'clusters', 'weights', 'starts', 'period'];
const COLUMN_LISTS = ['covariates', 'columns', 'absorb', 'cluster', 'clusters', 'strata'];
/** Keys that name periods of the analysis. */
const PERIOD_KEYS = ['base', 'start', 'before', 'after', 'at'];
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
  return groupProblem(analysis) ?? yearProblem(analysis, study) ?? periodProblem(analysis, study);
}

/** An outcome is followed over the years: without a year, every person would be counted once a year. */
function yearProblem(analysis: object, { outcomes, years }: StudyPlan): string | null {
  const named = columnsIn(analysis);
  const followed = outcomes.find(({ name }) => named.includes(name));
  return followed && !named.includes('year')
    ? `names "${followed.name}", which is followed over the years, and no "year": name "year" as its period, or one year of it, as "${yearColumn(followed.name, years.to)}"`
    : null;
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
  const { period, follow, change } = analysis as {
    period?: { column: string };
    follow?: { period: string };
    change?: object;
  };
  if (period?.column !== 'year' && follow?.period !== 'year') return null;
  const years = yearsOf(study).map(String);
  const wrong = [analysis, follow ?? {}, change ?? {}].flatMap(periodsOf).find((one) => !years.includes(one));
  return wrong === undefined
    ? null
    : `names the year "${wrong}", outside the study's years ${years[0]} to ${years.at(-1)}`;
}

const periodsOf = (holder: object) => PERIOD_KEYS.flatMap((key) => periodsIn((holder as Record<string, unknown>)[key]));

function periodsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string');
  if (typeof value !== 'object' || value === null) return [];
  const { before } = value as { before?: unknown };
  return typeof before === 'string' ? [before] : [];
}

import { bandsProblem } from './bands-problem.ts';
import { type Condition, leavesOf } from './condition.ts';
import type { CovariatePlan } from './covariate-plan.ts';
import { isDay, type MonthWindow, yearOf } from './moment.ts';
import type { OutcomePlan } from './outcome-plan.ts';
import { STUDY_COLUMNS } from './study-columns.ts';
import type { FlowRule, StudyPlan } from './study-plan.ts';

/** What contradicts itself in a study, in words with the place; null = nothing. `data`: the names under "data". */
export function studyContradiction(study: StudyPlan, data: readonly string[]): string | null {
  const problem =
    filesProblem(study, data) ??
    patternsProblem(study) ??
    yearsProblem(study) ??
    sitesProblem(study) ??
    namesProblem(study) ??
    firstOf(study.covariates ?? [], (one) => covariateProblem(one, study)) ??
    firstOf(study.outcomes, (one) => outcomeProblem(one, study)) ??
    rulesProblem(study);
  return problem && `"study" › ${problem}`;
}

function firstOf<T>(list: readonly T[], problemOf: (one: T) => string | null): string | null {
  for (const one of list) {
    const problem = problemOf(one);
    if (problem) return problem;
  }
  return null;
}

function twiceIn(names: readonly string[]): string | undefined {
  return names.find((name, index) => names.indexOf(name) !== index);
}

function filesProblem({ register, codes, people = [], residence, ...study }: StudyPlan, data: readonly string[]) {
  const dated = 'from' in residence;
  const named: [string, string | undefined][] = [
    ['"register"', register.data],
    ['"codes"', codes?.data],
    ...people.map((one, index): [string, string] => [`"people"[${index}]`, one.data]),
    ['"residence"', dated ? residence.data : undefined],
  ];
  for (const [place, name] of named)
    if (name !== undefined && !data.includes(name))
      return `${place} names the data "${name}", which "data" does not list`;
  const files = people.map((one) => one.data);
  const twice = twiceIn([register.data, ...files]);
  if (twice) return `the data "${twice}" is named twice among "register" and "people"`;
  const own = [
    ...(study.covariates ?? []),
    ...(study.population ?? []).flatMap(({ where }) => leavesOf(where)),
    ...(study.exclusions ?? []).flatMap(({ where }) => leavesOf(where)),
    ...(dated ? [] : [residence]),
  ];
  for (const one of own)
    if ('data' in one && one.data !== undefined && !files.includes(one.data))
      return `a column is taken from the data "${one.data}", which "people" does not list`;
  return null;
}

function patternsProblem({ register }: StudyPlan): string | null {
  if (register.months === undefined && register.hours === undefined) return '"register" lacks "months" (or "hours")';
  const wrong = (['months', 'weeks', 'hours'] as const).find((key) => {
    const pattern = register[key];
    return pattern !== undefined && !(pattern.includes('YY') && pattern.includes(key === 'weeks' ? 'WW' : 'MM'));
  });
  return wrong
    ? `"register" › "${wrong}" is "${register[wrong]}", and must name year and ${wrong === 'weeks' ? 'week as YY (or YYYY) and WW' : 'month as YYYY (or YY) and MM'}`
    : null;
}

function yearsProblem({ years, base, sites, residence }: StudyPlan): string | null {
  const { from, to } = years;
  if (from >= to) return `"years" go from ${from} to ${to}: at least two years, in their order`;
  if (base < from || base > to) return `"base" is ${base}, outside the years ${from} to ${to}`;
  if (base === to) return `"base" is ${base}, the last of the years: no year after the start is left`;
  if (!isDay(residence.at)) return `"residence" › "at" is ${residence.at}, which is in no calendar`;
  return firstOf(sites, ({ name, start, excluded }) => {
    if (!isDay(start)) return `site "${name}" starts on ${start}, which is in no calendar`;
    if (excluded) return null;
    if (yearOf(start) <= base) return `site "${name}" starts on ${start}, inside or before the base year ${base}`;
    return yearOf(start) > to ? `site "${name}" starts on ${start}, after the last year ${to}` : null;
  });
}

function sitesProblem({ sites, groups }: StudyPlan): string | null {
  const twice = twiceIn(sites.map(({ name }) => name));
  if (twice) return `two sites are called "${twice}"`;
  if (sites.every(({ excluded }) => excluded)) return 'every site is excluded, and nobody is treated';
  const homes = new Map<string, string>();
  for (const { name, areas } of sites)
    for (const area of areas) {
      const other = homes.get(area);
      if (other !== undefined) return `area "${area}" is in site "${other}" and in site "${name}"`;
      homes.set(area, name);
    }
  const both = groups.controlAreas?.find((area) => homes.has(area));
  return both ? `area "${both}" is in site "${homes.get(both)}" and among "controlAreas"` : null;
}

function namesProblem({ covariates = [], outcomes, population = [], exclusions = [] }: StudyPlan): string | null {
  const names = [...covariates, ...outcomes].map(({ name }) => name);
  const twice = twiceIn(names);
  if (twice) return `two covariates or outcomes are called "${twice}"`;
  const taken = names.find((name) => (STUDY_COLUMNS as readonly string[]).includes(name));
  if (taken) return `"${taken}" is a column that every study has; choose another name`;
  const clash = names.find((name) => outcomes.some((one) => new RegExp(`^${one.name}-\\d{4}$`).test(name)));
  if (clash) return `"${clash}" is what one year of an outcome is called; choose another name`;
  const step = twiceIn([...population, ...exclusions].map(({ name }) => name));
  return step ? `two steps of the flow are called "${step}"` : null;
}

function covariateProblem(one: CovariatePlan, study: StudyPlan): string | null {
  const problem = problemOfCovariate(one, study);
  return problem && `covariate "${one.name}" ${problem}`;
}

function problemOfCovariate(one: CovariatePlan, study: StudyPlan): string | null {
  if ('noPaidMonth' in one) {
    const { from, to } = one.noPaidMonth;
    return windowProblem(one.noPaidMonth, study) ?? (from <= to ? null : `goes from ${from} to ${to}`);
  }
  if (one.measured !== undefined && !isDay(one.measured))
    return `is measured on ${one.measured}, which is in no calendar`;
  if ('levels' in one) {
    const twice = twiceIn(one.levels.flatMap(({ value, includes = [] }) => [value, ...includes]));
    return twice === undefined ? null : `has the value "${twice}" twice`;
  }
  if (one.ageAt !== undefined && !isDay(one.ageAt)) return `has the age on ${one.ageAt}, which is in no calendar`;
  if ('bands' in one) return bandsProblem(one.bands, one.decimals ?? false);
  const { from, to } = one.whole;
  if (from > to) return `goes from ${from} to ${to}`;
  return to - from > 1000 ? `goes from ${from} to ${to}: at most 1,001 numbers` : null;
}

/** Paid months after the start are the outcome: choosing persons by them, or adjusting for them, answers another question. */
function windowProblem({ from, to }: MonthWindow, { base }: StudyPlan): string | null {
  if (from > to) return `has a window from ${from} to ${to}, which ends before it begins`;
  return yearOf(to) > base
    ? `looks at paid months until ${to}, after the base year ${base}: that is the outcome`
    : null;
}

function outcomeProblem({ name, kind, codes }: OutcomePlan, { register }: StudyPlan): string | null {
  const needs = kind.endsWith('week-with') || kind.endsWith('weeks-with') || kind.includes('ordinary');
  if (needs && register.weeks === undefined) return `outcome "${name}" is of weeks, and "register" names no "weeks"`;
  if (kind === 'hours' && register.hours === undefined)
    return `outcome "${name}" is of hours, and "register" names no "hours"`;
  if (codes && !needs) return `outcome "${name}" is of the kind ${kind}, which uses no "codes"`;
  return /week/.test(kind) && !codes ? `outcome "${name}" lacks "codes"` : null;
}

function rulesProblem(study: StudyPlan): string | null {
  const { population = [], exclusions = [], register } = study;
  return firstOf([...population, ...exclusions], ({ name, where }: FlowRule) =>
    firstOf(leavesOf(where), (leaf) => {
      const problem = leafProblem(leaf, study, register.weeks !== undefined);
      return problem && `step "${name}" ${problem}`;
    }),
  );
}

function leafProblem(leaf: Condition, study: StudyPlan, hasWeeks: boolean): string | null {
  if ('paidMonth' in leaf) return windowProblem(leaf.paidMonth, study);
  if (!('weekWith' in leaf)) return null;
  if (!hasWeeks) return 'is of weeks, and "register" names no "weeks"';
  const { from, to } = leaf.weekWith;
  return from <= to ? null : `has a window from ${from} to ${to}, which ends before it begins`;
}

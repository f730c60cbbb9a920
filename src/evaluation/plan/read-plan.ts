import { readFileSync } from 'node:fs';
import { UserError } from '../user-error.ts';
import type { Analysis } from './analyses.ts';
import { type Schema, schemaProblem } from './check-schema.ts';
import { adjustedContradiction } from './kinds/adjusted.ts';
import { compareMeansContradiction } from './kinds/compare-means.ts';
import { compareSharesContradiction } from './kinds/compare-shares.ts';
import { compositionContradiction } from './kinds/composition.ts';
import { eventStudyContradiction } from './kinds/event-study.ts';
import { fewClustersContradiction } from './kinds/few-clusters.ts';
import { regressionContradiction } from './kinds/regression.ts';
import { weightingContradiction } from './kinds/weighting.ts';
import { parsePlan } from './parse-plan.ts';
import { type Plan, planSchema } from './plan-schema.ts';
import { publishedProblem } from './published.ts';
import { simulationContradiction } from './simulation-schema.ts';

import { analysisOfStudyProblem } from './study/analysis-of-study.ts';
import { studyContradiction } from './study/study-contradiction.ts';
import { STUDY } from './study/study-plan.ts';

/** Reads and checks a plan; the error names the file and the place in it. */
export function readPlan(file: string): { plan: Plan; text: string } {
  const text = readText(file);
  const plan = parsePlan(text, file);
  const problem = schemaProblem(plan, planSchema as unknown as Schema) ?? contradictions(plan as Plan);
  if (problem) throw new UserError(`${file}: ${problem}.`);
  return { plan: plan as Plan, text };
}

function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof TypeError) throw new UserError(`${file}: it is not written in UTF-8.`);
    const { code } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder, not a plan'
          : `it cannot be read (${code})`;
    throw new UserError(`${file}: ${reason}.`);
  }
}

function contradictions(plan: Plan): string | null {
  const analyses = plan.analyses ?? [];
  if (analyses.length === 0 && !plan.published) return 'it holds neither "analyses" nor "published" figures';
  const study = plan.study && studyContradiction(plan.study, Object.keys(plan.data ?? {}));
  if (study) return study;
  const tied = publishedProblem(plan.published ?? [], Object.keys(plan.data ?? {}));
  if (tied) return tied;
  const simulated = plan.simulation && simulationContradiction(plan.simulation, Object.keys(plan.data ?? {}));
  if (simulated) return simulated;
  const names = analyses.map((analysis) => analysis.name);
  if (Object.hasOwn(plan.data ?? {}, STUDY))
    return '"data" has a table called "study"; that is the name of the study itself';
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) return `two analyses are called "${twice}"`;
  for (const { name, methods } of familiesOf(plan)) if (methods > 1) return `analysis "${name}" is in two families`;
  for (const family of plan.families ?? []) {
    const unknown = family.analyses.find((name) => !names.includes(name));
    if (unknown) return `family "${family.name}" names the analysis "${unknown}", which "analyses" does not list`;
  }
  for (const analysis of analyses) {
    const problem = contradictionIn(analysis, plan);
    if (problem) return problem;
  }
  return null;
}

function familiesOf(plan: Plan): { name: string; methods: number }[] {
  const named = (plan.families ?? []).flatMap((family) => family.analyses);
  return [...new Set(named)].map((name) => ({ name, methods: named.filter((one) => one === name).length }));
}

function contradictionIn(analysis: Analysis, plan: Plan): string | null {
  const { name, data } = analysis;
  if (data === STUDY && !plan.study) return `analysis "${name}" uses the data "study", and the plan has no "study"`;
  if (data !== STUDY && !Object.hasOwn(plan.data ?? {}, data))
    return `analysis "${name}" uses the data "${data}", which "data" does not list`;
  if ('group' in analysis && analysis.group.treated === analysis.group.control)
    return `analysis "${name}" has the same value "${analysis.group.treated}" for both groups`;
  const problem =
    contradictionOfKind(analysis) ??
    (data === STUDY && plan.study ? analysisOfStudyProblem(analysis, plan.study) : null);
  return problem && `analysis "${name}" ${problem}`;
}

function contradictionOfKind(analysis: Analysis): string | null {
  switch (analysis.kind) {
    case 'compare-shares':
      return compareSharesContradiction(analysis);
    case 'regression':
      return regressionContradiction(analysis);
    case 'matching':
      return adjustedContradiction(analysis);
    case 'weighting':
      return weightingContradiction(analysis);
    case 'compare-means':
      return compareMeansContradiction(analysis);
    case 'composition':
      return compositionContradiction(analysis);
    case 'event-study':
      return eventStudyContradiction(analysis);
    case 'few-clusters':
      return fewClustersContradiction(analysis);
  }
}

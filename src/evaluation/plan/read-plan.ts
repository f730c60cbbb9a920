import { readFileSync } from 'node:fs';
import { UserError } from '../user-error.ts';
import type { Analysis } from './analyses.ts';
import { adjustedContradiction } from './kinds/adjusted.ts';
import { compareMeansContradiction } from './kinds/compare-means.ts';
import { compareSharesContradiction } from './kinds/compare-shares.ts';
import { compositionContradiction } from './kinds/composition.ts';
import { eventStudyContradiction } from './kinds/event-study.ts';
import { fewClustersContradiction } from './kinds/few-clusters.ts';
import { regressionContradiction } from './kinds/regression.ts';
import { type Plan, planSchema } from './plan-schema.ts';
import { publishedProblem } from './published.ts';
import { simulationContradiction } from './simulation-schema.ts';

/** As much of JSON schema as the plan's own schema uses. */
interface Schema {
  type?: string | readonly string[];
  oneOf?: readonly Schema[];
  required?: readonly string[];
  additionalProperties?: boolean | Schema;
  properties?: Record<string, Schema>;
  items?: Schema;
  minItems?: number;
  enum?: readonly string[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
}

/** Reads and checks a plan; the error names the file and the place in it. */
export function readPlan(file: string): { plan: Plan; text: string } {
  const text = readText(file);
  const plan = parse(text, file);
  const problem = firstProblem(plan, planSchema as unknown as Schema, 'the plan') ?? contradictions(plan as Plan);
  if (problem) throw new UserError(`${file}: ${problem}.`);
  return { plan: plan as Plan, text };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
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

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? text.length);
    const before = text.slice(0, position).split('\n');
    throw new UserError(`${file}: line ${before.length}, column ${(before.at(-1) ?? '').length + 1} is not JSON.`);
  }
}

function firstProblem(value: unknown, schema: Schema, place: string): string | null {
  if (schema.oneOf) return problemOfKind(value, schema.oneOf, place);
  const types = [schema.type ?? 'object'].flat();
  if (!types.some((type) => hasType(value, type))) return `${place} must be ${types.map(article).join(' or ')}`;
  if (value === null) return null;
  if (schema.type === 'object') return objectProblem(value as Record<string, unknown>, schema, place);
  if (schema.type === 'array') return arrayProblem(value as unknown[], schema, place);
  if (schema.enum && !schema.enum.includes(value as string)) return `${place} must be one of ${schema.enum.join(', ')}`;
  if (schema.type === 'string' && (value as string) === '') return `${place} is empty`;
  if (schema.pattern && !new RegExp(schema.pattern).test(value as string))
    return `${place} may hold small letters, digits and hyphens only`;
  if (schema.minimum !== undefined && (value as number) < schema.minimum)
    return `${place} must be at least ${schema.minimum}`;
  if (schema.maximum !== undefined && (value as number) > schema.maximum)
    return `${place} must be at most ${schema.maximum}`;
  return null;
}

/** What is wrong with a value that may have several shapes, told apart by their `kind`. */
function problemOfKind(value: unknown, schemas: readonly Schema[], place: string): string | null {
  if (!hasType(value, 'object')) return `${place} must be an object`;
  const kinds = schemas.map((one) => one.properties?.kind?.enum?.[0] ?? '');
  if (!Object.hasOwn(value as object, 'kind')) return `${place} lacks "kind"`;
  const chosen = schemas[kinds.indexOf(String((value as { kind: unknown }).kind))];
  return chosen ? firstProblem(value, chosen, place) : `${place} › "kind" must be one of ${kinds.join(', ')}`;
}

function objectProblem(value: Record<string, unknown>, schema: Schema, place: string): string | null {
  for (const key of schema.required ?? []) if (!Object.hasOwn(value, key)) return `${place} lacks "${key}"`;
  for (const [key, own] of Object.entries(value)) {
    const rule =
      schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : schema.additionalProperties;
    if (!rule || rule === true) return `${place} has the unknown key "${key}"`;
    const problem = firstProblem(own, rule, place === 'the plan' ? `"${key}"` : `${place} › "${key}"`);
    if (problem) return problem;
  }
  return null;
}

function arrayProblem(value: unknown[], schema: Schema, place: string): string | null {
  if (value.length < (schema.minItems ?? 0)) return `${place} is empty`;
  for (const [index, own] of value.entries()) {
    const problem = schema.items ? firstProblem(own, schema.items, `${place}[${index}]`) : null;
    if (problem) return problem;
  }
  return null;
}

function contradictions(plan: Plan): string | null {
  const analyses = plan.analyses ?? [];
  if (analyses.length === 0 && !plan.published) return 'it holds neither "analyses" nor "published" figures';
  const tied = publishedProblem(plan.published ?? [], Object.keys(plan.data ?? {}));
  if (tied) return tied;
  const simulated = plan.simulation && simulationContradiction(plan.simulation, Object.keys(plan.data ?? {}));
  if (simulated) return simulated;
  const names = analyses.map((analysis) => analysis.name);
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
  if (!Object.hasOwn(plan.data ?? {}, data))
    return `analysis "${name}" uses the data "${data}", which "data" does not list`;
  if ('group' in analysis && analysis.group.treated === analysis.group.control)
    return `analysis "${name}" has the same value "${analysis.group.treated}" for both groups`;
  const problem = contradictionOfKind(analysis);
  return problem && `analysis "${name}" ${problem}`;
}

function contradictionOfKind(analysis: Analysis): string | null {
  switch (analysis.kind) {
    case 'compare-shares':
      return compareSharesContradiction(analysis);
    case 'regression':
      return regressionContradiction(analysis);
    case 'matching':
    case 'weighting':
      return adjustedContradiction(analysis);
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

const hasType = (value: unknown, type: string) =>
  type === 'null'
    ? value === null
    : type === 'array'
      ? Array.isArray(value)
      : type === 'object'
        ? typeof value === 'object' && value !== null && !Array.isArray(value)
        : type === 'integer'
          ? Number.isInteger(value)
          : type === 'number'
            ? typeof value === 'number' && Number.isFinite(value)
            : typeof value === type;
const article = (type: string) =>
  ({
    object: 'an object',
    array: 'a list',
    string: 'a text',
    integer: 'a whole number',
    number: 'a number',
    null: 'null',
  })[type] ?? type;

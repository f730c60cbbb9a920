import type { Language } from '#drawing/language.ts';
import { type Estimate, EVERYBODY } from '../estimate.ts';
import type { Results } from '../evaluate.ts';
import type { Plan } from '../plan/plan-schema.ts';
import { nameOf } from '../plan/study/bands-problem.ts';
import type { Band } from '../plan/study/covariate-plan.ts';
import type { Words } from '../plan/words.ts';
import { believable } from './believable.ts';
import { reportTexts } from './texts.ts';

/** What every section reads: the plan, the released results and the words for them. */
export interface Reading {
  plan: Plan;
  results: Results;
  language: Language;
  t: (typeof reportTexts)[Language];
  labels: Labels;
  /** Estimates of these estimators, hidden ones too. */
  estimatesOf(...estimators: string[]): Estimate[];
  /** The next number of a figure or table: »Figur 3«. */
  nextFigure(): string;
  nextTable(): string;
}

/** What the plan calls its columns, values and groups. */
export interface Labels {
  /** A column, a covariate or an outcome. */
  column(name: string): string;
  /** A value of a column. */
  value(column: string, value: string): string;
  /** Who an estimate is about: everybody, or a part. */
  subgroup(subgroup: string): string;
  treated(analysis: string): string;
  control(analysis: string): string;
  /** The title of an analysis. */
  analysis(name: string): string;
}

/** Words for yes in columns that only say whether somebody belongs to a group: then the group's name is enough. */
const YES = new Set(['yes', 'ja', 'true', '1']);

/** Reads a plan and its released results in one language. */
export function readingOf(plan: Plan, released: Results, language: Language): Reading {
  const results = { ...released, estimates: released.estimates.map(believable) };
  const t = reportTexts[language];
  let [figures, tables] = [0, 0];
  return {
    plan,
    results,
    language,
    t,
    labels: labelsOf(plan, language),
    estimatesOf: (...estimators) => results.estimates.filter((one) => estimators.includes(one.estimator)),
    nextFigure: () => `${t.figureNumber} ${++figures}`,
    nextTable: () => `${t.tableNumber} ${++tables}`,
  };
}

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const isWords = (value: unknown): value is Words => isNode(value) && typeof value.da === 'string';

/** Every place of the plan where something gets its name, whatever the kind of analysis that asks for it. */
function labelsOf(plan: Plan, language: Language): Labels {
  const [columns, values] = [new Map<string, string>(), new Map<string, string>()];
  collect(plan, language, columns, values);
  const t = reportTexts[language];
  const group = (analysis: string) => {
    const own: unknown = (plan.analyses ?? []).find((one) => one.name === analysis);
    const study: unknown = (plan as unknown as Node).study;
    const found = [isNode(own) ? own.group : null, isNode(study) ? study.groups : null].find(isNode);
    return { treated: wordsIn(found?.treatedLabel, language), control: wordsIn(found?.controlLabel, language) };
  };
  const column = (name: string) => columns.get(name) ?? name;
  const value = (name: string, level: string) => values.get(`${name}=${level}`) ?? level;
  return {
    column,
    value,
    subgroup: (subgroup) => {
      if (subgroup === EVERYBODY) return t.everybody;
      const at = subgroup.indexOf('=');
      if (at < 0) return subgroup;
      const [name, level] = [subgroup.slice(0, at), subgroup.slice(at + 1)];
      if (values.has(`${name}=${level}`)) return `${column(name)}: ${value(name, level)}`;
      return YES.has(level) ? column(name) : `${column(name)}: ${level}`;
    },
    treated: (analysis) => group(analysis).treated ?? t.treated,
    control: (analysis) => group(analysis).control ?? t.control,
    analysis: (name) => (plan.analyses ?? []).find((one) => one.name === name)?.title[language] ?? name,
  };
}

const wordsIn = (value: unknown, language: Language) => (isWords(value) ? value[language] : null);

function collect(value: unknown, language: Language, columns: Map<string, string>, values: Map<string, string>) {
  if (Array.isArray(value)) for (const one of value) collect(one, language, columns, values);
  if (!isNode(value)) return;
  const label = wordsIn(value.label, language);
  const own = [value.name, value.column].filter((one) => typeof one === 'string');
  if (label !== null) for (const name of own) if (!columns.has(name)) columns.set(name, label);
  for (const level of [value.levels, value.bands].flat().filter(isNode)) {
    const text = wordsIn(level.label, language);
    if (text !== null) for (const name of own) values.set(`${name}=${nameOfLevel(level)}`, text);
  }
  for (const one of Object.values(value)) collect(one, language, columns, values);
}

function nameOfLevel(level: Node): string {
  return level.value === undefined ? nameOf(level as unknown as Band) : String(level.value);
}

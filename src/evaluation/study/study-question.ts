import { type CodeList, codesOf, knownCodes } from '../codes/code-list.ts';
import { type Condition, leavesOf } from '../plan/study/condition.ts';
import { yearOf } from '../plan/study/moment.ts';
import type { OutcomePlan } from '../plan/study/outcome-plan.ts';
import { yearsOf } from '../plan/study/study-columns.ts';
import type { FlowRule, StudyPlan } from '../plan/study/study-plan.ts';
import type { Fact, OutcomeRule, RegisterQuestion } from '../register/register-question.ts';
import { type Coding, codingOfCondition, codingOfCovariate } from './coding.ts';
import { BLANKS, type PeopleFiles } from './people-files.ts';

/** The name of a covariate and of a condition among the facts and windows of a register. */
export const covariateKey = (name: string): string => `covariate ${name}`;
export const conditionKey = (leaf: Condition): string => `condition ${JSON.stringify(leaf)}`;

/** Which years of outcomes are asked for: all, or those before the start only, when no outcome of the effort may be read yet. */
export type Depth = 'everything' | 'before-the-start';

/** What the register is asked for a study. Throws {@link UserError} naming the place in the plan, or file and row. */
export async function studyQuestion(
  study: StudyPlan,
  area: Fact,
  people: PeopleFiles,
  codes: CodeList,
  { depth, memoryBytes }: { depth: Depth; memoryBytes: number | null },
): Promise<RegisterQuestion> {
  const { register } = study;
  const facts = [area, ...(await covariateFacts(study, people)), ...(await conditionFacts(study, people))];
  const hasWeeks = register.weeks !== undefined;
  return {
    columns: {
      person: register.person,
      months: register.months ?? null,
      weeks: register.weeks ?? null,
      hours: register.hours ?? null,
    },
    facts,
    years: yearsOf(study).filter((year) => depth === 'everything' || year <= study.base),
    outcomes: study.outcomes.map((one) => ({ name: one.name, rule: ruleOf(one, codes, study) })),
    windows: windowsOf(study, codes),
    knownWeekCodes: hasWeeks ? knownCodes(codes) : null,
    blanks: register.blanks ?? BLANKS,
    memoryBytes,
  };
}

async function factOf(
  name: string,
  { levels, codeOf }: Coding,
  { column, data }: { column: string; data?: string },
  people: PeopleFiles,
  place: string,
): Promise<Fact> {
  const file = people.holding(column, data, place);
  if (file === null) return { name, levels, column, codeOf };
  // Somebody who is in no row of the file is blank there.
  return { name, levels, lookup: await people.lookup(file, column, codeOf), otherwise: codeOf('') };
}

async function covariateFacts({ covariates = [] }: StudyPlan, people: PeopleFiles): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const one of covariates)
    if ('column' in one)
      facts.push(await factOf(covariateKey(one.name), codingOfCovariate(one), one, people, `covariate "${one.name}"`));
  return facts;
}

async function conditionFacts(study: StudyPlan, people: PeopleFiles): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const { leaf, step } of leavesWithSteps(study))
    if ('column' in leaf)
      facts.push(await factOf(conditionKey(leaf), codingOfCondition(leaf, step), leaf, people, `step "${step}"`));
  return facts;
}

/** Each condition once, with the first step that uses it. */
function leavesWithSteps({ population = [], exclusions = [] }: StudyPlan): { leaf: Condition; step: string }[] {
  const all = [...population, ...exclusions].flatMap(({ name, where }: FlowRule) =>
    leavesOf(where).map((leaf) => ({ leaf, step: name })),
  );
  return all.filter((one, at) => all.findIndex(({ leaf }) => conditionKey(leaf) === conditionKey(one.leaf)) === at);
}

function windowsOf(study: StudyPlan, codes: CodeList): RegisterQuestion['windows'] {
  const covariates = (study.covariates ?? []).flatMap((one) =>
    'noPaidMonth' in one ? [{ name: covariateKey(one.name), ...one.noPaidMonth }] : [],
  );
  const conditions = leavesWithSteps(study).flatMap(({ leaf, step }) => {
    if ('paidMonth' in leaf) return [{ name: conditionKey(leaf), ...leaf.paidMonth }];
    if (!('weekWith' in leaf)) return [];
    const { from, to } = leaf.weekWith;
    const years = { from: yearOf(from), to: yearOf(to) };
    return [
      { name: conditionKey(leaf), from, to, codes: codesOf(codes, leaf.weekWith.codes, years, `step "${step}"`) },
    ];
  });
  return [...covariates, ...conditions];
}

/** What ordinary work is not, unless the plan says otherwise: wage subsidy and flexible jobs. */
const SUPPORTED = ['supported'];

function ruleOf({ name, kind, codes = SUPPORTED }: OutcomePlan, list: CodeList, { years }: StudyPlan): OutcomeRule {
  switch (kind) {
    case 'any-paid-month':
    case 'paid-months':
    case 'hours':
      return { kind };
    default:
      return { kind, codes: codesOf(list, codes, years, `outcome "${name}"`) };
  }
}

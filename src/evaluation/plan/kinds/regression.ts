import { type Common, kindOf, type Labelled, labelled, subgroupsSchema } from './kind.ts';

/** A column of a regression. */
export interface Term {
  column: string;
  as: 'number' | 'category';
  /** With `category`: the value the others are compared with; the first unless said. */
  reference?: string;
}

/** A joint test that all coefficients of some terms are 0. */
export interface JointTest {
  name: string;
  terms: string[];
}

/** Least squares or logit on the rows of a table. */
export interface Regression extends Common {
  kind: 'regression';
  model: 'linear' | 'logit';
  outcome: Labelled;
  terms: Term[];
  /** Products of terms by their columns, as treated × after. */
  products?: string[][];
  /** Columns whose groups' effects are taken out, as person and year; linear only. */
  absorb?: string[];
  weights?: string;
  errors: { kind: RegressionErrors; cluster?: string | string[] };
  /** Names of the coefficients in the results; all but the intercept unless said. */
  report?: string[];
  jointTests?: JointTest[];
  subgroups?: Labelled[];
}

/** The error methods. `two-way` clusters on two columns. */
export type RegressionErrors =
  | 'iid'
  | 'HC0'
  | 'HC1'
  | 'HC2'
  | 'HC3'
  | 'CR0'
  | 'CR1'
  | 'CR1S'
  | 'CR2'
  | 'CR3'
  | 'two-way';

const names = (description: string) =>
  ({ type: 'array', minItems: 1, description, items: { type: 'string' } }) as const;

/** The schema of {@link Regression}. */
export const regressionSchema = kindOf(
  'regression',
  'Least squares or logit on the rows of a table.',
  ['model', 'outcome', 'terms', 'errors'],
  {
    model: { type: 'string', enum: ['linear', 'logit'] },
    outcome: labelled('A column of numbers; with logit, of 0 and 1. Empty = missing, left out and counted.'),
    terms: {
      type: 'array',
      minItems: 1,
      description: 'The columns of the regression beside the intercept.',
      items: {
        type: 'object',
        required: ['column', 'as'],
        additionalProperties: false,
        properties: {
          column: { type: 'string' },
          as: { type: 'string', enum: ['number', 'category'] },
          reference: { type: 'string', description: 'The value the others are compared with; the first unless said.' },
        },
      },
    },
    products: {
      type: 'array',
      description: 'Products of terms by their columns: ["treat", "after"].',
      items: { type: 'array', minItems: 2, items: { type: 'string' } },
    },
    absorb: names('Columns whose groups’ effects are taken out, as person and year; linear only.'),
    weights: { type: 'string', description: 'A column with the weight of each row.' },
    errors: {
      type: 'object',
      required: ['kind'],
      additionalProperties: false,
      properties: {
        kind: {
          type: 'string',
          enum: ['iid', 'HC0', 'HC1', 'HC2', 'HC3', 'CR0', 'CR1', 'CR1S', 'CR2', 'CR3', 'two-way'],
          description: 'CR1S has the factor G/(G−1)·(N−1)/(N−K); docs/evaluation-methods.md has them all.',
        },
        cluster: { type: ['string', 'array'], description: 'A column; with two-way, two.', items: { type: 'string' } },
      },
    },
    report: names('Names of the coefficients in the results; all but the intercept unless said.'),
    jointTests: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'terms'],
        additionalProperties: false,
        properties: { name: { type: 'string' }, terms: names('Names of coefficients.') },
      },
    },
    subgroups: subgroupsSchema,
  },
);

/** What contradicts itself in a regression, in words after the analysis' name; null = nothing. */
export function regressionContradiction(analysis: Regression): string | null {
  const { model, terms, products = [], absorb = [], errors, outcome } = analysis;
  const columns = terms.map((one) => one.column);
  const clusters = [errors.cluster ?? []].flat();
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice) return `names the term "${twice}" twice`;
  if (columns.includes(outcome.column)) return `has its outcome "${outcome.column}" among the terms`;
  const stranger = products.flat().find((name) => !columns.includes(name));
  if (stranger) return `multiplies "${stranger}", which is not among its terms`;
  if (model === 'logit' && absorb.length > 0) return 'absorbs effects, which a logit cannot';
  if (model === 'logit' && ['HC2', 'HC3', 'CR2', 'CR3', 'two-way'].includes(errors.kind))
    return `asks for ${errors.kind}, which is for linear models`;
  if (absorb.length > 0 && /[23]$/.test(errors.kind))
    return `absorbs effects, and ${errors.kind} needs them as terms: name them under "terms" as categories`;
  const wanted = errors.kind === 'two-way' ? 2 : errors.kind.startsWith('CR') ? 1 : 0;
  return clusters.length === wanted ? null : `needs ${wanted} columns under "errors" › "cluster" for ${errors.kind}`;
}

import { type Words, wordsSchema } from '../words.ts';
import {
  type Common,
  columnsSchema,
  type Group,
  groupSchema,
  kindOf,
  type Labelled,
  labelled,
  subgroupsSchema,
} from './kind.ts';

/** Compares the share with an outcome between two groups, per period and subgroup. */
export interface CompareShares extends Common {
  kind: 'compare-shares';
  group: Group;
  outcome: Labelled;
  period?: Labelled;
  /** The first period after the start, drawn as a line before it; a move of the difference before it is tested when `change` names the unit. */
  start?: { before: string; label: Words };
  /** Tests the change of the difference from the periods before to those after, by person. */
  change?: { unit: string; before: string[]; after: string[] };
  subgroups?: Labelled[];
  test?: 'chi-square' | 'yates' | 'fisher';
  interval?: 'newcombe' | 'wald';
  /** Adds the common odds ratio over these columns crossed. */
  strata?: string[];
  /** Adds the test that the shares are level: within this difference of shares (0.03 = three percentage points). */
  equivalence?: { margin: number };
  /** A column with the sampling weight of each row. */
  weights?: string;
  /** The column of the areas that the effort was given to, and how alike their persons are: both go into what can be found. */
  clusters?: string;
  icc?: number;
}

/** The schema of {@link CompareShares}. */
export const compareSharesSchema = kindOf(
  'compare-shares',
  'Compares the share with an outcome between two groups, per period and subgroup.',
  ['group', 'outcome'],
  {
    group: groupSchema,
    outcome: labelled('A column of 0 and 1; empty = missing, left out and counted.'),
    period: labelled('A column whose values are compared one by one, for example a year.'),
    start: {
      type: 'object',
      description: 'The first period after the start of the effort; drawn as a line before it.',
      required: ['before', 'label'],
      additionalProperties: false,
      properties: { before: { type: 'string' }, label: wordsSchema },
    },
    change: {
      type: 'object',
      description:
        'Tests the change of the difference itself, from the periods before to those after; each unit is one observation.',
      required: ['unit', 'before', 'after'],
      additionalProperties: false,
      properties: {
        unit: { type: 'string', description: 'The column that says who a row is about.' },
        before: { type: 'array', minItems: 1, items: { type: 'string' } },
        after: { type: 'array', minItems: 1, items: { type: 'string' } },
      },
    },
    subgroups: subgroupsSchema,
    test: {
      type: 'string',
      enum: ['chi-square', 'yates', 'fisher'],
      description:
        'Of the difference: Pearson’s chi-square unless said, with Yates’s correction, or Fisher’s exact test.',
    },
    interval: {
      type: 'string',
      enum: ['newcombe', 'wald'],
      description: 'Of the difference: Newcombe’s hybrid score interval unless said, or Wald’s.',
    },
    strata: columnsSchema('Adds Mantel and Haenszel’s common odds ratio over these columns, crossed.'),
    equivalence: {
      type: 'object',
      description: 'Adds the test that the two shares are level.',
      required: ['margin'],
      additionalProperties: false,
      properties: {
        margin: {
          type: 'number',
          minimum: 0.0001,
          maximum: 1,
          description: 'The largest difference of shares that is called none; 0.03 is three percentage points.',
        },
      },
    },
    weights: { type: 'string', description: 'A column with the sampling weight of each row, 0 or more.' },
    clusters: { type: 'string', description: 'The column of the areas; with "icc" it widens what can be found.' },
    icc: {
      type: 'number',
      minimum: 0,
      maximum: 1,
      description: 'Intra-cluster correlation: how alike the outcomes of two persons of one area are; 0.01 is common.',
    },
  },
);

/** What contradicts itself in a comparison of shares, in words after the analysis' name; null = nothing. */
export function compareSharesContradiction(analysis: CompareShares): string | null {
  const { change, period, weights, icc, clusters } = analysis;
  if (change && !period) return 'asks for a change and names no "period"';
  const both = change?.before.find((one) => change.after.includes(one));
  if (both) return `has the period "${both}" both before and after`;
  if ((icc === undefined) !== (clusters === undefined)) return 'needs "icc" and "clusters" together, or neither';
  for (const key of ['test', 'interval', 'strata', 'change'] as const)
    if (weights && analysis[key])
      return `has "weights", which "${key}" cannot use: weighted shares are compared by a z test`;
  return null;
}

import { type Words, wordsSchema } from '../words.ts';
import { type Common, type Group, groupSchema, kindOf, type Labelled, labelled, subgroupsSchema } from './kind.ts';

/** Compares the mean of a number (months, hours) between two groups, per period and subgroup. */
export interface CompareMeans extends Common {
  kind: 'compare-means';
  group: Group;
  outcome: Labelled;
  period?: Labelled;
  /** The first period after the start, as in a comparison of shares. */
  start?: { before: string; label: Words };
  /** Tests the change of the difference from the periods before to those after, by person. */
  change?: { unit: string; before: string[]; after: string[] };
  subgroups?: Labelled[];
  /** Whether the groups are taken to vary alike: Welch's test does not, and is used unless said. */
  variances?: 'welch' | 'pooled';
  /** Only the rows with one of these values: hours among those with work. */
  among?: { column: string; is: string[] };
  /** A column with the sampling weight of each row. */
  weights?: string;
}

/** The schema of {@link CompareMeans}. */
export const compareMeansSchema = kindOf(
  'compare-means',
  'Compares the mean of a number (months, hours) between two groups, per period and subgroup.',
  ['group', 'outcome'],
  {
    group: groupSchema,
    outcome: labelled('A column of numbers with a decimal point; empty = missing, left out and counted.'),
    period: labelled('A column whose values are compared one by one, for example a year.'),
    start: {
      type: 'object',
      description: 'The first period after the start of the effort.',
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
    variances: {
      type: 'string',
      enum: ['welch', 'pooled'],
      description: 'Welch’s test unless said; pooled takes the groups to vary alike.',
    },
    among: {
      type: 'object',
      description: 'Only the rows with one of these values, for example hours among those with work.',
      required: ['column', 'is'],
      additionalProperties: false,
      properties: { column: { type: 'string' }, is: { type: 'array', minItems: 1, items: { type: 'string' } } },
    },
    weights: { type: 'string', description: 'A column with the sampling weight of each row, 0 or more.' },
  },
);

/** What contradicts itself in a comparison of means, in words after the analysis' name; null = nothing. */
export function compareMeansContradiction(analysis: CompareMeans): string | null {
  const { change, period, among, weights } = analysis;
  if (change && !period) return `asks for a change and names no "period"`;
  const both = change?.before.find((one) => change.after.includes(one));
  if (both) return `has the period "${both}" both before and after`;
  if (change && among)
    return `follows persons over time ("change") among those who may not be there every time ("among")`;
  for (const key of ['variances', 'change'] as const)
    if (weights && analysis[key])
      return `has "weights", which "${key}" cannot use: weighted means are compared by a z test`;
  return null;
}

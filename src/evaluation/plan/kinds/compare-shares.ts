import { type Words, wordsSchema } from '../words.ts';
import { type Common, type Group, groupSchema, kindOf, type Labelled, labelled, subgroupsSchema } from './kind.ts';

/** Compares the share with an outcome between two groups, per period and subgroup. */
export interface CompareShares extends Common {
  kind: 'compare-shares';
  group: Group;
  outcome: Labelled;
  period?: Labelled;
  /** The first period after the start, drawn as a line before it. */
  start?: { before: string; label: Words };
  /** Tests the change of the difference from the periods before to those after, by person. */
  change?: { unit: string; before: string[]; after: string[] };
  subgroups?: Labelled[];
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
  },
);

/** What contradicts itself in a comparison of shares, in words after the analysis' name; null = nothing. */
export function compareSharesContradiction({ change, period }: CompareShares): string | null {
  if (change && !period) return 'asks for a change and names no "period"';
  const both = change?.before.find((one) => change.after.includes(one));
  return both ? `has the period "${both}" both before and after` : null;
}

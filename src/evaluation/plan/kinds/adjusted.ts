import { type Common, type Group, groupSchema, type Labelled, labelled, subgroupsSchema } from './kind.ts';

/** A covariate to adjust for. */
export interface AdjustedFor {
  column: string;
  as: 'number' | 'category';
}

/** What matching and weighting have in common: two groups made comparable in their covariates. */
export interface Adjusted extends Common {
  group: Group;
  outcome: Labelled;
  covariates: AdjustedFor[];
  /** Persons followed over periods: the outcome is the mean over the periods `at`, less the mean over those `before`, if named. */
  follow?: { unit: string; period: string; at: string[]; before?: string[] };
  /** A column with sampling weights. */
  weights?: string;
  subgroups?: Labelled[];
}

const periods = { type: 'array', minItems: 1, items: { type: 'string' } } as const;

/** The schema of what {@link Adjusted} has beside the common. */
export const adjustedProperties = {
  group: groupSchema,
  outcome: labelled('A column of numbers, or of 0 and 1; empty = missing, left out and counted.'),
  covariates: {
    type: 'array',
    minItems: 1,
    description: 'What the groups are made alike in; measured before the start.',
    items: {
      type: 'object',
      required: ['column', 'as'],
      additionalProperties: false,
      properties: {
        column: { type: 'string' },
        as: {
          type: 'string',
          enum: ['number', 'category'],
          description: 'A number as it is, or one indicator a value.',
        },
      },
    },
  },
  follow: {
    type: 'object',
    description:
      'Persons followed over periods: the outcome is the mean over "at", less the mean over "before" if named.',
    required: ['unit', 'period', 'at'],
    additionalProperties: false,
    properties: { unit: { type: 'string' }, period: { type: 'string' }, at: periods, before: periods },
  },
  weights: { type: 'string', description: 'A column with sampling weights.' },
  subgroups: subgroupsSchema,
} as const;

/** What contradicts itself in what to adjust for, in words after the analysis' name; null = nothing. */
export function adjustedContradiction({ covariates, follow, group, outcome }: Adjusted): string | null {
  const names = covariates.map((one) => one.column);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) return `names the covariate "${twice}" twice`;
  if (names.includes(group.column)) return `adjusts for "${group.column}", which is the group itself`;
  if (names.includes(outcome.column)) return `adjusts for "${outcome.column}", which is the outcome itself`;
  const both = follow?.before?.find((one) => follow.at.includes(one));
  return both ? `has the period "${both}" both in "at" and "before"` : null;
}

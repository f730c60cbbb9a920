import type { Denominator } from '../../composition/standardised-difference.ts';
import { type Words, wordsSchema } from '../words.ts';
import { type Common, type Group, groupSchema, kindOf } from './kind.ts';

/** A covariate of Table 1. */
export interface ComposedCovariate {
  column: string;
  label: Words;
  /** `category` unless said. */
  as?: 'category' | 'number';
  /** The levels in the order of the table, with their names; levels that are not listed come after them. */
  levels?: { value: string; label: Words }[];
}

/** Table 1: what the two groups are made up of. */
export interface Composition extends Common {
  kind: 'composition';
  group: Group;
  covariates: ComposedCovariate[];
  /** What standardised differences are measured in; `pooled` unless said. */
  denominator?: Denominator;
  /** Only the rows with one of these values, such as the year before the start. */
  among?: { column: string; is: string[] };
}

/** The schema of {@link Composition}. */
export const compositionSchema = kindOf(
  'composition',
  'Table 1: what the two groups are made up of, covariate by covariate, and how far they are apart.',
  ['group', 'covariates'],
  {
    group: groupSchema,
    covariates: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['column', 'label'],
        additionalProperties: false,
        properties: {
          column: { type: 'string' },
          label: wordsSchema,
          as: {
            type: 'string',
            enum: ['category', 'number'],
            description: 'A category is shown level by level, a number by its mean; category unless said.',
          },
          levels: {
            type: 'array',
            description: 'The levels in the order of the table; others come after them.',
            items: {
              type: 'object',
              required: ['value', 'label'],
              additionalProperties: false,
              properties: { value: { type: 'string' }, label: wordsSchema },
            },
          },
        },
      },
    },
    denominator: {
      type: 'string',
      enum: ['treated', 'pooled', 'simple'],
      description:
        'The standard deviation that differences are measured in: of the treated, the root mean square of both groups (unless said), or of everybody in one heap.',
    },
    among: {
      type: 'object',
      description: 'Only the rows with one of these values, such as the year before the start.',
      required: ['column', 'is'],
      additionalProperties: false,
      properties: { column: { type: 'string' }, is: { type: 'array', minItems: 1, items: { type: 'string' } } },
    },
  },
);

/** What contradicts itself in a composition, in words after the analysis' name; null = nothing. */
export function compositionContradiction({ covariates, group }: Composition): string | null {
  const columns = covariates.map((one) => one.column);
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) return `has the covariate "${twice}" twice`;
  if (columns.includes(group.column)) return `has the group's column "${group.column}" as a covariate`;
  const numbered = covariates.find((one) => one.as === 'number' && one.levels);
  return numbered ? `lists levels of "${numbered.column}", which is a number` : null;
}

import { type Words, wordsSchema } from '../words.ts';
import { daySchema, type MonthWindow, windowSchema } from './moment.ts';

/** A value of a column and what the report calls it; `includes`: further values that count as this one. */
export interface Level {
  value: string;
  label: Words;
  includes?: string[];
}

/** A band of numbers: from `from` up to and including `to`, or up to and without `below`. */
export interface Band {
  from?: number;
  to?: number;
  below?: number;
  label: Words;
}

interface Named {
  name: string;
  label: Words;
}
interface OfColumn extends Named {
  column: string;
  /** The people file, where several have the column. */
  data?: string;
  /** The day that the column says something about. */
  measured?: string;
}

/** What is known of a person before the start. */
export type CovariatePlan =
  | (OfColumn & { levels: Level[] })
  | (OfColumn & { bands: Band[]; decimals?: boolean; ageAt?: string })
  | (OfColumn & { whole: { from: number; to: number }; ageAt?: string })
  | (Named & { noPaidMonth: MonthWindow });

const named = {
  name: { type: 'string', description: 'Its column in analyses.', pattern: '^[a-z0-9][a-z0-9-]*$' },
  label: wordsSchema,
} as const;
const ofColumn = {
  ...named,
  column: { type: 'string', description: 'A column of the register or of a people file.' },
  data: { type: 'string', description: 'The people file, where several have the column.' },
  measured: daySchema('The day that the column says something about.'),
} as const;
const ageAt = daySchema('The column is a date of birth, and the number is the age in whole years on this day.');

const shape = <P extends object>(required: string[], description: string, properties: P) =>
  ({
    type: 'object',
    description,
    required: ['name', 'label', ...required],
    additionalProperties: false,
    properties,
  }) as const;

/** The schema of {@link CovariatePlan}. */
export const covariateSchema = {
  oneOf: [
    shape(['column', 'levels'], 'Values, each with its label; any other value counts as missing.', {
      ...ofColumn,
      levels: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          required: ['value', 'label'],
          additionalProperties: false,
          properties: {
            value: { type: 'string' },
            label: wordsSchema,
            includes: {
              type: 'array',
              description: 'Further values that count as this one.',
              items: { type: 'string' },
            },
          },
        },
      },
    }),
    shape(['column', 'bands'], 'Bands of a number, without gaps and overlaps.', {
      ...ofColumn,
      bands: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          required: ['label'],
          additionalProperties: false,
          properties: {
            from: { type: 'number', description: 'The smallest number of the band.' },
            to: { type: 'number', description: 'The largest number of the band.' },
            below: { type: 'number', description: 'The first number beyond the band; instead of "to".' },
            label: wordsSchema,
          },
        },
      },
      decimals: { type: 'boolean', description: 'The column may hold decimals; else whole numbers.' },
      ageAt,
    }),
    shape(['column', 'whole'], 'A whole number, as a number: for adjustment. Others count as missing.', {
      ...ofColumn,
      whole: {
        type: 'object',
        required: ['from', 'to'],
        additionalProperties: false,
        properties: { from: { type: 'integer' }, to: { type: 'integer' } },
      },
      ageAt,
    }),
    shape(['noPaidMonth'], '1 when no month of the window is paid (long-term unemployed), else 0.', {
      ...named,
      noPaidMonth: windowSchema('No paid month from one month to another.'),
    }),
  ],
} as const;

import { daySchema } from './moment.ts';

/** The wide register: one row a person, a column for every month and week. */
export interface RegisterPlan {
  data: string;
  person: string;
  months?: string;
  weeks?: string;
  hours?: string;
  blanks?: string[];
}

/** A file with one row a person; its columns are facts. */
export interface PeoplePlan {
  data: string;
  person: string;
}

/** Where people lived on a fixed day: a column, or address periods whose last day is included (blank = still there). */
export type ResidencePlan =
  | { at: string; column: string; data?: string }
  | { at: string; data: string; person: string; area: string; from: string; to: string };

/** The schema of {@link RegisterPlan}. */
export const registerSchema = {
  type: 'object',
  description: 'The wide register: one row a person, a column for every month and week.',
  required: ['data', 'person'],
  additionalProperties: false,
  properties: {
    data: { type: 'string', description: 'One of the names under data.' },
    person: { type: 'string', description: 'The column that says who a row is about.' },
    months: { type: 'string', description: 'The pattern of month columns, with YYYY (or YY) and MM; filled = paid.' },
    weeks: { type: 'string', description: 'The pattern of week columns, with YYYY (or YY) and WW: the benefit.' },
    hours: { type: 'string', description: 'The pattern of columns with paid hours, with YYYY (or YY) and MM.' },
    blanks: {
      type: 'array',
      items: { type: 'string' },
      description: 'What is blank beside nothing; "." and "NA" unless said.',
    },
  },
} as const;

/** The schema of {@link PeoplePlan}. */
export const peopleSchema = {
  type: 'object',
  description: 'A file with one row a person; its columns are facts.',
  required: ['data', 'person'],
  additionalProperties: false,
  properties: { data: { type: 'string' }, person: { type: 'string' } },
} as const;

const at = daySchema('The day on which the area counts; whoever moves later stays in her group.');

/** The schema of {@link ResidencePlan}. */
export const residenceSchema = {
  oneOf: [
    {
      type: 'object',
      description: 'The area is a column of the register or of a people file.',
      required: ['at', 'column'],
      additionalProperties: false,
      properties: { at, column: { type: 'string' }, data: { type: 'string' } },
    },
    {
      type: 'object',
      description: 'The area is in a file of address periods.',
      required: ['at', 'data', 'person', 'area', 'from', 'to'],
      additionalProperties: false,
      properties: {
        at,
        data: { type: 'string' },
        person: { type: 'string' },
        area: { type: 'string' },
        from: { type: 'string', description: 'The column of the first day there.' },
        to: { type: 'string', description: 'The column of the last day there; blank = still there.' },
      },
    },
  ],
} as const;

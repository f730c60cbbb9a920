import { type Words, wordsSchema } from '../words.ts';

/** A column and what it is called in the report. */
export interface Labelled {
  column: string;
  label: Words;
}

/** Which rows are treated and which are controls; rows with another value are left out and counted. */
export interface Group {
  column: string;
  treated: string;
  control: string;
  treatedLabel: Words;
  controlLabel: Words;
}

/** What every kind of analysis has. */
export interface Common {
  /** Short name; it names the CSV file. */
  name: string;
  /** A name under "data", or "study". */
  data: string;
  title: Words;
  confidence?: number;
}

/** The schema of a column with its label. */
export const labelled = (description: string) =>
  ({
    type: 'object',
    description,
    required: ['column', 'label'],
    additionalProperties: false,
    properties: { column: { type: 'string' }, label: wordsSchema },
  }) as const;

/** The schema of the two groups. */
export const groupSchema = {
  type: 'object',
  description: 'Which rows are treated and which are controls.',
  required: ['column', 'treated', 'control', 'treatedLabel', 'controlLabel'],
  additionalProperties: false,
  properties: {
    column: { type: 'string' },
    treated: { type: 'string', description: 'The value of the treated group; written as text.' },
    control: { type: 'string' },
    treatedLabel: wordsSchema,
    controlLabel: wordsSchema,
  },
} as const;

/** The schema of subgroups. */
export const subgroupsSchema = {
  type: 'array',
  description: 'The same analysis for each value of these columns.',
  items: labelled('A column whose values are compared one by one.'),
} as const;

/** The schema of a list of columns. */
export const columnsSchema = (description: string) =>
  ({ type: 'array', description, items: { type: 'string' } }) as const;

/** The schema of one kind: what all kinds have and what is its own. */
export const kindOf = <K extends string, P extends object>(
  kind: K,
  description: string,
  required: string[],
  properties: P,
) =>
  ({
    type: 'object',
    description,
    required: ['name', 'kind', 'data', 'title', ...required],
    additionalProperties: false,
    properties: {
      name: {
        type: 'string',
        description: 'Short name without spaces; it names the CSV file.',
        pattern: '^[a-z0-9][a-z0-9-]*$',
      },
      kind: { type: 'string', enum: [kind] },
      data: { type: 'string', description: 'One of the names under data, or "study".' },
      title: wordsSchema,
      confidence: { type: 'number', minimum: 0.5, maximum: 0.999, description: 'Of the intervals; 0.95 unless said.' },
      ...properties,
    },
  }) as const;

/** The schema of what the units of a panel are. */
export const unitsSchema = {
  type: 'string',
  enum: ['persons', 'places'],
  description:
    'persons unless said. places: each unit is an aggregate, as a state with its rate, so that there is nobody to hide; refused for outcomes of 0 and 1.',
} as const;

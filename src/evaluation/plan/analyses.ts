import { type Words, wordsSchema } from './words.ts';

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

interface Common {
  /** Short name; it names the CSV file. */
  name: string;
  data: string;
  title: Words;
  group: Group;
  confidence?: number;
}

/** Compares the share with an outcome between two groups, per period and subgroup. */
export interface CompareShares extends Common {
  kind: 'compare-shares';
  outcome: Labelled;
  period?: Labelled;
  /** The first period after the start, drawn as a line before it. */
  start?: { before: string; label: Words };
  /** Tests the change of the difference from the periods before to those after, by person. */
  change?: { unit: string; before: string[]; after: string[] };
  subgroups?: Labelled[];
}

/** One analysis of a plan. */
export type Analysis = CompareShares;

const labelled = (description: string) =>
  ({
    type: 'object',
    description,
    required: ['column', 'label'],
    additionalProperties: false,
    properties: { column: { type: 'string' }, label: wordsSchema },
  }) as const;

const group = {
  type: 'object',
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

const subgroups = {
  type: 'array',
  description: 'The same analysis for each value of these columns.',
  items: labelled('A column whose values are compared one by one.'),
} as const;

/** The schema of one kind: what all kinds have and what is its own. */
const kindOf = <K extends string, P extends object>(kind: K, description: string, required: string[], properties: P) =>
  ({
    type: 'object',
    description,
    required: ['name', 'kind', 'data', 'title', 'group', ...required],
    additionalProperties: false,
    properties: {
      name: {
        type: 'string',
        description: 'Short name without spaces; it names the CSV file.',
        pattern: '^[a-z0-9][a-z0-9-]*$',
      },
      kind: { type: 'string', enum: [kind] },
      data: { type: 'string', description: 'One of the names under data.' },
      title: wordsSchema,
      group,
      confidence: { type: 'number', minimum: 0.5, maximum: 0.999, description: 'Of the intervals; 0.95 unless said.' },
      ...properties,
    },
  }) as const;

/** The JSON schema of each kind of analysis, by its `kind`. */
export const analysisSchemas = {
  'compare-shares': kindOf(
    'compare-shares',
    'Compares the share with an outcome between two groups, per period and subgroup.',
    ['outcome'],
    {
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
      subgroups,
    },
  ),
} as const;

/** A text in both languages of the report. */
export interface Words {
  da: string;
  en: string;
}

/** Compares the share with an outcome between two groups, per period and subgroup. */
export interface CompareShares {
  name: string;
  kind: 'compare-shares';
  data: string;
  title: Words;
  outcome: { column: string; label: Words };
  group: { column: string; treated: string; control: string; treatedLabel: Words; controlLabel: Words };
  period?: { column: string; label: Words };
  subgroups?: { column: string; label: Words }[];
  confidence?: number;
}

/** The analysis written down before the outcome is read. */
export interface Plan {
  planVersion: 1;
  title: Words;
  data: Record<string, { description: Words }>;
  analyses: CompareShares[];
  disclosure?: { smallestCell?: number };
}

const words = {
  type: 'object',
  description: 'The same text in Danish and English.',
  required: ['da', 'en'],
  additionalProperties: false,
  properties: { da: { type: 'string' }, en: { type: 'string' } },
} as const;
const labelled = (description: string) =>
  ({
    type: 'object',
    description,
    required: ['column', 'label'],
    additionalProperties: false,
    properties: { column: { type: 'string' }, label: words },
  }) as const;

/** The plan's JSON schema; printed by `hjemmebane evaluate --schema` and used to check every plan. */
export const planSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Plan of an evaluation',
  description: 'Written down before the outcome is read. Unknown keys are refused.',
  type: 'object',
  required: ['planVersion', 'title', 'data', 'analyses'],
  additionalProperties: false,
  properties: {
    planVersion: { type: 'integer', minimum: 1, maximum: 1, description: 'The version of this format.' },
    title: words,
    data: {
      type: 'object',
      description: 'The tables by name; each is given on the command line as --data NAME=FILE.',
      additionalProperties: {
        type: 'object',
        required: ['description'],
        additionalProperties: false,
        properties: { description: words },
      },
    },
    analyses: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['name', 'kind', 'data', 'title', 'outcome', 'group'],
        additionalProperties: false,
        properties: {
          name: {
            type: 'string',
            description: 'Short name without spaces; it names the CSV file.',
            pattern: '^[a-z0-9][a-z0-9-]*$',
          },
          kind: { type: 'string', enum: ['compare-shares'] },
          data: { type: 'string', description: 'One of the names under data.' },
          title: words,
          outcome: labelled('A column of 0 and 1; empty = missing, left out and counted.'),
          group: {
            type: 'object',
            required: ['column', 'treated', 'control', 'treatedLabel', 'controlLabel'],
            additionalProperties: false,
            properties: {
              column: { type: 'string' },
              treated: { type: 'string', description: 'The value of the treated group; written as text.' },
              control: { type: 'string' },
              treatedLabel: words,
              controlLabel: words,
            },
          },
          period: labelled('A column whose values are compared one by one, for example a year.'),
          subgroups: { type: 'array', items: labelled('A column whose values are compared one by one.') },
          confidence: {
            type: 'number',
            minimum: 0.5,
            maximum: 0.999,
            description: 'Of the intervals; 0.95 unless said.',
          },
        },
      },
    },
    disclosure: {
      type: 'object',
      additionalProperties: false,
      properties: {
        smallestCell: {
          type: 'integer',
          minimum: 3,
          maximum: 10,
          description: 'Counts from 1 and below this are hidden; 5 unless said.',
        },
      },
    },
  },
} as const;

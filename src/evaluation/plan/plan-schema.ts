import { type Analysis, analysisSchemas } from './analyses.ts';
import { type Published, publishedSchema } from './published.ts';
import { type Simulation, simulationSchema } from './simulation-schema.ts';
import { type StudyPlan, studyDefinitions, studySchema } from './study/study-plan.ts';
import { type Words, wordsSchema } from './words.ts';

/** A correction for the number of tests: over every estimate of the analyses named. */
export interface Family {
  name: string;
  method: 'holm' | 'hommel' | 'benjamini-hochberg' | 'benjamini-yekutieli';
  analyses: readonly string[];
  /** Only the lines of these estimators; every line with a p value unless given. */
  estimators?: readonly string[];
}

/** The analysis written down before the outcome is read. */
export interface Plan {
  planVersion: 1;
  title: Words;
  /** The data are invented: the report says so on top and under every figure. */
  invented?: boolean;
  data?: Record<string, { description: Words }>;
  study?: StudyPlan;
  analyses?: Analysis[];
  families?: Family[];
  published?: Published[];
  disclosure?: { smallestCell?: number };
  simulation?: Simulation;
}

/** The plan's JSON schema; printed by `hjemmebane evaluate --schema` and used to check every plan. */
export const planSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Plan of an evaluation',
  description:
    'Written down before the outcome is read. Unknown keys are refused. It holds analyses, published figures, or both.',
  type: 'object',
  required: ['planVersion', 'title'],
  additionalProperties: false,
  properties: {
    planVersion: { type: 'integer', minimum: 1, maximum: 1, description: 'The version of this format.' },
    title: wordsSchema,
    invented: {
      type: 'boolean',
      description: 'The data are invented: the report says so on top and under every figure.',
    },
    data: {
      type: 'object',
      description: 'The tables by name; each is given on the command line as --data NAME=FILE.',
      additionalProperties: {
        type: 'object',
        required: ['description'],
        additionalProperties: false,
        properties: { description: wordsSchema },
      },
    },
    study: studySchema,
    analyses: { type: 'array', minItems: 1, items: { oneOf: Object.values(analysisSchemas) } },
    families: {
      type: 'array',
      description: 'Corrections for the number of tests; the corrected p stands beside the plain one.',
      items: {
        type: 'object',
        required: ['name', 'method', 'analyses'],
        additionalProperties: false,
        properties: {
          name: { type: 'string' },
          method: { type: 'string', enum: ['holm', 'hommel', 'benjamini-hochberg', 'benjamini-yekutieli'] },
          analyses: { type: 'array', minItems: 1, items: { type: 'string' } },
          estimators: {
            type: 'array',
            minItems: 1,
            description: 'Only the lines of these estimators, for example difference-in-shares; all unless given.',
            items: { type: 'string' },
          },
        },
      },
    },
    published: publishedSchema,
    simulation: simulationSchema,
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
  $defs: studyDefinitions,
} as const;

import { type Words, wordsSchema } from '../words.ts';

/** The kinds of outcomes; each is counted by calendar year. */
export const OUTCOME_KINDS = [
  'any-paid-month',
  'paid-months',
  'any-ordinary-month',
  'ordinary-months',
  'any-week-with',
  'weeks-with',
  'hours',
] as const;

/** What is followed over the years. */
export interface OutcomePlan {
  name: string;
  label: Words;
  kind: (typeof OUTCOME_KINDS)[number];
  /** Codes, groups or activities of the code list. */
  codes?: string[];
}

/** The schema of {@link OutcomePlan}. */
export const outcomeSchema = {
  type: 'object',
  description: 'What is followed over the years.',
  required: ['name', 'label', 'kind'],
  additionalProperties: false,
  properties: {
    name: {
      type: 'string',
      description: 'Its column in analyses with the period "year"; one year of it is NAME-YEAR.',
      pattern: '^[a-z0-9][a-z0-9-]*$',
    },
    label: wordsSchema,
    kind: {
      type: 'string',
      enum: OUTCOME_KINDS,
      description:
        'any-paid-month: 1 with a paid month in the year. ordinary: months that overlap a week with one of the codes are taken out. week-with: weeks with one of the codes.',
    },
    codes: {
      type: 'array',
      minItems: 1,
      items: { type: 'string' },
      description: 'Codes, groups or activities of the code list; for ordinary months "supported" unless said.',
    },
  },
} as const;

import { type Words, wordsSchema } from '../words.ts';
import { daySchema } from './moment.ts';

/** A place where the effort started on a day: its areas are treated. */
export interface SitePlan {
  name: string;
  label: Words;
  areas: string[];
  start: string;
  /** Why the whole site is left out; its people are in neither group. */
  excluded?: Words;
}

/** The schema of {@link SitePlan}. */
export const siteSchema = {
  type: 'object',
  description: 'A place where the effort started on a day.',
  required: ['name', 'label', 'areas', 'start'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', description: 'Short name.', pattern: '^[a-z0-9][a-z0-9-]*$' },
    label: wordsSchema,
    areas: { type: 'array', minItems: 1, items: { type: 'string' }, description: 'Its areas, as the data write them.' },
    start: daySchema('When the effort started.'),
    excluded: { ...wordsSchema, description: 'Why the whole site is left out; its people are in neither group.' },
  },
} as const;

import { type Adjusted, adjustedProperties } from './adjusted.ts';
import { kindOf } from './kind.ts';

/** Compares treated persons with untreated ones who are alike. */
export interface Matching extends Adjusted {
  kind: 'matching';
  method: 'exact' | 'coarsened' | 'nearest' | 'subclassification';
  /** With `coarsened`: cut points of numeric covariates; Sturges' rule decides where none are given. */
  cuts?: Record<string, number[]>;
  /** With `subclassification`: how many; 6 unless said. */
  subclasses?: number;
  /** With `nearest`: on both sides, or the nearest with a smaller score, as MatchIt 4.5.1 did. */
  side?: 'both' | 'below';
}

/** The schema of {@link Matching}. */
export const matchingSchema = kindOf(
  'matching',
  'Compares treated persons with untreated ones who are alike.',
  ['group', 'outcome', 'covariates', 'method'],
  {
    ...adjustedProperties,
    method: { type: 'string', enum: ['exact', 'coarsened', 'nearest', 'subclassification'] },
    cuts: {
      type: 'object',
      description: 'With "coarsened": cut points of numeric covariates; by Sturges’ rule where none are given.',
      additionalProperties: { type: 'array', minItems: 1, items: { type: 'number' } },
    },
    subclasses: { type: 'integer', minimum: 2, maximum: 100, description: 'With "subclassification": 6 unless said.' },
    side: {
      type: 'string',
      enum: ['both', 'below'],
      description: 'With "nearest": both sides unless said; "below" gives the pairs of MatchIt 4.5.1, for comparison.',
    },
  },
);

import { type Adjusted, adjustedContradiction, adjustedProperties } from './adjusted.ts';
import { kindOf } from './kind.ts';

/** Weights the groups, or models the outcome, until they are alike in the covariates. */
export interface Weighting extends Adjusted {
  kind: 'weighting';
  method: 'inverse-probability' | 'entropy-balancing' | 'outcome-regression' | 'doubly-robust';
  /** On the treated (ATT, unless said) or on everybody (ATE, by inverse probability alone). */
  estimand?: 'ATT' | 'ATE';
}

/** The schema of {@link Weighting}. */
export const weightingSchema = kindOf(
  'weighting',
  'Weights the groups, or models the outcome, until they are alike in the covariates.',
  ['group', 'outcome', 'covariates', 'method'],
  {
    ...adjustedProperties,
    method: {
      type: 'string',
      enum: ['inverse-probability', 'entropy-balancing', 'outcome-regression', 'doubly-robust'],
    },
    estimand: {
      type: 'string',
      enum: ['ATT', 'ATE'],
      description: 'On the treated (unless said) or on everybody; the latter by inverse probability alone.',
    },
  },
);

/** What the schema cannot see: an effect on everybody that the method does not estimate would silently be one on the treated. */
export function weightingContradiction(analysis: Weighting): string | null {
  if (analysis.estimand === 'ATE' && analysis.method !== 'inverse-probability')
    return `asks for the effect on everybody (ATE), which "${analysis.method}" does not give: use "inverse-probability", or leave "estimand" out`;
  return adjustedContradiction(analysis);
}

import { type CompareMeans, compareMeansSchema } from './kinds/compare-means.ts';
import { type CompareShares, compareSharesSchema } from './kinds/compare-shares.ts';
import { type Composition, compositionSchema } from './kinds/composition.ts';
import { type EventStudyPlan, eventStudySchema } from './kinds/event-study.ts';
import { type FewClusters, fewClustersSchema } from './kinds/few-clusters.ts';

import { type Matching, matchingSchema } from './kinds/matching.ts';
import { type Regression, regressionSchema } from './kinds/regression.ts';
import { type Weighting, weightingSchema } from './kinds/weighting.ts';

/** One analysis of a plan. */
export type Analysis =
  | CompareShares
  | CompareMeans
  | Composition
  | EventStudyPlan
  | FewClusters
  | Matching
  | Regression
  | Weighting;

/** The JSON schema of each kind of analysis, by its `kind`. */
export const analysisSchemas = {
  'compare-shares': compareSharesSchema,
  'event-study': eventStudySchema,
  'few-clusters': fewClustersSchema,
  'compare-means': compareMeansSchema,
  matching: matchingSchema,
  regression: regressionSchema,
  weighting: weightingSchema,
  composition: compositionSchema,
} as const;

import { type CompareMeans, compareMeansSchema } from './kinds/compare-means.ts';
import { type CompareShares, compareSharesSchema } from './kinds/compare-shares.ts';
import { type Composition, compositionSchema } from './kinds/composition.ts';

/** One analysis of a plan. */
export type Analysis = CompareShares | CompareMeans | Composition;

/** The JSON schema of each kind of analysis, by its `kind`. */
export const analysisSchemas = {
  'compare-shares': compareSharesSchema,
  'compare-means': compareMeansSchema,
  composition: compositionSchema,
} as const;

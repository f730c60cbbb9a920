import { type CompareMeans, compareMeansSchema } from './kinds/compare-means.ts';
import { type CompareShares, compareSharesSchema } from './kinds/compare-shares.ts';

/** One analysis of a plan. */
export type Analysis = CompareShares | CompareMeans;

/** The JSON schema of each kind of analysis, by its `kind`. */
export const analysisSchemas = {
  'compare-shares': compareSharesSchema,
  'compare-means': compareMeansSchema,
} as const;

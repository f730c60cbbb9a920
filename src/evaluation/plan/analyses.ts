import { type CompareShares, compareSharesSchema } from './kinds/compare-shares.ts';

/** One analysis of a plan. */
export type Analysis = CompareShares;

/** The JSON schema of each kind of analysis, by its `kind`. */
export const analysisSchemas = {
  'compare-shares': compareSharesSchema,
} as const;

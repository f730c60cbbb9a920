import type { Words } from '../plan/words.ts';

/** The answer when a quantity does not exist. */
export interface NotEstimable {
  /** Why, for the reader. */
  reason: Words;
}

/** An estimated effect with the name of its error method, so that no figure stands without it. */
export interface Effect {
  estimate: number;
  standardError: number;
  errors: 'HC0' | 'CR1S by matched pair' | 'stratified Neyman' | 'influence function';
  /** Small-sample factor on the variance: `none`, or Stata's G/(G−1)·(N−1)/(N−K). */
  correction: 'none' | 'G/(G-1)*(N-1)/(N-K)' | 'n-1 within cell';
  /** Whether the error counts the estimation of propensities, weights or outcome models: `none` when there are none. */
  nuisance: 'none' | 'held fixed' | 'estimated';
}

/** Whether an answer is a reason instead of a result. */
export const isNotEstimable = (answer: object): answer is NotEstimable => 'reason' in answer;

/** The estimators that the report has words for; docs/evaluation-methods.md has their equations. */
export const ESTIMATORS = [
  'difference-in-shares',
  'difference-in-means',
  'difference-in-differences',
  'difference-between-subgroups',
  'difference-between-periods',
  'mantel-haenszel',
  'equivalence-two-one-sided',
  'composition',
  'balance',
  'event-study',
  'pre-trend-test',
  'exact-matching',
  'coarsened-exact-matching',
  'nearest-neighbour',
  'nearest-neighbour-adjusted',
  'subclassification',
  'inverse-probability',
  'entropy-balancing',
  'outcome-regression',
  'doubly-robust',
  'randomisation-test',
  'wild-cluster-bootstrap',
  'least-squares',
  'logit',
  'joint-test',
] as const;

/** One of {@link ESTIMATORS}. */
export type KnownEstimator = (typeof ESTIMATORS)[number];

/** Whether the report has words for an estimator. */
export const isEstimatorKnown = (name: string): name is KnownEstimator =>
  (ESTIMATORS as readonly string[]).includes(name);

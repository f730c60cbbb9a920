/** What an estimate is measured in: a difference of shares, of the outcome's own unit, of log odds, or a ratio of odds. */
export type EstimateUnit = 'share' | 'number' | 'log-odds' | 'odds-ratio';

/** One line of results.json. Shares are fractions; suppressed numbers are null. Fields may be added, never renamed. */
export interface Estimate {
  analysis: string;
  outcome: string;
  subgroup: string;
  period: string;
  term: string;
  estimator: string;
  errorMethod: string;
  test: string;
  estimate: number | null;
  standardError: number | null;
  ciLow: number | null;
  ciHigh: number | null;
  pValue: number | null;
  adjustedPValue: number | null;
  nTreated: number | null;
  nControl: number | null;
  suppressed: boolean;
  unit: EstimateUnit;
  shareTreated: number | null;
  shareControl: number | null;
  statistic: number | null;
  degreesOfFreedom: number | null;
  confidence: number;
  /** Limits that hold for all estimates of the same analysis, outcome and subgroup at once. */
  bandLow: number | null;
  bandHigh: number | null;
  /** The smallest effect that would be found in 80 of 100 such studies. */
  minimumDetectable: number | null;
  /** The difference of the groups' means in standard deviations. */
  standardisedDifference: number | null;
  /** What errors are clustered on, and how many of the clusters are treated. */
  clusters: number | null;
  treatedClusters: number | null;
  /** Further numbers of this estimator by name, as its documentation says. */
  details: Readonly<Record<string, number | string | null>>;
  /** Why there is no number, or what must be known before it is used. */
  notes: string[];
}

/** How everybody is named among the subgroups, and the whole time among the periods. */
export const EVERYBODY = 'all';

/** What an estimate is of, and how it was made. */
export type EstimateIdentity = Pick<
  Estimate,
  'analysis' | 'outcome' | 'subgroup' | 'period' | 'term' | 'estimator' | 'errorMethod' | 'test' | 'unit' | 'confidence'
>;

/** The numbers of an estimate; what is not given is null. */
export type EstimateNumbers = { [K in keyof Omit<Estimate, keyof EstimateIdentity>]?: Estimate[K] | undefined };

/** One line of the results, its fields in the order in which they are written. */
export function estimateOf(identity: EstimateIdentity, numbers: EstimateNumbers = {}): Estimate {
  const { analysis, outcome, subgroup, period, term, estimator, errorMethod, test } = identity;
  const number = <K extends keyof EstimateNumbers>(key: K) => numbers[key] ?? null;
  return {
    analysis,
    outcome,
    subgroup,
    period,
    term,
    estimator,
    errorMethod,
    test,
    estimate: number('estimate'),
    standardError: number('standardError'),
    ciLow: number('ciLow'),
    ciHigh: number('ciHigh'),
    pValue: number('pValue'),
    adjustedPValue: number('adjustedPValue'),
    nTreated: number('nTreated'),
    nControl: number('nControl'),
    suppressed: numbers.suppressed ?? false,
    unit: identity.unit,
    shareTreated: number('shareTreated'),
    shareControl: number('shareControl'),
    statistic: number('statistic'),
    degreesOfFreedom: number('degreesOfFreedom'),
    confidence: identity.confidence,
    bandLow: number('bandLow'),
    bandHigh: number('bandHigh'),
    minimumDetectable: number('minimumDetectable'),
    standardisedDifference: number('standardisedDifference'),
    clusters: number('clusters'),
    treatedClusters: number('treatedClusters'),
    details: numbers.details ?? {},
    notes: numbers.notes ?? [],
  };
}

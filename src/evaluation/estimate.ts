import type { Disclosed } from './disclosure/hide-small-cells.ts';
import { normalQuantile } from './distributions/normal.ts';
import type { CompareShares } from './plan/plan-schema.ts';
import { chiSquareTest } from './proportions/chi-square-test.ts';
import { newcombeInterval } from './proportions/newcombe-interval.ts';

/** One line of results.json. Shares are fractions; suppressed numbers are null. Fields may be added, never renamed. */
export interface Estimate {
  analysis: string;
  outcome: string;
  subgroup: string;
  period: string;
  term: string;
  estimator: 'difference-in-shares';
  errorMethod: 'newcombe-hybrid-score';
  test: 'chi-square-without-continuity-correction';
  estimate: number | null;
  standardError: number | null;
  ciLow: number | null;
  ciHigh: number | null;
  pValue: number | null;
  adjustedPValue: number | null;
  nTreated: number | null;
  nControl: number | null;
  suppressed: boolean;
  shareTreated: number | null;
  shareControl: number | null;
  statistic: number | null;
  confidence: number;
}

/** How everybody is named among the subgroups. */
export const EVERYBODY = 'all';

/** The difference between two shares with Newcombe's interval and the chi-square test; null numbers where it is hidden or a group is empty. */
export function estimateOf(one: Disclosed, analysis: CompareShares): Estimate {
  const confidence = analysis.confidence ?? 0.95;
  const base = {
    analysis: analysis.name,
    outcome: analysis.outcome.column,
    subgroup: one.subgroup ? `${one.subgroup.column}=${one.subgroup.value}` : EVERYBODY,
    period: one.period ?? EVERYBODY,
    term: `${analysis.group.column}=${analysis.group.treated}`,
    estimator: 'difference-in-shares',
    errorMethod: 'newcombe-hybrid-score',
    test: 'chi-square-without-continuity-correction',
  } as const;
  const { treated, control } = one.counts;
  const isEmpty = treated.total === 0 || control.total === 0;
  if (one.isSuppressed || isEmpty) {
    const sizes = one.isSuppressed
      ? { nTreated: null, nControl: null }
      : { nTreated: treated.total, nControl: control.total };
    return {
      ...base,
      estimate: null,
      standardError: null,
      ciLow: null,
      ciHigh: null,
      pValue: null,
      adjustedPValue: null,
      ...sizes,
      suppressed: one.isSuppressed,
      shareTreated: null,
      shareControl: null,
      statistic: null,
      confidence,
    };
  }
  const [p1, p0] = [treated.events / treated.total, control.events / control.total];
  const interval = newcombeInterval(one.counts, normalQuantile((1 + confidence) / 2));
  const test = chiSquareTest(one.counts);
  return {
    ...base,
    estimate: p1 - p0,
    // Unpooled standard error of the difference; the interval does not use it.
    standardError: Math.sqrt((p1 * (1 - p1)) / treated.total + (p0 * (1 - p0)) / control.total),
    ciLow: interval.low,
    ciHigh: interval.high,
    pValue: test?.pValue ?? null,
    adjustedPValue: null,
    nTreated: treated.total,
    nControl: control.total,
    suppressed: false,
    shareTreated: p1,
    shareControl: p0,
    statistic: test?.statistic ?? null,
    confidence,
  };
}

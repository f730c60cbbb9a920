import { normalQuantile } from '../distributions/normal.ts';
import type { Estimate } from '../estimate.ts';
import { wilsonInterval } from '../proportions/wilson-interval.ts';

/** How one line of the results did over all registers of a scenario. Shares are fractions; odds ratios are compared as logarithms. */
export interface Performance {
  scenario: string;
  analysis: string;
  subgroup: string;
  period: string;
  term: string;
  estimator: string;
  errorMethod: string;
  unit: Estimate['unit'];
  /** Registers in which there was a line, and those in which it had a number. */
  runs: number;
  estimated: number;
  /** Mean over registers of the effect read off both worlds. */
  truth: number | null;
  meanEstimate: number | null;
  /** Mean estimate less truth, with its Monte Carlo interval of 95 %. */
  bias: number | null;
  biasLow: number | null;
  biasHigh: number | null;
  /** How estimates spread from register to register, and the mean of the errors printed. */
  empiricalError: number | null;
  meanError: number | null;
  /** Of 1: registers whose interval holds the truth, with Wilson's interval of 95 %. */
  coverage: number | null;
  coverageLow: number | null;
  coverageHigh: number | null;
  /** Of 1: registers whose bands of all periods of the analysis hold all truths at once; on the first period. */
  bandCoverage: number | null;
  /** Of 1: registers whose p lies below 1 − confidence; power where there is an effect, and the size of the test where there is none. */
  found: number | null;
  foundLow: number | null;
  foundHigh: number | null;
  verdicts: Verdict[];
}

/**
 * What is wrong with an estimator in a scenario; none = nothing. Beyond the limits alone is not enough: the Monte Carlo interval must leave out what is
 * right too. `only-sometimes`: the line is not in every register, so those it is in are chosen by what was found, and it is not judged.
 */
export type Verdict = 'biased' | 'errors-too-small' | 'errors-too-large' | 'finds-what-is-not-there' | 'only-sometimes';

/** What is asked of an estimator: bias of at most half a percentage point (0.05 of a log odds ratio), and coverage of 95 % intervals from 93 to 97 %. */
export const LIMITS = { bias: 0.005, logBias: 0.05, coverageLow: 0.93, coverageHigh: 0.97 } as const;

/** One line in one register. */
export interface Observation {
  estimate: number | null;
  error: number | null;
  low: number | null;
  high: number | null;
  truth: number | null;
  p: number | null;
  bandLow: number | null;
  bandHigh: number | null;
}

/** A line of the results as it is tallied: odds ratios and their limits as logarithms. */
export function observationOf(line: Estimate, truth: number | null): Observation {
  const scale = line.unit === 'odds-ratio' ? (value: number | null) => (value === null ? null : Math.log(value)) : same;
  return {
    estimate: scale(line.estimate),
    error: line.unit === 'odds-ratio' ? null : line.standardError,
    low: scale(line.ciLow),
    high: scale(line.ciHigh),
    truth,
    p: line.pValue,
    bandLow: line.bandLow,
    bandHigh: line.bandHigh,
  };
}

const same = (value: number | null) => value;

/**
 * Sums up a line over registers. The truth that intervals are held against is the mean over registers: an interval is of the effect in the world that
 * registers are drawn from.
 */
export function performanceOf(
  identity: Pick<
    Performance,
    'scenario' | 'analysis' | 'subgroup' | 'period' | 'term' | 'estimator' | 'errorMethod' | 'unit'
  >,
  seen: readonly Observation[],
  {
    level,
    drawn,
    bandCoverage,
    isNull,
  }: { level: number; drawn: number; bandCoverage: number | null; isNull: boolean },
): Performance {
  const estimates = finite(seen.map((one) => one.estimate));
  const truth = meanOf(finite(seen.map((one) => one.truth)));
  const meanEstimate = meanOf(estimates);
  const spread = spreadOf(estimates);
  const bias = truth === null || meanEstimate === null ? null : meanEstimate - truth;
  const reach = spread === null ? null : (normalQuantile(0.975) * spread) / Math.sqrt(estimates.length);
  const limits = seen.filter(({ low, high }) => low !== null && high !== null);
  const covered =
    truth === null
      ? null
      : limits.filter(({ low, high }) => (low as number) <= truth && truth <= (high as number)).length;
  const coverage = shareOf(covered, limits.length);
  const tests = finite(seen.map((one) => one.p));
  const found = shareOf(tests.filter((p) => p < level).length, tests.length);
  const summed = {
    ...identity,
    runs: seen.length,
    estimated: estimates.length,
    truth,
    meanEstimate,
    bias,
    biasLow: bias === null || reach === null ? null : bias - reach,
    biasHigh: bias === null || reach === null ? null : bias + reach,
    empiricalError: spread,
    meanError: meanOf(finite(seen.map((one) => one.error))),
    coverage: coverage.share,
    coverageLow: coverage.low,
    coverageHigh: coverage.high,
    bandCoverage,
    found: found.share,
    foundLow: found.low,
    foundHigh: found.high,
  };
  return { ...summed, verdicts: verdictsOf(summed, level, drawn, isNull) };
}

function verdictsOf(one: Omit<Performance, 'verdicts'>, level: number, drawn: number, isNull: boolean): Verdict[] {
  const { bias, biasLow, biasHigh, unit, coverage, coverageLow, coverageHigh, foundLow, runs } = one;
  if (runs < drawn) return ['only-sometimes'];
  const limit = unit === 'share' ? LIMITS.bias : LIMITS.logBias;
  const verdicts: Verdict[] = [];
  if (Math.abs(bias ?? 0) > limit && ((biasLow ?? 0) > 0 || (biasHigh ?? 0) < 0)) verdicts.push('biased');
  if ((coverage ?? 1) < LIMITS.coverageLow && (coverageHigh ?? 1) < 1 - level) verdicts.push('errors-too-small');
  if ((coverage ?? 0) > LIMITS.coverageHigh && (coverageLow ?? 0) > 1 - level) verdicts.push('errors-too-large');
  if (isNull && (foundLow ?? 0) > level) verdicts.push('finds-what-is-not-there');
  return verdicts;
}

function shareOf(
  events: number | null,
  total: number,
): { share: number | null; low: number | null; high: number | null } {
  if (events === null || total === 0) return { share: null, low: null, high: null };
  return { share: events / total, ...wilsonInterval(events, total, normalQuantile(0.975)) };
}

const finite = (values: readonly (number | null)[]) =>
  values.filter((one): one is number => one !== null && Number.isFinite(one));

const meanOf = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length;

function spreadOf(values: readonly number[]): number | null {
  const mean = meanOf(values);
  if (mean === null || values.length < 2) return null;
  return Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1));
}

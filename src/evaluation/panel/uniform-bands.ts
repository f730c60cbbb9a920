import { chiSquareDraw, normalStream, seededStream } from '../permutation/seeded-stream.ts';
import { orderedCholesky } from './ordered-cholesky.ts';

/** Bands that hold for all coefficients at once. */
export interface UniformBands {
  /** The band of coefficient j is its estimate ± criticalValue × its standard error. */
  criticalValue: number;
  /** Standard error of the critical value from the number of draws. */
  criticalValueError: number;
  /** p of each coefficient, corrected step by step for all coefficients together. */
  adjustedP: Float64Array;
  draws: number;
}

/**
 * Simultaneous bands and p values of several coefficients from the distribution of their largest |t|, which keeps what Bonferroni gives away when the
 * coefficients hang together:
 *
 *     T = L z / √(χ²_df / df),  LL' = correlation of the estimates;  criticalValue = the confidence quantile of max_j |T_j|
 *     step down: p_(j) = max over i ≤ j of P(max_{k ≥ i} |T_(k)| ≥ |t_(i)|), the statistics in order of size
 *
 * drawn from a seeded stream; p = (1 + b)/(1 + draws). The critical value lies between that of one coefficient alone and Bonferroni's.
 * Sources: Montiel Olea & Plagborg-Møller 2019; Romano & Wolf 2005; Westfall & Young 1993.
 *
 * @param statistics estimate / standard error
 * @param covariance of the estimates, q × q by rows; it may be singular
 * @param bounds critical values of one coefficient alone, and Bonferroni's for all
 */
export function uniformBands(
  statistics: Float64Array,
  covariance: Float64Array,
  options: {
    confidence: number;
    degreesOfFreedom: number;
    seed: number;
    draws: number;
    bounds: { single: number; bonferroni: number };
  },
): UniformBands {
  const { draws, confidence, bounds } = options;
  const order = [...statistics.keys()].sort((a, b) => Math.abs(statistics[b] ?? 0) - Math.abs(statistics[a] ?? 0));
  const sizes = Float64Array.from(order, (j) => Math.abs(statistics[j] ?? 0));
  const { maxima, exceeded } = drawMaxima(factorInOrder(covariance, order), sizes, options);
  maxima.sort();
  const at = (share: number) => maxima[Math.min(draws - 1, Math.max(0, Math.ceil(share * draws) - 1))] ?? Number.NaN;
  const wobble = Math.sqrt((confidence * (1 - confidence)) / draws);
  const adjustedP = new Float64Array(order.length);
  let largest = 0;
  order.forEach((j, rank) => {
    largest = Math.max(largest, (1 + (exceeded[rank] ?? 0)) / (1 + draws));
    adjustedP[j] = largest;
  });
  return {
    criticalValue: Math.min(bounds.bonferroni, Math.max(bounds.single, at(confidence))),
    criticalValueError: (at(confidence + wobble) - at(confidence - wobble)) / 2,
    adjustedP,
    draws,
  };
}

/** L with LL' = the correlation of the estimates, in the order given. */
function factorInOrder(covariance: Float64Array, order: readonly number[]): Float64Array {
  const q = order.length;
  const errors = order.map((j) => Math.sqrt(covariance[j * q + j] ?? 0));
  const correlation = new Float64Array(q * q);
  order.forEach((j, a) => {
    order.forEach((l, b) => {
      correlation[a * q + b] = (covariance[j * q + l] ?? 0) / ((errors[a] ?? 1) * (errors[b] ?? 1));
    });
  });
  return orderedCholesky(correlation, q, 1e-9).lower;
}

/** The largest |T| of each draw, and how often the largest of the coefficients from each rank on reaches that rank's statistic. */
function drawMaxima(lower: Float64Array, sizes: Float64Array, stream: Stream) {
  const q = sizes.length;
  const { draws } = stream;
  const { normals, scales } = drawn({ ...stream, q });
  const maxima = new Float64Array(draws);
  const exceeded = new Float64Array(q);
  for (let draw = 0; draw < draws; draw++) {
    const scale = scales[draw] as number;
    let largest = 0;
    for (let a = q - 1; a >= 0; a--) {
      let value = 0;
      for (let b = 0; b <= a; b++) value += (lower[a * q + b] as number) * (normals[draw * q + b] as number);
      largest = Math.max(largest, Math.abs(value) * scale);
      if (largest >= (sizes[a] as number)) exceeded[a] = (exceeded[a] as number) + 1;
    }
    maxima[draw] = largest;
  }
  return { maxima, exceeded };
}

interface Stream {
  draws: number;
  seed: number;
  degreesOfFreedom: number;
}

interface Drawn {
  /** z of each draw, one draw after the other. */
  normals: Float64Array;
  /** √(df / χ²) of each draw. */
  scales: Float64Array;
}

/** The draws that were asked for last: an analysis and its subgroups ask for the same. */
let last: { asked: string; drawn: Drawn } | undefined;

function drawn({ draws, seed, degreesOfFreedom, q }: Stream & { q: number }): Drawn {
  const asked = [draws, seed, degreesOfFreedom, q].join();
  if (last?.asked === asked) return last.drawn;
  const uniform = seededStream(seed);
  const normal = normalStream(uniform);
  const [normals, scales] = [new Float64Array(draws * q), new Float64Array(draws).fill(1)];
  for (let draw = 0; draw < draws; draw++) {
    for (let j = 0; j < q; j++) normals[draw * q + j] = normal();
    if (Number.isFinite(degreesOfFreedom))
      scales[draw] = Math.sqrt(degreesOfFreedom / chiSquareDraw(degreesOfFreedom, normal, uniform));
  }
  last = { asked, drawn: { normals, scales } };
  return last.drawn;
}

import { normalQuantile, normalUpperTail } from '../distributions/normal.ts';

/** Whether a difference is shown to lie within ±margin. */
export interface Equivalence {
  /** The larger p of the two one-sided tests: below α, the difference is shown to be smaller than the margin. */
  pValue: number;
  /** The 1 − 2α interval: equivalence is shown when it lies within ±margin. */
  low: number;
  high: number;
  /** The smallest margin within which equivalence would be shown. */
  shownWithin: number;
}

/**
 * Two one-sided tests (TOST): "no difference was found" is not "there is none"; this test shows the latter, within a margin chosen beforehand.
 *
 *     p = max(P(Z > (d + m)/se), P(Z < (d − m)/se)),   interval d ± z₁₋α se
 *
 * With no standard error at all the answer is certain. Source: Schuirmann 1987, Journal of Pharmacokinetics and Biopharmaceutics 15: 657–680.
 */
export function equivalence(difference: number, standardError: number, margin: number, alpha = 0.05): Equivalence {
  const reach = normalQuantile(1 - alpha) * standardError;
  const beyond = (margin - Math.abs(difference)) / standardError;
  return {
    pValue: standardError === 0 ? (Math.abs(difference) < margin ? 0 : 1) : normalUpperTail(beyond),
    low: difference - reach,
    high: difference + reach,
    shownWithin: Math.abs(difference) + reach,
  };
}

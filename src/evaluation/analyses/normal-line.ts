import { normalQuantile, upperGammaHalf } from '../distributions/normal.ts';
import { type Estimate, type EstimateIdentity, type EstimateNumbers, estimateOf } from '../estimate.ts';
import { detectableMean } from '../power/detectable-mean.ts';

/**
 * An estimate with a normal error as one line: interval, two-sided z test and what could have been found. Without spread there is no test, and the
 * note says `no-variation`.
 */
export function normalLine(
  identity: EstimateIdentity,
  estimate: number | null,
  standardError: number | null,
  numbers: EstimateNumbers = {},
): Estimate {
  if (estimate === null || standardError === null || !(standardError > 0))
    return estimateOf(identity, { ...numbers, notes: [...(numbers.notes ?? []), 'no-variation'] });
  const reach = normalQuantile((1 + identity.confidence) / 2) * standardError;
  const statistic = estimate / standardError;
  return estimateOf(identity, {
    estimate,
    standardError,
    ciLow: estimate - reach,
    ciHigh: estimate + reach,
    pValue: upperGammaHalf(statistic ** 2 / 2),
    statistic,
    minimumDetectable: detectableMean(standardError, 1 - identity.confidence),
    ...numbers,
  });
}

/** Whether a line's test finds something at its own level. */
export const isFound = ({ pValue, confidence }: Estimate): boolean => pValue !== null && pValue < 1 - confidence;

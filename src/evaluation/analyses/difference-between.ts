import type { Estimate, EstimateIdentity } from '../estimate.ts';
import { isFound, normalLine } from './normal-line.ts';

/**
 * The difference between two estimates of people who are not the same: was the effect another in one subgroup than outside it? That one is
 * significant and the other not does not say so.
 *
 *     d = d₁ − d₂,   se² = se₁² + se₂²
 *
 * The note `only-one-significant` marks the lines for which the two tests alone would mislead. Source: Altman & Bland 2003, BMJ 326: 219.
 */
export function differenceBetween(
  identity: Omit<EstimateIdentity, 'estimator' | 'test'>,
  inside: Estimate,
  outside: Estimate,
): Estimate {
  const isKnown = inside.estimate !== null && outside.estimate !== null;
  const isMisleading = isKnown && isFound(inside) !== isFound(outside);
  return normalLine(
    { ...identity, estimator: 'difference-between-subgroups', test: 'wald-z' },
    isKnown ? (inside.estimate as number) - (outside.estimate as number) : null,
    isKnown ? Math.hypot(inside.standardError ?? 0, outside.standardError ?? 0) : null,
    {
      nTreated: inside.nTreated,
      nControl: inside.nControl,
      details: {
        estimateInside: inside.estimate,
        estimateOutside: outside.estimate,
        pValueInside: inside.pValue,
        pValueOutside: outside.pValue,
        nTreatedOutside: outside.nTreated,
        nControlOutside: outside.nControl,
      },
      notes: isMisleading ? ['only-one-significant'] : [],
    },
  );
}

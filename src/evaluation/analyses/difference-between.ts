import { type Estimate, type EstimateIdentity, estimateOf } from '../estimate.ts';
import { isFound, normalLine } from './normal-line.ts';

/**
 * The difference between two estimates of people who are not the same: was the effect another in one subgroup than outside it? That one is
 * significant and the other not does not say so. Where either has no test there is none here, and the notes say why.
 *
 *     d = d₁ − d₂,   se² = se₁² + se₂²
 *
 * The note `only-one-significant` marks the lines for which the two tests alone would mislead. Source: Altman & Bland 2003, BMJ 326: 219.
 */
export function differenceBetween(
  {
    analysis,
    outcome,
    subgroup,
    period,
    term,
    errorMethod,
    unit,
    confidence,
  }: Omit<EstimateIdentity, 'estimator' | 'test'>,
  inside: Estimate,
  outside: Estimate,
): Estimate {
  const identity: EstimateIdentity = {
    analysis,
    outcome,
    subgroup,
    period,
    term,
    estimator: 'difference-between-subgroups',
    errorMethod,
    test: 'wald-z',
    unit,
    confidence,
  };
  const sizes = { nTreated: inside.nTreated, nControl: inside.nControl };
  const outsideSizes = { nTreatedOutside: outside.nTreated, nControlOutside: outside.nControl };
  // Where one of the two has no test, as when it was chosen to have nobody with the outcome, a difference between them means nothing.
  if (inside.pValue === null || outside.pValue === null)
    return estimateOf(identity, {
      ...sizes,
      details: outsideSizes,
      notes: [...new Set([inside, outside].flatMap((one) => (one.pValue === null ? one.notes : [])))],
    });
  return normalLine(
    identity,
    (inside.estimate as number) - (outside.estimate as number),
    Math.hypot(inside.standardError ?? 0, outside.standardError ?? 0),
    {
      ...sizes,
      details: {
        estimateInside: inside.estimate,
        estimateOutside: outside.estimate,
        pValueInside: inside.pValue,
        pValueOutside: outside.pValue,
        ...outsideSizes,
      },
      notes: isFound(inside) !== isFound(outside) ? ['only-one-significant'] : [],
    },
  );
}

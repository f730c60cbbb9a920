import type { Weighting } from '../plan/kinds/weighting.ts';
import type { Source } from '../source/source.ts';
import { balanceOf } from '../weighting/balance.ts';
import { doublyRobust, outcomeRegression } from '../weighting/doubly-robust.ts';
import { isNotEstimable } from '../weighting/effect.ts';
import { entropyBalancing } from '../weighting/entropy-balancing.ts';
import { inverseProbability, overlapOf } from '../weighting/inverse-probability.ts';
import { nuisanceFits } from '../weighting/nuisance-fits.ts';
import type { ByArm } from '../weighting/weighted-difference.ts';
import { type AdjustedLine, balanceLines, effectLine, insideCounts } from './adjusted-lines.ts';
import { type AdjustedPart, adjustedParts } from './adjusted-parts.ts';
import type { Finding } from './finding.ts';

/** Two groups made alike by weights or models: the effect, and the balance before and after. Throws UserError naming file, column and row. */
export async function weighting(source: Source, analysis: Weighting): Promise<Finding> {
  const { parts, leftOut } = await adjustedParts(source, analysis);
  const lines = parts.flatMap((part) => linesOf(analysis, part));
  return { estimates: lines.map((one) => one.estimate), counts: lines.map((one) => one.counts), leftOut };
}

function linesOf(analysis: Weighting, part: AdjustedPart): AdjustedLine[] {
  const { arms, x } = part.compared;
  if (analysis.method === 'entropy-balancing') {
    const found = entropyBalancing(arms, x);
    if (isNotEstimable(found)) return [effectLine(analysis, part, 'entropy-balancing', found)];
    const details = { ...sizesOf(found.effectiveSampleSize), imbalance: found.imbalance };
    return [
      effectLine(analysis, part, 'entropy-balancing', found, { details }),
      ...balanceLines(analysis, part, balanceOf(arms, x, found.weights)),
    ];
  }
  const fits = nuisanceFits(arms, x);
  if (isNotEstimable(fits)) return [effectLine(analysis, part, analysis.method, fits)];
  if (analysis.method === 'outcome-regression')
    return [effectLine(analysis, part, 'outcome-regression', outcomeRegression(arms, fits))];
  const { outside } = overlapOf(arms, fits.scores);
  const overlap = {
    details: { outsideTreated: outside.treated, outsideControl: outside.untreated },
    counts: insideCounts(analysis, part, 'outside the common support', outside),
  };
  const weighted = inverseProbability(arms, fits.scores, analysis.estimand ?? 'ATT');
  if (isNotEstimable(weighted)) return [effectLine(analysis, part, analysis.method, weighted)];
  const balance = balanceLines(analysis, part, balanceOf(arms, x, weighted.weights));
  if (analysis.method === 'inverse-probability') {
    const details = { ...overlap.details, estimand: weighted.estimand, ...sizesOf(weighted.effectiveSampleSize) };
    return [effectLine(analysis, part, 'inverse-probability', weighted, { ...overlap, details }), ...balance];
  }
  const robust = doublyRobust(arms, fits);
  if (isNotEstimable(robust)) return [effectLine(analysis, part, 'doubly-robust', robust)];
  return [
    effectLine(analysis, part, 'doubly-robust', robust.estimated, overlap),
    effectLine(analysis, part, 'doubly-robust', robust.heldFixed, overlap),
    ...balance,
  ];
}

const sizesOf = ({ treated, untreated }: ByArm) => ({
  effectiveSizeTreated: treated,
  effectiveSizeControl: untreated,
});

import { cellsOf, sturgesCuts } from '../matching/cells.ts';
import { exactMatching, type StratifiedMatching } from '../matching/exact-matching.ts';
import { matchedPairsEffect, pairsAsRows } from '../matching/matched-pairs-effect.ts';
import { nearestBelow } from '../matching/nearest-below.ts';
import { type MatchedPairs, nearestNeighbour } from '../matching/nearest-neighbour.ts';
import { subclassification } from '../matching/subclassification.ts';
import type { Matching } from '../plan/kinds/matching.ts';
import { covarianceOf } from '../regression/covariance.ts';
import { leastSquares } from '../regression/least-squares.ts';
import { interceptOf } from '../regression/rows.ts';
import type { Source } from '../source/source.ts';
import { balanceOf } from '../weighting/balance.ts';
import { type Effect, isNotEstimable, type NotEstimable } from '../weighting/effect.ts';
import { propensityScores } from '../weighting/nuisance-fits.ts';
import { type AdjustedLine, balanceLines, effectLine, insideCounts } from './adjusted-lines.ts';
import { type AdjustedPart, adjustedParts } from './adjusted-parts.ts';
import type { Finding } from './finding.ts';

/** Treated persons beside untreated ones who are alike: the effect, who was left out, and the balance. Throws UserError as the source does. */
export async function matching(source: Source, analysis: Matching): Promise<Finding> {
  const { parts, leftOut } = await adjustedParts(source, analysis);
  const lines = parts.flatMap((part) => linesOf(analysis, part));
  return { estimates: lines.map((one) => one.estimate), counts: lines.map((one) => one.counts), leftOut };
}

function linesOf(analysis: Matching, part: AdjustedPart): AdjustedLine[] {
  const { arms, covariates, x } = part.compared;
  if (analysis.method === 'exact')
    return stratified(analysis, part, 'exact-matching', exactMatching(arms, cellsOf(covariates)));
  if (analysis.method === 'coarsened') {
    const cuts = Object.fromEntries(
      covariates
        .filter(({ levels }) => levels === null)
        .map(({ name, values }) => [name, analysis.cuts?.[name] ?? sturgesCuts(values, arms.count)]),
    );
    return stratified(analysis, part, 'coarsened-exact-matching', exactMatching(arms, cellsOf(covariates, cuts)));
  }
  const scores = propensityScores(arms, [interceptOf(arms.count.length), ...x]);
  const estimator = analysis.method === 'nearest' ? 'nearest-neighbour' : 'subclassification';
  if (isNotEstimable(scores)) return [effectLine(analysis, part, estimator, scores)];
  if (analysis.method === 'subclassification')
    return stratified(analysis, part, estimator, subclassification(arms, scores, analysis.subclasses ?? 6));
  const pairsOf = analysis.side === 'below' ? nearestBelow : nearestNeighbour;
  return paired(analysis, part, pairsOf(arms, scores));
}

function stratified(
  analysis: Matching,
  part: AdjustedPart,
  estimator: string,
  found: StratifiedMatching | NotEstimable,
): AdjustedLine[] {
  if (isNotEstimable(found)) return [effectLine(analysis, part, estimator, found)];
  const { matched, matchedCells, neyman, effectiveSampleSize } = found;
  const added = {
    details: {
      matchedTreated: matched.treated,
      matchedControl: matched.untreated,
      matchedCells,
      effectiveSizeControl: effectiveSampleSize.untreated,
    },
    counts: insideCounts(analysis, part, 'matched', matched),
  };
  return [
    effectLine(analysis, part, estimator, found, added),
    ...(neyman ? [effectLine(analysis, part, estimator, neyman, added)] : []),
    ...balanceLines(analysis, part, balanceOf(part.compared.arms, part.compared.x, found.weights)),
  ];
}

function paired(analysis: Matching, part: AdjustedPart, pairs: MatchedPairs): AdjustedLine[] {
  const { arms, x } = part.compared;
  const total = pairs.count.reduce((sum, n) => sum + n, 0);
  const added = {
    details: { pairs: total, unmatchedTreated: pairs.unmatched },
    counts: insideCounts(analysis, part, 'matched', { treated: total, untreated: total }),
  };
  const weights = new Float64Array(arms.count.length);
  for (const side of ['treated', 'untreated'] as const)
    pairs[side].forEach((row, index) => {
      weights[row] = (weights[row] ?? 0) + (pairs.count[index] ?? 0) / (arms.count[row] ?? 1);
    });
  return [
    effectLine(analysis, part, 'nearest-neighbour', matchedPairsEffect(arms, pairs), added),
    effectLine(analysis, part, 'nearest-neighbour-adjusted', adjustedEffect(part, pairs), added),
    ...balanceLines(analysis, part, balanceOf(arms, x, weights)),
  ];
}

/** The effect within pairs with the covariates as regressors too. */
function adjustedEffect({ compared: { arms, x } }: AdjustedPart, pairs: MatchedPairs): Effect {
  const { rows, clusters } = pairsAsRows(arms, pairs, x);
  const fit = leastSquares(rows);
  const place = fit.names.indexOf('treated');
  return {
    estimate: fit.coefficients[place] ?? Number.NaN,
    standardError: covarianceOf(fit, { kind: 'CR1S', clusters }).standardErrors[place] ?? Number.NaN,
    errors: 'CR1S by matched pair',
    correction: 'G/(G-1)*(N-1)/(N-K)',
    nuisance: 'held fixed',
  };
}

import type { Clusters, DesignColumn, Rows } from '../regression/rows.ts';
import { interceptOf } from '../regression/rows.ts';
import { type Arms, at } from '../weighting/arms.ts';
import type { Effect } from '../weighting/effect.ts';
import type { MatchedPairs } from './nearest-neighbour.ts';

/**
 * The mean difference within pairs. Error: clustered by pair with Stata's correction (CR1S), the pairing held fixed; the regression of y on the
 * treatment in the matched persons gives the same. Sampling weights are not used. Source: Abadie & Spiess 2022.
 *
 *     τ = Σ n (y₁ − y₀)/P      Var τ = P/(P − 1) · (2P − 1)/(2P − 2) · Σ n (d₁ − d₀)²/P²,   d_a = y_a − ȳ_a,  P pairs
 */
export function matchedPairsEffect(arms: Arms, pairs: MatchedPairs): Effect {
  const total = pairs.count.reduce((sum, count) => sum + count, 0);
  const differences = pairs.count.map(
    (_, i) => (arms.y[pairs.treated[i] ?? -1] ?? Number.NaN) - (arms.y[pairs.untreated[i] ?? -1] ?? Number.NaN),
  );
  const estimate = differences.reduce((sum, difference, i) => sum + (pairs.count[i] ?? 0) * difference, 0) / total;
  const squares = differences.reduce((sum, d, i) => sum + (pairs.count[i] ?? 0) * (d - estimate) ** 2, 0);
  const correction = (total / (total - 1)) * ((2 * total - 1) / (2 * total - 2));
  return {
    estimate,
    standardError: Math.sqrt((correction * squares) / total ** 2),
    errors: 'CR1S by matched pair',
    correction: 'G/(G-1)*(N-1)/(N-K)',
    nuisance: 'held fixed',
  };
}

/**
 * The matched persons as rows of a regression of y on the treatment and covariates, and the pairs as clusters: for least squares with the error
 * `{ kind: 'CR1S', clusters }`. The treatment's column is named `treated`.
 */
export function pairsAsRows(
  arms: Arms,
  pairs: MatchedPairs,
  x: readonly DesignColumn[],
): { rows: Rows; clusters: Clusters } {
  const people = Int32Array.from([...pairs.treated, ...pairs.untreated]);
  const y = at(arms.y, people);
  const pairIds = Array.from(pairs.count.keys());
  return {
    rows: {
      count: Float64Array.from([...pairs.count, ...pairs.count]),
      y,
      x: [
        interceptOf(people.length),
        { name: 'treated', values: Float64Array.from(people, (row) => arms.treated[row] ?? 0) },
        ...x.map(({ name, values }) => ({ name, values: at(values, people) })),
      ],
    },
    clusters: { ids: Int32Array.from([...pairIds, ...pairIds]), copies: 'own' },
  };
}

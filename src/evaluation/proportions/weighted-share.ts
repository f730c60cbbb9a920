/** A share of weighted rows, as sums over persons: Σw, Σwy, Σw², Σw²y, and the persons. */
export interface WeightedShare {
  persons: number;
  weight: number;
  weightWith: number;
  square: number;
  squareWith: number;
}

/** Nobody yet. */
export const noWeights = (): WeightedShare => ({ persons: 0, weight: 0, weightWith: 0, square: 0, squareWith: 0 });

/**
 * A weighted share, its linearised standard error, and the persons it is worth (Kish).
 *
 *     p = Σwy/Σw,   se² = n/(n − 1) Σ w²(y − p)² / (Σw)²,   worth (Σw)²/Σw²
 *
 * The error of R's survey package for persons drawn with unlike chances, one by one. Null without weight, or with one person. Source: Binder 1983,
 * International Statistical Review 51: 279–292.
 */
export function weightedShare({
  persons,
  weight,
  weightWith,
  square,
  squareWith,
}: WeightedShare): { share: number; standardError: number; effective: number } | null {
  if (!(weight > 0) || persons < 2) return null;
  const share = weightWith / weight;
  const squares = squareWith * (1 - 2 * share) + share ** 2 * square;
  return {
    share,
    standardError: Math.sqrt((persons / (persons - 1)) * Math.max(0, squares)) / weight,
    effective: weight ** 2 / square,
  };
}

const points = {
  rademacher: [-1, 1],
  webb: [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)],
} as const;

/** The distribution of the wild weights: two points (Liu 1988; Davidson & Flachaire 2008), or six (Webb 2023) for few clusters. */
export type WildWeights = keyof typeof points;

/** Vectors are all listed when there are at most this many. */
export const LISTED_AT_MOST = 20_000;

/** How many different vectors of wild weights there are for so many clusters. */
export const wildVectors = (weights: WildWeights, clusters: number): number => points[weights].length ** clusters;

/** Every vector of wild weights, or `draws` random ones when there are more than {@link LISTED_AT_MOST}; the same array is handed out each time. */
export function* wildDraws(
  weights: WildWeights,
  clusters: number,
  draws: number,
  uniform: () => number,
): Generator<Float64Array> {
  const values = points[weights];
  const vector = new Float64Array(clusters);
  const all = wildVectors(weights, clusters);
  const listed = all <= LISTED_AT_MOST;
  for (let draw = 0; draw < (listed ? all : draws); draw++) {
    let rest = draw;
    for (let g = 0; g < clusters; g++) {
      const which = listed ? rest % values.length : Math.floor(uniform() * values.length);
      rest = Math.floor(rest / values.length);
      vector[g] = values[which] ?? 1;
    }
    yield vector;
  }
}

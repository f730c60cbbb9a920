/** The inverse of a symmetric matrix on the columns that are not collinear with those before them. */
export interface OrderedInverse {
  /** k × k by rows; 0 in the rows and columns left out. */
  inverse: Float64Array;
  kept: readonly boolean[];
  rank: number;
}

/**
 * Inverts a symmetric, positive semidefinite matrix (k × k by rows) column by column, leaving out a column of which no more than `tolerance` of its own
 * size remains when those before it are taken out of it: A = LL', A⁻¹ = L⁻ᵀL⁻¹.
 */
export function orderedInverse(matrix: Float64Array, k: number, tolerance = 1e-10): OrderedInverse {
  const { lower, kept } = orderedCholesky(matrix, k, tolerance);
  const half = inverseOfLower(lower, kept, k);
  const inverse = new Float64Array(k * k);
  for (let a = 0; a < k; a++)
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let j = a; j < k; j++) sum += (half[j * k + a] as number) * (half[j * k + b] as number);
      inverse[a * k + b] = sum;
      inverse[b * k + a] = sum;
    }
  return { inverse, kept, rank: kept.filter(Boolean).length };
}

/** The lower triangle L of A = LL' (k × k by rows); a column that is collinear with those before it has zeros and `kept` false. */
export function orderedCholesky(
  matrix: Float64Array,
  k: number,
  tolerance = 1e-10,
): { lower: Float64Array; kept: boolean[] } {
  const lower = new Float64Array(k * k);
  const kept = Array.from({ length: k }, () => false);
  for (let j = 0; j < k; j++) {
    let rest = matrix[j * k + j] as number;
    for (let l = 0; l < j; l++) rest -= (lower[j * k + l] as number) ** 2;
    const isKept = rest > tolerance * (matrix[j * k + j] as number);
    kept[j] = isKept;
    if (!isKept) continue;
    const pivot = Math.sqrt(rest);
    lower[j * k + j] = pivot;
    for (let i = j + 1; i < k; i++) {
      let sum = matrix[i * k + j] as number;
      for (let l = 0; l < j; l++) sum -= (lower[i * k + l] as number) * (lower[j * k + l] as number);
      lower[i * k + j] = sum / pivot;
    }
  }
  return { lower, kept };
}

function inverseOfLower(lower: Float64Array, kept: readonly boolean[], k: number): Float64Array {
  const inverse = new Float64Array(k * k);
  for (let j = 0; j < k; j++) {
    if (!kept[j]) continue;
    inverse[j * k + j] = 1 / (lower[j * k + j] as number);
    for (let i = j + 1; i < k; i++) {
      if (!kept[i]) continue;
      let sum = 0;
      for (let l = j; l < i; l++) sum -= (lower[i * k + l] as number) * (inverse[l * k + j] as number);
      inverse[i * k + j] = sum / (lower[i * k + i] as number);
    }
  }
  return inverse;
}

/** The counts that a printed share leaves open, both ends included. */
export interface CountRange {
  low: number;
  high: number;
}

/**
 * Every count of `n` persons that rounds to the printed percent. A percentage with its base is a count: 14 % of 158 is 22 persons and no other
 * number; 14 % of 8,096 is one of 81 numbers. The decimals are those of the number as it is written in the plan.
 */
export function countsBehind(n: number, percent: number): CountRange {
  const decimals = (String(percent).split('.')[1] ?? '').length;
  const half = 0.5 * 10 ** -decimals;
  return {
    low: Math.max(0, Math.ceil(((percent - half) * n) / 100 - 1e-9)),
    high: Math.min(n, Math.floor(((percent + half) * n) / 100 + 1e-9)),
  };
}

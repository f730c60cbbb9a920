/**
 * The zero of a monotone function between `low` and `high`, to the last digit. Halving takes some sixty steps whatever the function looks like, and
 * every function here is cheap. Where there is no change of sign, the end whose value lies nearer to zero is given.
 */
export function bisect(f: (x: number) => number, low: number, high: number): number {
  const [atLow, atHigh] = [f(low), f(high)];
  if (atLow === 0 || atLow > 0 === atHigh > 0) return Math.abs(atLow) <= Math.abs(atHigh) ? low : high;
  let [left, right] = [low, high];
  for (;;) {
    const middle = left + (right - left) / 2;
    if (middle <= left || middle >= right) return middle;
    if (f(middle) > 0 === atLow > 0) left = middle;
    else right = middle;
  }
}

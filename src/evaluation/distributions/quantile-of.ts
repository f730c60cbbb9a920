/**
 * The x ≥ 0 at which a falling upper tail reaches `tail`, by widening and then Illinois' variant of regula falsi on the logarithm of the tail,
 * to the last digits of x. Source: Dowell & Jarratt 1971, BIT 11: 168–174.
 */
export function quantileOf(upperTail: (x: number) => number, tail: number): number {
  if (!(tail > 0 && tail < 1)) throw new RangeError('a probability lies between 0 and 1');
  const gap = (x: number) => Math.log(upperTail(x)) - Math.log(tail);
  let low = 0;
  let high = 1;
  if (!(gap(0) > 0)) return 0;
  while (gap(high) > 0 && high < 1e300) {
    low = high;
    high *= 2;
  }
  let [atLow, atHigh] = [gap(low), gap(high)];
  for (let step = 0; step < 300 && high - low > 1e-15 * high; step++) {
    const isSteep = !Number.isFinite(atLow) || !Number.isFinite(atHigh) || step % 3 === 2;
    const middle = isSteep ? (low + high) / 2 : (low * atHigh - high * atLow) / (atHigh - atLow);
    const here = gap(middle);
    if (here === 0) return middle;
    if (here > 0) {
      low = middle;
      atLow = here;
    } else {
      high = middle;
      atHigh = here;
    }
  }
  return (low + high) / 2;
}

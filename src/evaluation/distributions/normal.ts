/**
 * Upper tail of the standard normal distribution, P(Z > z), accurate to about 1e-14 relative, far tails included.
 *
 *     P(Z > z) = ½ Q(½, z²/2)   for z ≥ 0, with Q the regularised upper incomplete gamma function
 *
 * Series for z²/2 < 1.5, Lentz's continued fraction above. Source: Abramowitz & Stegun 6.5.29 and 6.5.31.
 */
export function normalUpperTail(z: number): number {
  const half = 0.5 * upperGammaHalf((z * z) / 2);
  return z >= 0 ? half : 1 - half;
}

/** The z with P(Z ≤ z) = probability, by Newton's method on the tail. `probability` in (0, 1). */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError('a probability lies between 0 and 1');
  if (probability < 0.5) return -normalQuantile(1 - probability);
  const tail = 1 - probability;
  let z = tail === 0.5 ? 0 : Math.sqrt(-2 * Math.log(tail)) * 0.9;
  for (let step = 0; step < 100; step++) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const move = (normalUpperTail(z) - tail) / density;
    z += Math.max(-1, Math.min(1, move));
    if (Math.abs(move) < 1e-15 * Math.max(1, z)) break;
  }
  return z;
}

/** Q(½, x): the regularised upper incomplete gamma function at a = ½. */
export function upperGammaHalf(x: number): number {
  if (x <= 0) return 1;
  return x < 1.5 ? 1 - lowerSeries(x) : upperFraction(x);
}

function lowerSeries(x: number): number {
  let term = 2;
  let sum = term;
  for (let n = 1; n < 500 && Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
    term *= x / (0.5 + n);
    sum += term;
  }
  return (sum * Math.sqrt(x) * Math.exp(-x)) / Math.sqrt(Math.PI);
}

function upperFraction(x: number): number {
  const tiny = 1e-300;
  let b = x + 0.5;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 500; i++) {
    const a = -i * (i - 0.5);
    b += 2;
    d = 1 / nonZero(a * d + b, tiny);
    c = nonZero(b + a / c, tiny);
    const change = c * d;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return (Math.exp(-x) * Math.sqrt(x) * fraction) / Math.sqrt(Math.PI);
}

const nonZero = (value: number, tiny: number) => (Math.abs(value) < tiny ? tiny : value);

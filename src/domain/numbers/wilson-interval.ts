/** A 95 % interval of a share, as fractions. */
export type ShareInterval = { readonly low: number; readonly high: number };

const Z_95 = 1.959963984540054;

/**
 * The Wilson score interval of a share (Da: 95 %-sikkerhedsinterval), without continuity correction. It never leaves 0–1 and holds for small
 * bases and for shares of 0 and 1. Null for an empty base.
 *
 *     (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)
 *
 * Example: 15 of 148 → 6,2 %–16,0 %. Source: Wilson 1927; values after Newcombe 1998, table I.
 */
export function wilsonInterval(numerator: number, denominator: number): ShareInterval | null {
  if (denominator <= 0) return null;
  const share = numerator / denominator;
  const z2n = Z_95 ** 2 / denominator;
  const centre = share + z2n / 2;
  const reach = Math.sqrt(z2n * (share * (1 - share) + z2n / 4));
  const low = numerator === 0 ? 0 : (centre - reach) / (1 + z2n);
  const high = numerator === denominator ? 1 : (centre + reach) / (1 + z2n);
  return { low, high };
}

/**
 * Wilson score interval of a share, without continuity correction; fractions.
 *
 *     (2x + z² ± z √(z² + 4x(n − x)/n)) / (2(n + z²))
 *
 * Source: Wilson 1927; Newcombe 1998a, method 3.
 */
export function wilsonInterval(events: number, total: number, z: number): { low: number; high: number } {
  const square = z * z;
  const reach = z * Math.sqrt(square + (4 * events * (total - events)) / total);
  const low = events === 0 ? 0 : (2 * events + square - reach) / (2 * (total + square));
  const high = events === total ? 1 : (2 * events + square + reach) / (2 * (total + square));
  return { low, high };
}

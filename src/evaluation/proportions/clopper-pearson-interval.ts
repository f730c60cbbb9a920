import betaincinv from '@stdlib/math-base-special-betaincinv';

/**
 * Clopper and Pearson's exact interval of a share; fractions. It never covers less than `confidence`, and mostly more.
 *
 *     low = B(α/2; x, n − x + 1),  high = B(1 − α/2; x + 1, n − x),  B the quantile of the beta distribution
 *
 * Source: Clopper & Pearson 1934, Biometrika 26: 404–413.
 */
export function clopperPearsonInterval(
  events: number,
  total: number,
  confidence = 0.95,
): { low: number; high: number } {
  const half = (1 - confidence) / 2;
  return {
    low: events === 0 ? 0 : betaincinv(half, events, total - events + 1),
    high: events === total ? 1 : betaincinv(half, events + 1, total - events, true),
  };
}

/** The precision to which R's fisher.test solves for odds ratios: an absolute one, in the odds ratio or in its inverse. */
const R_TOLERANCE = Number.EPSILON ** 0.25;

/**
 * A zero of `f` between `a` and `b` by Brent's method (1973, chapter 4), stopped where R's uniroot stops. It shows in the tests that what R prints
 * for an odds ratio is an early stop on the way to what is computed here.
 */
export function brent(f: (x: number) => number, a: number, b: number): number {
  let best = { x: b, f: f(b) };
  let previous = { x: a, f: f(a) };
  let other = previous;
  for (let step = 0; step < 1000; step++) {
    const lastMove = best.x - previous.x;
    if (Math.abs(other.f) < Math.abs(best.f)) [previous, best, other] = [best, other, best];
    const tolerance = 2 * Number.EPSILON * Math.abs(best.x) + R_TOLERANCE / 2;
    const gap = other.x - best.x;
    if (Math.abs(gap / 2) <= tolerance || best.f === 0) return best.x;
    let move = gap / 2;
    if (Math.abs(lastMove) >= tolerance && Math.abs(previous.f) > Math.abs(best.f)) {
      const { p, q } = interpolated(previous, best, other);
      if (p < 0.75 * gap * q - Math.abs(tolerance * q) / 2 && p < Math.abs((lastMove * q) / 2)) move = p / q;
    }
    if (Math.abs(move) < tolerance) move = move > 0 ? tolerance : -tolerance;
    previous = best;
    best = { x: best.x + move, f: f(best.x + move) };
    if (best.f > 0 === other.f > 0) other = previous;
  }
  return best.x;
}

interface Point {
  x: number;
  f: number;
}

/** The move p/q from the best point, p ≥ 0: by the secant through two points, or the inverse parabola through three. */
function interpolated(previous: Point, best: Point, other: Point): { p: number; q: number } {
  const gap = other.x - best.x;
  const r = best.f / previous.f;
  let [p, q] = [gap * r, 1 - r];
  if (previous !== other) {
    const [t, u] = [previous.f / other.f, best.f / other.f];
    p = r * (gap * t * (t - u) - (best.x - previous.x) * (u - 1));
    q = (t - 1) * (u - 1) * (r - 1);
  }
  return p > 0 ? { p, q: -q } : { p: -p, q };
}

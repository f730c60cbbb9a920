/**
 * A stream of numbers in [0, 1), the same for the same seed on every machine: xoshiro128** with its state filled by splitmix32; 32 random bits each.
 * Source: Blackman & Vigna 2021, ACM Transactions on Mathematical Software 47(4); Steele, Lea & Flood 2014 for the filling.
 *
 * @param seed a whole number
 */
export function seededStream(seed: number): () => number {
  const state = new Uint32Array(4);
  let filling = seed | 0;
  for (let i = 0; i < 4; i++) {
    filling = (filling + 0x9e3779b9) | 0;
    let mixed = Math.imul(filling ^ (filling >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    state[i] = mixed ^ (mixed >>> 16);
  }
  let [a, b, c, d] = state as unknown as [number, number, number, number];
  return () => {
    const five = Math.imul(b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result / 2 ** 32;
  };
}

/** A stream of standard normal numbers out of one of uniform ones (Marsaglia's polar method, 1964). */
export function normalStream(uniform: () => number): () => number {
  let spare = Number.NaN;
  return () => {
    if (spare === spare) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const square = u * u + v * v;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      spare = v * scale;
      return u * scale;
    }
  };
}

/** A draw from the chi-square distribution with `degrees` degrees of freedom, 2 or more (Marsaglia & Tsang 2000), or 1. */
export function chiSquareDraw(degrees: number, normal: () => number, uniform: () => number): number {
  if (degrees < 2) return normal() ** 2;
  const d = degrees / 2 - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normal();
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(1 - uniform()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return 2 * d * v;
  }
}

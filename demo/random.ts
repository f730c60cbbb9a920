/** A small repeatable source of chance: the same seed text gives the same draws on every machine. */
export interface Random {
  /** A number from 0 up to and without 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  /** True with the probability given. */
  chance(probability: number): boolean;
  /** One of the values, each as likely as the next. */
  pick<T>(values: readonly T[]): T;
  /** `count` different values in drawn order (all of them when there are fewer). */
  draw<T>(values: readonly T[], count: number): T[];
  /** One of the keys; the number beside each says how often. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
}

/** Opens a source of chance (sfc32, started from the text with FNV-1a). */
export function openRandom(seed: string): Random {
  const next = sfc32(seed);
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(values: readonly T[]): T => {
    const value = values[whole(0, values.length - 1)];
    if (value === undefined) throw new RangeError('cannot pick from an empty list');
    return value;
  };
  return {
    next,
    whole,
    pick,
    chance: (probability) => next() < probability,
    draw(values, count) {
      const left = [...values];
      const drawn = [];
      while (drawn.length < count && left.length > 0) drawn.push(...left.splice(whole(0, left.length - 1), 1));
      return drawn;
    },
    weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
      const entries = Object.entries(weights) as [K, number][];
      let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        rest -= weight;
        if (rest < 0) return key;
      }
      return (entries.at(-1) as [K, number])[0];
    },
  };
}

function sfc32(seed: string): () => number {
  let [a, b, c, counter] = [hash(`a${seed}`), hash(`b${seed}`), hash(`c${seed}`), 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 15; round += 1) next();
  return next;
}

function hash(text: string): number {
  let value = 2_166_136_261;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 16_777_619);
  return value;
}

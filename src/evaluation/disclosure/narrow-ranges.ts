import type { CountRange } from './counts-behind.ts';

/** A part within its whole, by place in the list of ranges, and the persons of the whole who are not in the part. */
export interface Tie {
  part: number;
  whole: number;
  rest: number;
}

/**
 * Narrows ranges of counts by each other until nothing changes: a whole has at least what its part has, and at most what its part and everybody else
 * in it have. The outcome of a chain of groups can so be known better than any of its percentages says. A range with low > high cannot hold.
 */
export function narrowRanges(ranges: readonly CountRange[], ties: readonly Tie[]): CountRange[] {
  const found = ranges.map((range) => ({ ...range }));
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    const narrow = (at: number, low: number, high: number) => {
      const range = found[at] as CountRange;
      if (low <= range.low && high >= range.high) return;
      found[at] = { low: Math.max(low, range.low), high: Math.min(high, range.high) };
      isChanged = true;
    };
    for (const { part, whole, rest } of ties) {
      const [inner, outer] = [found[part] as CountRange, found[whole] as CountRange];
      if (inner.low > inner.high || outer.low > outer.high) return found;
      narrow(whole, inner.low, inner.high + rest);
      narrow(part, outer.low - rest, outer.high);
    }
  }
  return found;
}

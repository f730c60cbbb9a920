import type { Comparison } from '../analyses/comparison.ts';

/** A comparison and whether its numbers must stay hidden. */
export interface Disclosed extends Comparison {
  isSuppressed: boolean;
}

/**
 * Hides what would give persons away (Da: diskretionering). A comparison is hidden when a count of people with the outcome, without it, or in
 * all, in either group, lies from 1 and below `smallestCell`: a share with its base is a count. Where the parts of a subgroup add up to
 * everybody, a single hidden part could be found by subtraction: then the smallest published part is hidden too. Where everybody is hidden,
 * one published set of all parts would add up to it: then the smallest part is hidden as well.
 */
export function hideSmallCells(comparisons: readonly Comparison[], smallestCell: number): Disclosed[] {
  const marked = comparisons.map(
    (one): Disclosed => ({ ...one, isSuppressed: cellsOf(one).some((cell) => cell >= 1 && cell < smallestCell) }),
  );
  for (const everybody of marked.filter((one) => one.subgroup === null)) {
    const columns = new Set(
      marked.flatMap((one) => (one.subgroup && one.period === everybody.period ? [one.subgroup.column] : [])),
    );
    for (const column of columns) {
      const parts = marked.filter((one) => one.subgroup?.column === column && one.period === everybody.period);
      const hidden = () => parts.filter((one) => one.isSuppressed).length + (everybody.isSuppressed ? 1 : 0);
      while (hidden() === 1) {
        const smallest = parts.filter((one) => !one.isSuppressed).sort((a, b) => sizeOf(a) - sizeOf(b))[0];
        if (smallest) smallest.isSuppressed = true;
        else if (everybody.isSuppressed) break;
        else everybody.isSuppressed = true;
      }
    }
  }
  return marked;
}

/** The counts that a published share with its base reveals. */
export function cellsOf({ counts }: Comparison): number[] {
  return [counts.treated, counts.control].flatMap(({ events, total }) => [events, total - events, total]);
}

const sizeOf = ({ counts }: Comparison) => counts.treated.total + counts.control.total;

import type { Estimate } from '../estimate.ts';
import type { LeftOut } from './left-out.ts';

/** A count of persons that stands in the results, or that their readers can work out from a share and its base. */
export interface ReleasedCount {
  /** The data that its persons come from. */
  data: string;
  /** What its persons have in common: value by column, the group and the period among them, and `outcome NAME`: 1 or 0. */
  where: Readonly<Record<string, string>>;
  value: number;
}

/** What one analysis found, before disclosure control. */
export interface Finding {
  estimates: Estimate[];
  /** The counts that each estimate gives away, in the order of `estimates`. */
  counts: ReleasedCount[][];
  leftOut: LeftOut;
}

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

/** A column's value; of an outcome at some time, the time beside it. */
export interface Condition {
  column: string;
  value: string;
  at?: Readonly<Record<string, string>>;
}

/** A subgroup that lies within a subgroup of another column. */
export interface Nested {
  data: string;
  part: Condition;
  whole: Condition;
}

/** What one analysis found, before disclosure control. */
export interface Finding {
  estimates: Estimate[];
  /** The counts that each estimate gives away, in the order of `estimates`. */
  counts: ReleasedCount[][];
  leftOut: LeftOut;
  /** Subgroups within others that their names do not show; disclosure control subtracts them as a reader would. */
  nested?: readonly Nested[];
}

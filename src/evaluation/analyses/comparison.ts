import type { TwoGroups } from '../proportions/two-groups.ts';

/** The counts of one comparison: one period (or all) and one subgroup value (or everybody). */
export interface Comparison {
  period: string | null;
  /** Null = everybody. */
  subgroup: { column: string; value: string } | null;
  counts: TwoGroups;
}

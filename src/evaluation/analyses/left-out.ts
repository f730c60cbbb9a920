/** What was left out of an analysis, in rows of the table. */
export interface LeftOut {
  outcomeMissing: number;
  otherGroup: number;
  periodMissing: number;
  covariateMissing: number;
}

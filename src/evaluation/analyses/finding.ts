import type { Estimate } from '../estimate.ts';
import type { LeftOut } from './left-out.ts';

/** What one analysis found, after disclosure control. */
export interface Finding {
  estimates: Estimate[];
  leftOut: LeftOut;
}

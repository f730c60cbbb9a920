import type { Plan } from '../plan/plan-schema.ts';

/** As Danish register environments ask: counts of one to four are hidden. */
const SMALLEST_CELL = 5;

/** Counts from 1 and below this are hidden. */
export const smallestCellOf = ({ disclosure }: Plan): number => disclosure?.smallestCell ?? SMALLEST_CELL;

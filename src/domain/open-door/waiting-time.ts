import type { VisitFacts } from './visit-state.ts';

/** How long a visitor waited, in whole minutes begun and ended, and how the waiting ended. */
export type WaitingTime = {
  readonly minutesWaited: number;
  readonly outcome: 'waiting' | 'served' | 'left_unserved';
};

/**
 * The waiting time of a visit (Da: ventetid): from arrival until somebody took the visitor, until she left unserved, or until now.
 * Whole minutes, rounded down. It is time that has passed, so summer time changes nothing; clocks that disagree never make it negative.
 *
 * Examples: came 9.02, taken 9.10 → 8 minutes, served. Came 9.02, left 9.45 → 43 minutes, left unserved.
 */
export function waitingTime(
  visit: Pick<VisitFacts, 'arrivedAt' | 'takenAt' | 'leftAt'>,
  now: Temporal.Instant,
): WaitingTime {
  if (visit.takenAt !== null) return { minutesWaited: minutes(visit.arrivedAt, visit.takenAt), outcome: 'served' };
  if (visit.leftAt !== null) return { minutesWaited: minutes(visit.arrivedAt, visit.leftAt), outcome: 'left_unserved' };
  return { minutesWaited: minutes(visit.arrivedAt, now), outcome: 'waiting' };
}

function minutes(from: Temporal.Instant, to: Temporal.Instant): number {
  return Math.max(0, Math.floor((to.epochMilliseconds - from.epochMilliseconds) / 60_000));
}

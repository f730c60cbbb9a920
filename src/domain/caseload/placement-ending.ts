/** Where a placement is in its time on a day. */
export type PlacementEnding = {
  readonly state: 'not_started' | 'running' | 'ending_soon' | 'ended';
  /** Days until its last day: 0 on the last day itself; null when no end is agreed or it has ended. */
  readonly daysLeft: number | null;
};

/** A placement that ends within this many days stands on the day's list. */
export const ENDING_SOON_WITHIN_DAYS = 14;

/**
 * Whether a placement is about to end (Da: forløb der slutter), so that what comes next is agreed in time. `endsOn` is the last day at the
 * company and belongs to the placement.
 *
 * Examples on 23.11.2026: last day 07.12. → ending soon, 14 days left; 08.12. → running; 23.11. → ending soon, 0 left; 22.11. → ended.
 */
export function placementEnding(
  placement: { readonly startsOn: Temporal.PlainDate; readonly endsOn: Temporal.PlainDate | null },
  today: Temporal.PlainDate,
): PlacementEnding {
  const daysLeft = placement.endsOn === null ? null : today.until(placement.endsOn).days;
  if (daysLeft !== null && daysLeft < 0) return { state: 'ended', daysLeft: null };
  if (Temporal.PlainDate.compare(today, placement.startsOn) < 0) return { state: 'not_started', daysLeft };
  return { state: daysLeft !== null && daysLeft <= ENDING_SOON_WITHIN_DAYS ? 'ending_soon' : 'running', daysLeft };
}

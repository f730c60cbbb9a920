/** A promise's state (Da: løfte) on a day, and the days to or from its date. */
export type PromiseState = {
  readonly state: 'kept' | 'overdue' | 'due_today' | 'upcoming';
  /** Days from the date until today: 1 is "lovet i går", 0 today, −1 tomorrow. */
  readonly daysLate: number;
};

/**
 * Where a promise stands (Da: løfte, "Lovet i går"). A kept promise stays kept, however late; every other follows its date.
 *
 * Examples on 23.11.2026: for 22.11. → overdue by 1 day; for 23.11. → due today; for 24.11. → upcoming.
 */
export function promiseState(
  promise: { readonly dueOn: Temporal.PlainDate; readonly isKept: boolean },
  today: Temporal.PlainDate,
): PromiseState {
  const daysLate = promise.dueOn.until(today).days;
  if (promise.isKept) return { state: 'kept', daysLate };
  if (daysLate > 0) return { state: 'overdue', daysLate };
  return { state: daysLate === 0 ? 'due_today' : 'upcoming', daysLate };
}

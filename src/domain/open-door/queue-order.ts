/**
 * The order of the queue (Da: køen): who came first stands first, also when somebody's errand is urgent.
 *
 * An urgent errand is marked and does not change places. The people who serve see the mark and may take the visitor at once; a machine
 * that moves people in a room where everyone sees who came when makes unrest, and "urgent" is easily said. Equal times follow the number
 * that was given out.
 *
 * Example: number 7 came 9.02, number 8 (urgent) 9.05 → 7, 8 with a mark.
 */
export function queueOrder<V extends { readonly arrivedAt: Temporal.Instant; readonly number: number }>(
  visits: readonly V[],
): V[] {
  return visits.toSorted((a, b) => Temporal.Instant.compare(a.arrivedAt, b.arrivedAt) || a.number - b.number);
}

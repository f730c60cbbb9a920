/** What is known about a visit at the open door (Da: henvendelse): four moments, each null until it has happened. */
export type VisitFacts = {
  readonly arrivedAt: Temporal.Instant;
  /** When someone took the visitor; null again when she was handed back to the queue. */
  readonly takenAt: Temporal.Instant | null;
  /** When the talk was over. */
  readonly talkEndedAt: Temporal.Instant | null;
  /** When the visit was written down, or closed without a note. */
  readonly finishedAt: Temporal.Instant | null;
  /** When the visitor went away before anyone took her. */
  readonly leftAt: Temporal.Instant | null;
};

/**
 * The state of a visit (Da: status for en henvendelse), computed from its facts and never typed.
 *
 * | State            | Facts |
 * |---|---|
 * | left             | the visitor went away unserved |
 * | finished         | the visit is written down or closed |
 * | needs_finishing  | the talk is over and not written down; or the visit is from an earlier day and nobody said how it ended |
 * | in_conversation  | somebody took the visitor today |
 * | waiting          | the visitor came today and nobody took her yet |
 *
 * A visit of yesterday cannot wait or talk today: the door was closed in between. It asks to be finished instead of standing in the queue.
 *
 * Example, 23.11.2026: came 9.02, taken 9.10 → in_conversation; talk over 9.31 → needs_finishing; written 9.40 → finished.
 */
export type VisitState = 'waiting' | 'in_conversation' | 'needs_finishing' | 'finished' | 'left';

/** The state on a day, the day being the date in Denmark. */
export function visitState(visit: VisitFacts, today: Temporal.PlainDate): VisitState {
  if (visit.leftAt !== null) return 'left';
  if (visit.finishedAt !== null) return 'finished';
  const arrivedOn = visit.arrivedAt.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate();
  if (visit.talkEndedAt !== null || Temporal.PlainDate.compare(arrivedOn, today) < 0) return 'needs_finishing';
  return visit.takenAt === null ? 'waiting' : 'in_conversation';
}

import { contains, type DayPeriod } from '#domain/calendar/day-period.ts';

/** The steps of the model (Da: trin) in their order, and what follows them. */
export const MODEL_STEPS = ['clarification', 'towards_job', 'company', 'establishment'] as const;

/** A step of the model: 1 Afklaring, 2 På vej mod job, 3 Virksomhedsforløb, and then Fast i job. */
export type ModelStep = (typeof MODEL_STEPS)[number];

/** A dated track of a citizen's way: a step of the model, or holistic work beside it (kind `holistic`). */
export type TrackPeriod = DayPeriod & { readonly kind: string };

/** Where a citizen is in the model on a day. */
export type ModelPosition = {
  /** Each step in order: under way, been there, or not yet. */
  readonly steps: readonly { readonly step: ModelStep; readonly state: 'now' | 'before' | 'not_yet' }[];
  /** The furthest step under way, or null. */
  readonly furthest: ModelStep | null;
  readonly hasJobDirectedTrack: boolean;
  readonly hasHolisticTrack: boolean;
  /** Job-directed and holistic work side by side, as the evidence recommends. */
  readonly runsInParallel: boolean;
};

/**
 * The position in the model (Da: trin i indsatsmodellen) from the tracks of a citizen on a day.
 *
 * The steps are no staircase: they may run in parallel, be left and taken up again, in any order. Holistic work goes beside them. A case
 * without a job-directed track today is shown as such, for only job-directed work has been seen to bring people closer to a job.
 *
 * Example, 23.11.2026: clarification ended in June, "towards a job" since June, holistic since May → step 1 before, step 2 now, in parallel.
 *
 * Source: the projects' model (three steps); Væksthusets Forskningscenter on parallel efforts. In Danish: docs/rules/trin-i-modellen.md
 */
export function modelPosition(tracks: readonly TrackPeriod[], day: Temporal.PlainDate): ModelPosition {
  const isNow = (kind: string) => tracks.some((track) => track.kind === kind && contains(track, day));
  const hasBegun = (kind: string) =>
    tracks.some((track) => track.kind === kind && Temporal.PlainDate.compare(track.from, day) <= 0);
  const steps = MODEL_STEPS.map((step) => ({
    step,
    state: isNow(step) ? ('now' as const) : hasBegun(step) ? ('before' as const) : ('not_yet' as const),
  }));
  const furthest = MODEL_STEPS.findLast(isNow) ?? null;
  const hasHolisticTrack = isNow('holistic');
  return {
    steps,
    furthest,
    hasJobDirectedTrack: furthest !== null,
    hasHolisticTrack,
    runsInParallel: furthest !== null && hasHolisticTrack,
  };
}

import { type Estimate, type EstimateIdentity, EVERYBODY } from '../estimate.ts';
import type { Panel } from '../panel/panel.ts';
import type { EventStudyPlan } from '../plan/kinds/event-study.ts';
import type { Source } from '../source/source.ts';
import { UserError } from '../user-error.ts';
import type { EventStudyCounts } from './event-study-counts.ts';
import type { ReleasedCount } from './finding.ts';
import { placesOf } from './places-of.ts';

/** An event study with its periods found in the data. */
export interface EventStudySetting {
  analysis: EventStudyPlan;
  periods: readonly string[];
  /** Places among the periods. */
  base: number;
  before: readonly number[];
  after: readonly number[];
  /** The time of each period less the base's: their values when all are numbers, else their places. */
  times: Float64Array;
  /** The column that errors are clustered on; null = the unit alone. */
  cluster: string | null;
  confidence: number;
  seed: number;
  /** What holds for every line. */
  notes: readonly string[];
}

/** Everybody, or one value of a subgroup. */
export interface Part {
  part: { column: string; value: string } | null;
  panel: Panel;
  /** What its lines give away beside the persons they are of. */
  counts: EventStudyCounts;
}

/** A line of the results with the counts that it gives away. */
export interface CountedEstimate {
  estimate: Estimate;
  counts: ReleasedCount[];
}

/** Finds the plan's periods in the data. Throws UserError when one is not there, or the base does not lie before the start. */
export function settingOf(
  source: Source,
  analysis: EventStudyPlan,
  periods: readonly string[],
  notes: readonly string[],
): EventStudySetting {
  const [base = 0, start = 0] = placesOf(periods, [analysis.base, analysis.start], source, analysis);
  if (base >= start)
    throw new UserError(
      `analysis "${analysis.name}": the base period "${analysis.base}" does not lie before the start "${analysis.start}" in the column "${analysis.period.column}".`,
    );
  const numbers = periods.map(Number);
  const timeOf = (place: number) => (numbers.every(Number.isFinite) ? (numbers[place] ?? 0) : place);
  const places = periods.map((_, place) => place);
  return {
    analysis,
    periods,
    base,
    before: places.filter((place) => place < start),
    after: places.filter((place) => place >= start),
    times: Float64Array.from(places, (place) => timeOf(place) - timeOf(base)),
    cluster: analysis.clusters === 'unit' ? null : analysis.clusters,
    confidence: analysis.confidence ?? 0.95,
    seed: analysis.seed ?? 1,
    notes,
  };
}

/** The subgroup's name in the results. */
export const subgroupOf = ({ part }: Part): string => (part ? `${part.column}=${part.value}` : EVERYBODY);

/** What every line of a part has in common. */
export function identityOf(
  { analysis, confidence }: EventStudySetting,
  part: Part,
  period: string,
  unit: EstimateIdentity['unit'],
): Omit<EstimateIdentity, 'estimator' | 'errorMethod' | 'test'> {
  return {
    analysis: analysis.name,
    outcome: analysis.outcome.column,
    subgroup: subgroupOf(part),
    period,
    term: `${analysis.group.column}=${analysis.group.treated}`,
    unit,
    confidence,
  };
}

/** The persons of both groups seen in one of `periods`. */
export function personsSeen({ panel }: Part, periods: readonly number[]): { treated: number; control: number } {
  const seen = panel.cells.filter(({ moments }) => periods.some((period) => moments.seen[period]));
  const sum = (side: boolean) =>
    seen.reduce((total, { isTreated, moments }) => total + (isTreated === side ? moments.persons : 0), 0);
  return { treated: sum(true), control: sum(false) };
}

/** The counts of persons that a line over several periods gives away. */
export function personCounts({ analysis }: EventStudySetting, { part }: Part, n: { treated: number; control: number }) {
  const { data, group } = analysis;
  const within = part && { [part.column]: part.value };
  return [
    { data, where: { [group.column]: group.treated, ...within }, value: n.treated },
    { data, where: { [group.column]: group.control, ...within }, value: n.control },
  ];
}

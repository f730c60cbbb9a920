import {
  type Common,
  type Group,
  groupSchema,
  kindOf,
  type Labelled,
  labelled,
  subgroupsSchema,
  unitsSchema,
} from './kind.ts';

/** Follows two groups over periods: how their difference in each period differs from that in the base period. */
export interface EventStudyPlan extends Common {
  kind: 'event-study';
  group: Group;
  outcome: Labelled;
  /** The column that says who a row is about. */
  unit: string;
  /** Persons unless said; places are aggregates, whose numbers hide nobody. */
  units?: 'persons' | 'places';
  period: Labelled;
  /** The period that the others are compared with; before the start. */
  base: string;
  /** The first treated period. */
  start: string;
  /** `unit`, or a column within which persons hang together, as an area. */
  clusters: string;
  /** A column with sampling weights. */
  weights?: string;
  /** A column with each treated unit's own first treated period, where the starts may differ. */
  starts?: string;
  subgroups?: Labelled[];
  /** The largest difference before the start that does not matter, in the outcome's unit: tests that the pre-trend is no larger. */
  equivalenceMargin?: number;
  /** Of the drawn bands; 1 unless given. */
  seed?: number;
}

/** The schema of {@link EventStudyPlan}. */
export const eventStudySchema = kindOf(
  'event-study',
  'Follows two groups over periods: how their difference in each period differs from that in the base period.',
  ['group', 'outcome', 'unit', 'period', 'base', 'start', 'clusters'],
  {
    group: groupSchema,
    outcome: labelled('A column of numbers, or of 0 and 1; empty = missing in that period.'),
    unit: { type: 'string', description: 'The column that says who a row is about.' },
    units: unitsSchema,
    period: labelled('A column whose values follow each other, for example a year.'),
    base: { type: 'string', description: 'The period that the others are compared with; before the start.' },
    start: { type: 'string', description: 'The first treated period.' },
    clusters: {
      type: 'string',
      description:
        '"unit", or a column within which persons hang together, as an area; the same in all rows of a unit.',
    },
    weights: { type: 'string', description: 'A column with sampling weights; the same in all rows of a unit.' },
    starts: {
      type: 'string',
      description: "A column with each treated unit's own first treated period, where the starts may differ.",
    },
    subgroups: subgroupsSchema,
    equivalenceMargin: {
      type: 'number',
      minimum: 0,
      description: "The largest difference before the start that does not matter, in the outcome's unit.",
    },
    seed: { type: 'integer', minimum: 0, maximum: 4_294_967_295, description: 'Of the drawn bands; 1 unless said.' },
  },
);

/** What contradicts itself in an event study, in words after the analysis' name; null = nothing. */
export function eventStudyContradiction({ base, start, unit, clusters, period }: EventStudyPlan): string | null {
  if (base === start) return `has "${base}" as both the base period and the start`;
  if (period.column === unit) return `has the column "${unit}" as both unit and period`;
  if (clusters === period.column) return `clusters on the period "${clusters}"; cluster on the unit or on an area`;
  return null;
}

import { type Common, type Group, groupSchema, kindOf, type Labelled, labelled, unitsSchema } from './kind.ts';

/** Tests a difference, or a change of it, when whole clusters were treated and they are few. */
export interface FewClusters extends Common {
  kind: 'few-clusters';
  group: Group;
  outcome: Labelled;
  /** The column of the clusters that were treated as wholes, as areas. */
  cluster: string;
  unit?: string;
  /** Persons unless said; places are aggregates, whose numbers hide nobody. */
  units?: 'persons' | 'places';
  period?: Labelled;
  /** Periods of the means compared; without `before` the levels after are compared. */
  before?: string[];
  after?: string[];
  method: 'randomisation' | 'wild-bootstrap';
  weighting: 'persons' | 'clusters';
  seed: number;
  /** Where not everything can be listed; 9,999 unless given. */
  draws?: number;
}

const periodsSchema = (description: string) =>
  ({ type: 'array', minItems: 1, items: { type: 'string' }, description }) as const;

/** The schema of {@link FewClusters}. */
export const fewClustersSchema = kindOf(
  'few-clusters',
  'Tests a difference, or a change of it, when whole clusters were treated and they are few.',
  ['group', 'outcome', 'cluster', 'method', 'weighting', 'seed'],
  {
    group: groupSchema,
    outcome: labelled('A column of numbers, or of 0 and 1; empty = missing, left out and counted.'),
    cluster: { type: 'string', description: 'The column of the clusters that were treated as wholes, as areas.' },
    unit: { type: 'string', description: 'The column that says who a row is about; needed with period.' },
    units: unitsSchema,
    period: labelled('A column whose values follow each other, for example a year.'),
    before: periodsSchema('The periods whose mean is taken before; without them the levels after are compared.'),
    after: periodsSchema('The periods whose mean is taken after.'),
    method: {
      type: 'string',
      enum: ['randomisation', 'wild-bootstrap'],
      description: 'randomisation: had other clusters been treated. wild-bootstrap: restricted, on the t of CR1.',
    },
    weighting: {
      type: 'string',
      enum: ['persons', 'clusters'],
      description: "Whether a group's mean is over its persons, or over its clusters.",
    },
    seed: { type: 'integer', minimum: 0, maximum: 4_294_967_295, description: 'Of the draws.' },
    draws: {
      type: 'integer',
      minimum: 99,
      maximum: 1_000_000,
      description: 'Where not everything can be listed; 9,999 unless said.',
    },
  },
);

/** What contradicts itself in an analysis of few clusters, in words after the analysis' name; null = nothing. */
export function fewClustersContradiction({ unit, period, before, after }: FewClusters): string | null {
  if (before && !after) return 'names periods "before" and none "after"';
  if (after && (!period || !unit)) return 'names periods "after" and lacks "unit" or "period"';
  if (period && !after) return 'names a "period" and no periods "after"';
  const both = before?.find((one) => after?.includes(one));
  return both ? `has the period "${both}" both before and after` : null;
}

import { publishedScenario, type Scenario } from '../simulate/scenario.ts';
import { type Words, wordsSchema } from './words.ts';

/** One world of a simulation: the published study's sizes, years and rates, but for what is named. */
export interface SimulationScenario extends Partial<Scenario> {
  /** Short name; it names the files of its register. */
  name: string;
  label: Words;
}

/** Registers with a known effect that the plan's analyses of `data` are tried on. */
export interface Simulation {
  /** The name under "data" whose analyses are run. */
  data: string;
  runs: number;
  seed: number;
  scenarios: SimulationScenario[];
}

const whole = (minimum: number, maximum: number, description: string) =>
  ({ type: 'integer', minimum, maximum, description }) as const;
const points = (description: string) =>
  ({ type: 'number', minimum: -100, maximum: 100, description: `${description} Percentage points.` }) as const;
const part = (description: string) => ({ type: 'number', minimum: 0, maximum: 0.99, description }) as const;

/** The schema of {@link Simulation}. */
export const simulationSchema = {
  type: 'object',
  description:
    'For hjemmebane simulate: draws registers with a known effect, runs the analyses of one data name on each, and says how far off they are.',
  required: ['data', 'runs', 'seed', 'scenarios'],
  additionalProperties: false,
  properties: {
    data: { type: 'string', description: 'The name under "data" whose analyses are run on the simulated persons.' },
    runs: whole(2, 100_000, 'Registers drawn in each scenario.'),
    seed: whole(0, 4_294_967_295, 'The same seed gives the same registers.'),
    scenarios: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['name', 'label'],
        additionalProperties: false,
        properties: {
          name: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]*$' },
          label: wordsSchema,
          treated: whole(10, 5_000_000, 'Persons in the areas; 548 unless said.'),
          control: whole(10, 10_000_000, 'Persons elsewhere; 8,096 unless said.'),
          areas: whole(1, 10_000, 'Areas of the effort; 6 unless said.'),
          controlAreas: whole(1, 10_000, 'Areas without it; 88 unless said.'),
          from: whole(2008, 2100, 'First year; 2014 unless said.'),
          to: whole(2008, 2100, 'Last year; 2019 unless said.'),
          start: whole(2008, 2100, 'First treated year; 2017 unless said.'),
          baseRate: {
            type: 'number',
            minimum: 0.1,
            maximum: 99.9,
            description: 'Percent with a paid month a year; 14 unless said.',
          },
          effect: points('What the effort adds from the start.'),
          effectImmigrants: points('What it adds for immigrants beside that.'),
          effectLongTerm: points('What it adds for long-term unemployed beside that.'),
          selection: points('How the treated differ in every year without the effort.'),
          trend: points('How the treated move a year by themselves, compared with the others.'),
          anticipation: points('A rise among the treated in the year before the start.'),
          isComposedUnlike: {
            type: 'boolean',
            description: 'The groups have the published composition, and shares differ by sex, age and origin.',
          },
          icc: part('How alike persons of an area are within a year; 0 unless said.'),
          lasting: part('How much of a person’s chances lasts; 0.6 unless said.'),
          fading: part('How much of the rest is left after a year; 0.5 unless said.'),
          attrition: { type: 'number', minimum: 0, maximum: 90, description: 'Percent lost after each year.' },
          isLongTermOnly: { type: 'boolean', description: 'Only persons without a paid month before the start.' },
        },
      },
    },
  },
} as const;

/** What contradicts itself in a simulation, as a sentence without its stop; null = nothing. */
export function simulationContradiction(simulation: Simulation, dataNames: readonly string[]): string | null {
  const { data, scenarios } = simulation;
  if (!dataNames.includes(data)) return `"simulation" uses the data "${data}", which "data" does not list`;
  const names = scenarios.map((one) => one.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) return `two scenarios of "simulation" are called "${twice}"`;
  for (const scenario of scenarios) {
    const { from, start, to, areas, treated, controlAreas, control } = { ...publishedScenario, ...scenario };
    const place = `scenario "${scenario.name}" of "simulation"`;
    if (!(from < start && start <= to))
      return `${place} must have "from" before "start", and "start" no later than "to"`;
    if (to - from > 30) return `${place} spans more than 31 years`;
    if (areas > treated || controlAreas > control) return `${place} has more areas than persons`;
  }
  return null;
}

import { runAnalysis } from '../analyses/run-analysis.ts';
import type { Estimate } from '../estimate.ts';
import type { Analysis } from '../plan/analyses.ts';
import type { Plan } from '../plan/plan-schema.ts';
import type { Simulation, SimulationScenario } from '../plan/simulation-schema.ts';
import { UserError } from '../user-error.ts';
import { inMemorySource } from './in-memory-source.ts';
import { type Observation, observationOf, type Performance, performanceOf } from './performance.ts';
import { simulatePersons } from './persons.ts';
import { publishedScenario, type Scenario } from './scenario.ts';
import { splitSeed } from './split-seed.ts';
import { targetOf, truthOf } from './truth.ts';

/** How far a simulation has come. */
export interface SimulationProgress {
  scenario: string;
  done: number;
  of: number;
}

/** One line of the results and what it was in each register. */
interface Line {
  estimate: Estimate;
  seen: Observation[];
}

/**
 * Draws registers with a known effect in each scenario of the plan, runs the plan's own analyses on every one of them as an evaluation would, and sums up
 * how far each line lies from the truth, how often its interval holds it and how often it finds something. The same plan gives the same numbers.
 * Throws {@link UserError} when the plan has no simulation, or no analysis of its data.
 *
 * @param runs registers a scenario; the plan's number unless given
 */
export async function simulate(
  plan: Plan,
  { runs, onProgress }: { runs?: number; onProgress?: (progress: SimulationProgress) => void } = {},
): Promise<Performance[]> {
  const { simulation } = plan;
  if (!simulation) throw new UserError('The plan has no "simulation".');
  const analyses = (plan.analyses ?? []).filter((one) => one.data === simulation.data);
  if (analyses.length === 0) throw new UserError(`The plan has no analysis of the data "${simulation.data}".`);
  const times = runs ?? simulation.runs;
  const performances: Performance[] = [];
  for (const [index, scenario] of simulation.scenarios.entries()) {
    const trial = new Trial(scenario, analyses);
    for (let run = 0; run < times; run++) {
      await trial.addRegister(seedOf(simulation, index, run));
      onProgress?.({ scenario: scenario.name, done: index * times + run + 1, of: simulation.scenarios.length * times });
    }
    performances.push(...trial.performances());
  }
  return performances;
}

/** The seed of one register; `hjemmebane simulate --registers` writes run 0. */
export const seedOf = (simulation: Simulation, scenario: number, run: number): number =>
  splitSeed(splitSeed(simulation.seed, scenario), run);

/** The scenario with what it does not name. */
export const completed = (scenario: SimulationScenario): Scenario => ({ ...publishedScenario, ...scenario });

/** One scenario's registers, analysed and tallied. */
class Trial {
  readonly scenario: SimulationScenario;
  readonly analyses: readonly Analysis[];
  readonly lines = new Map<string, Line>();
  readonly bands = new Map<string, { held: number; of: number }>();
  drawn = 0;

  constructor(scenario: SimulationScenario, analyses: readonly Analysis[]) {
    this.scenario = scenario;
    this.analyses = analyses;
  }

  async addRegister(seed: number): Promise<void> {
    this.drawn++;
    const world = completed(this.scenario);
    const persons = simulatePersons(world, seed);
    const source = inMemorySource(persons, world.start);
    const truth = truthOf(persons, world.start);
    for (const analysis of this.analyses) {
      const { estimates } = await runAnalysis(source, analysis);
      const targets = estimates.map((one) => targetOf(one, analysis, truth));
      estimates.forEach((one, at) => this.add(one, targets[at] ?? null));
      this.addBands(estimates, targets);
    }
  }

  private add(estimate: Estimate, truth: number | null): void {
    if (estimate.estimate === null && estimate.pValue === null) return;
    const key = keyOf(estimate);
    const line = this.lines.get(key) ?? { estimate, seen: [] };
    this.lines.set(key, line);
    line.seen.push(observationOf(estimate, truth));
  }

  /** Whether the bands of all periods of a group hold all truths at once. */
  private addBands(estimates: readonly Estimate[], targets: readonly (number | null)[]): void {
    const held = new Map<string, boolean>();
    estimates.forEach((one, at) => {
      const { bandLow, bandHigh } = one;
      const truth = targets[at] ?? null;
      if (bandLow === null || bandHigh === null || truth === null) return;
      const key = bandKeyOf(one);
      held.set(key, (held.get(key) ?? true) && bandLow <= truth && truth <= bandHigh);
    });
    for (const [key, isHeld] of held) {
      const { held: before, of } = this.bands.get(key) ?? { held: 0, of: 0 };
      this.bands.set(key, { held: before + Number(isHeld), of: of + 1 });
    }
  }

  performances(): Performance[] {
    return [...this.lines.values()].map(({ estimate, seen }) => {
      const { analysis, subgroup, period, term, estimator, errorMethod, unit, confidence } = estimate;
      const band = this.bands.get(bandKeyOf(estimate));
      return performanceOf(
        { scenario: this.scenario.name, analysis, subgroup, period, term, estimator, errorMethod, unit },
        seen,
        {
          level: 1 - confidence,
          drawn: this.drawn,
          bandCoverage: band && estimate.bandLow !== null ? band.held / band.of : null,
          isNull: seen.every(({ truth }) => truth === 0),
        },
      );
    });
  }
}

/** What is the same line from register to register; numbers inside an error method are not. */
const keyOf = (one: Estimate) =>
  [
    one.analysis,
    one.subgroup,
    one.period,
    one.term,
    one.estimator,
    one.errorMethod.replaceAll(/\(\d+\)/gu, ''),
    one.test,
  ].join('\u0000');
const bandKeyOf = ({ analysis, subgroup, estimator }: Estimate) => [analysis, subgroup, estimator].join('\u0000');

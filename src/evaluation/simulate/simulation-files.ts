import { stringify } from 'csv-stringify/sync';
import type { Language } from '#drawing/language.ts';
import type { Plan } from '../plan/plan-schema.ts';
import { htmlReport } from '../report/html/html-report.tsx';
import { fontFace } from '../report/write-results.ts';
import type { Performance } from './performance.ts';
import { simulatePersons } from './persons.ts';
import { registerFiles } from './register-files.ts';
import { completed, seedOf } from './simulate.ts';
import { simulationReport } from './simulation-report.tsx';

/** Every file of a simulation by name. The same plan and performances give the same bytes. */
export function simulationFiles(
  plan: Plan,
  performances: readonly Performance[],
  { registers, ...how }: { runs: number; version: string; language: Language; registers: boolean },
): Map<string, string | Iterable<string>> {
  const { runs, version } = how;
  const rows = performances.map((one) => ({ ...one, verdicts: one.verdicts.join(' ') }));
  const result = { formatVersion: 1, programVersion: version, title: plan.title, runs, performances };
  const files = new Map<string, string | Iterable<string>>([
    ['simulation.json', `${JSON.stringify({ ...result, simulation: plan.simulation }, null, 2)}\n`],
    ['simulation.csv', stringify(rows, { header: true })],
    ['simulation.html', htmlReport(simulationReport(plan, performances, how), fontFace())],
  ]);
  const { simulation } = plan;
  if (!registers || !simulation) return files;
  for (const [index, scenario] of simulation.scenarios.entries()) {
    const world = completed(scenario);
    const persons = simulatePersons(world, seedOf(simulation, index, 0));
    for (const [name, text] of registerFiles(persons, seedOf(simulation, index, 0)))
      files.set(`${scenario.name}-${name}`, text);
  }
  return files;
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readPlan } from '#evaluation/plan/read-plan.ts';
import { refuseFullFolder, writeFiles } from '#evaluation/report/write-results.ts';
import { simulate } from '#evaluation/simulate/simulate.ts';
import { simulationFiles } from '#evaluation/simulate/simulation-files.ts';
import { UserError } from '#evaluation/user-error.ts';
import type { Lines } from './evaluate.ts';

const USAGE = 'hjemmebane simulate PLAN --out DIR [--runs N] [--registers] [--language da|en] [--force]';
const MOST_RUNS = 100_000;

/** A terminal that a line of progress may be written over and over on; null in a pipe. */
export interface ProgressLine {
  write(text: string): unknown;
}

/**
 * Draws registers with a known effect, runs the plan's analyses on them and writes simulation.json, simulation.csv and simulation.html, and with
 * --registers one register a scenario; all or nothing. Exit codes: 0 done, 2 something the user must mend.
 */
export async function simulateCommand(
  argv: string[],
  root: string,
  lines: Lines,
  terminal: ProgressLine | null = process.stderr.isTTY ? process.stderr : null,
): Promise<number> {
  try {
    const { values, positionals } = readArguments(argv);
    const [file, ...rest] = positionals;
    if (!file || rest.length > 0 || !values.out)
      throw new UserError(`Say which plan, and where the results go: ${USAGE}`);
    const { language } = values;
    if (language !== 'da' && language !== 'en')
      throw new UserError(`--language is "${language}", and must be da or en.`);
    const { plan } = readPlan(file);
    if (!plan.simulation) throw new UserError(`${file}: the plan has no "simulation".`);
    const runs = values.runs === undefined ? plan.simulation.runs : runsOf(values.runs);
    refuseFullFolder(values.out, values.force);
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    const performances = await simulate(plan, { runs, onProgress: progressOn(terminal) });
    writeFiles(
      values.out,
      simulationFiles(plan, performances, { runs, version, language, registers: values.registers }),
      values.force,
    );
    const failing = performances.filter((one) => one.verdicts.some((verdict) => verdict !== 'only-sometimes')).length;
    lines.out(
      `${runs} registers in each of ${plan.simulation.scenarios.length} scenarios; ${failing} of ${performances.length} lines fail somewhere. Results in ${values.out}.`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    lines.err(error.message);
    return 2;
  }
}

function readArguments(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        runs: { type: 'string' },
        registers: { type: 'boolean', default: false },
        language: { type: 'string', default: 'da' },
        force: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UserError(`${(error as Error).message.split('\n')[0]} Usage: ${USAGE}`);
  }
}

function runsOf(text: string): number {
  const runs = Number(text);
  if (!Number.isInteger(runs) || runs < 2 || runs > MOST_RUNS)
    throw new UserError(`--runs is "${text}", and must be a whole number from 2 to ${MOST_RUNS}.`);
  return runs;
}

/** Writes how far it is and how long is left, a few times a second. */
function progressOn(terminal: ProgressLine | null) {
  const began = performance.now();
  let last = began;
  return ({ scenario, done, of }: { scenario: string; done: number; of: number }) => {
    const now = performance.now();
    if (!terminal || (now - last < 300 && done < of)) return;
    last = now;
    const left = Math.round((((now - began) / done) * (of - done)) / 1000);
    terminal.write(done < of ? `\r${scenario}: ${done} of ${of} registers, ${left} s left\u001B[K` : '\r\u001B[K');
  };
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DisclosureRefusal } from '#evaluation/disclosure/disclosure-refusal.ts';
import { evaluate } from '#evaluation/evaluate.ts';
import { planSchema } from '#evaluation/plan/plan-schema.ts';
import { readPlan } from '#evaluation/plan/read-plan.ts';
import { refuseFullFolder, writeResults } from '#evaluation/report/write-results.ts';
import { UserError } from '#evaluation/user-error.ts';

const USAGE =
  'hjemmebane evaluate PLAN --out DIR [--data NAME=FILE]... [--language da|en] [--force], or hjemmebane evaluate --schema';

/** Where a command's lines go. */
export interface Lines {
  out(line: string): void;
  err(line: string): void;
}

/** Evaluates a plan on its data. Exit codes: 0 done, 2 something the user must mend, 3 refused because it would give persons away. */
export async function evaluateCommand(argv: string[], root: string, lines: Lines): Promise<number> {
  try {
    const { values, positionals } = readArguments(argv);
    if (values.schema) {
      lines.out(JSON.stringify(planSchema, null, 2));
      return 0;
    }
    const [file, ...rest] = positionals;
    if (!file || rest.length > 0 || !values.out)
      throw new UserError(`Say which plan, and where the results go: ${USAGE}`);
    if (values.language !== 'da' && values.language !== 'en')
      throw new UserError(`--language is "${values.language}", and must be da or en.`);
    const { plan, text } = readPlan(file);
    const files = readData(values.data, Object.keys(plan.data ?? {}));
    refuseFullFolder(values.out, values.force);
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    const results = await evaluate(plan, text, files, version);
    await writeResults(values.out, plan, results, values.language);
    lines.out(
      `${results.estimates.length} comparisons, ${results.disclosure.suppressed} of them hidden. Results in ${values.out}.`,
    );
    return 0;
  } catch (error) {
    if (error instanceof DisclosureRefusal) {
      lines.err(error.message);
      return 3;
    }
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
        data: { type: 'string', multiple: true, default: [] },
        language: { type: 'string', default: 'da' },
        force: { type: 'boolean', default: false },
        schema: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UserError(`${(error as Error).message.split('\n')[0]} Usage: ${USAGE}`);
  }
}

function readData(given: readonly string[], names: readonly string[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const text of given) {
    const at = text.indexOf('=');
    const name = text.slice(0, at);
    if (at < 1 || at === text.length - 1) throw new UserError(`--data ${text}: write it as --data NAME=FILE.`);
    if (!names.includes(name))
      throw new UserError(`--data ${text}: the plan has no data called "${name}"; it has ${names.join(', ')}.`);
    if (files.has(name)) throw new UserError(`--data ${text}: the data "${name}" is given twice.`);
    files.set(name, text.slice(at + 1));
  }
  return files;
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from '#drawing/language.ts';
import { checkPlan } from '#evaluation/check/check-plan.ts';
import { DisclosureRefusal } from '#evaluation/disclosure/disclosure-refusal.ts';
import { evaluate } from '#evaluation/evaluate.ts';
import { type Plan, planSchema } from '#evaluation/plan/plan-schema.ts';
import { readPlan } from '#evaluation/plan/read-plan.ts';
import { refuseProfilePlace } from '#evaluation/profiles/profile-file.ts';
import type { Progress } from '#evaluation/register/register-question.ts';
import { refuseFullFolder, resultFiles, writeFiles } from '#evaluation/report/write-results.ts';
import { letSignalsIn } from '#evaluation/study/let-signals-in.ts';
import type { Work } from '#evaluation/study/read-study.ts';
import { UserError } from '#evaluation/user-error.ts';

const USAGE =
  'hjemmebane evaluate PLAN --out DIR [--data NAME=FILE]... [--language da|en] [--memory 500MB] [--profiles FILE] [--force], or hjemmebane evaluate --check PLAN [--data NAME=FILE]..., or hjemmebane evaluate --schema';

/** Where a command's lines go. */
export interface Lines {
  out(line: string): void;
  err(line: string): void;
}

/** What watches long work, and what stops it. */
export interface Watch {
  progress?: Progress;
  signal?: AbortSignal;
}

/** The exit code of a program that Ctrl-C stopped. */
const STOPPED = 130;

/**
 * Evaluates a plan on its data, or explains it (--check). Exit codes: 0 done, 2 something the user must mend, 3 refused because it would give persons
 * away, 130 stopped.
 */
export async function evaluateCommand(argv: string[], root: string, lines: Lines, watch: Watch = {}): Promise<number> {
  try {
    const { values, positionals } = readArguments(argv);
    if (values.schema) {
      lines.out(JSON.stringify(planSchema, null, 2));
      return 0;
    }
    const [file, ...rest] = positionals;
    if (!file || rest.length > 0 || Boolean(values.out) === values.check)
      throw new UserError(`Say which plan, and where the results go (or --check): ${USAGE}`);
    const language = readLanguage(values.language);
    const { plan, text } = readPlan(file);
    const given = { language, files: readData(values.data, Object.keys(plan.data ?? {})) };
    const work = {
      ...watch,
      ...(values.memory !== undefined && { memoryBytes: readMemory(values.memory) }),
      ...(values.profiles !== undefined && { profileFile: readProfiles(values.profiles, values.out, plan) }),
    };
    if (values.out === undefined) {
      for (const line of await checkPlan(plan, given.files, language, work)) lines.out(line);
      return 0;
    }
    refuseFullFolder(values.out, values.force);
    lines.out(await write({ ...given, plan, text, out: values.out, root, work, isForced: values.force }));
    return 0;
  } catch (error) {
    if (watch.signal?.aborted) {
      lines.err('Stopped. Nothing was written.');
      return STOPPED;
    }
    if (error instanceof DisclosureRefusal) {
      lines.err(inOneLine(error.message));
      return 3;
    }
    if (!(error instanceof UserError)) throw error;
    lines.err(inOneLine(error.message));
    return 2;
  }
}

/** A quotation in a message is cut to this. */
const LONGEST_QUOTE = 80;
/** A word is too long to be one, or a path. */
const LONGEST_WORD = 300;

/** A message on one line, without control characters; what it quotes of a plan or a file is cut short. */
const inOneLine = (message: string) =>
  message
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/"([^"]*)"/g, (whole, quoted: string) =>
      quoted.length > 1.5 * LONGEST_QUOTE ? `"${quoted.slice(0, LONGEST_QUOTE)}…"` : whole,
    )
    .replace(/\S+/g, (word) => (word.length > LONGEST_WORD ? `${word.slice(0, LONGEST_QUOTE)}…` : word));

interface Order {
  plan: Plan;
  text: string;
  files: ReadonlyMap<string, string>;
  language: Language;
  out: string;
  root: string;
  work: Work;
  isForced: boolean;
}

async function write({ plan, text, files, language, out, root, work, isForced }: Order): Promise<string> {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  const results = await evaluate(plan, text, files, version, work);
  await letSignalsIn(work);
  const written = await resultFiles(plan, results, language);
  await letSignalsIn(work);
  writeFiles(out, written, isForced);
  return `${results.estimates.length} comparisons, ${results.disclosure.suppressed} of them hidden. Results in ${out}.`;
}

function readLanguage(text: string): Language {
  if (text === 'da' || text === 'en') return text;
  throw new UserError(`--language is "${text}", and must be da or en.`);
}

/** Profiles are personal data: never among the results, and only a study has them. */
function readProfiles(file: string, out: string | undefined, plan: Plan): string {
  if (out === undefined) throw new UserError('--profiles goes with --out: --check reads the register as it stands.');
  if (!plan.study) throw new UserError('--profiles keeps the persons of a study, and the plan has no "study".');
  if (path.resolve(path.dirname(file)) === path.resolve(out))
    throw new UserError(
      `--profiles ${file}: profiles are personal data and cannot lie in the folder of results, ${out}.`,
    );
  refuseProfilePlace(file);
  return file;
}

const UNITS: Readonly<Record<string, number>> = { MB: 1e6, GB: 1e9 };
/** Less than this nothing can be read in. */
const LEAST_MEMORY = 64e6;

function readMemory(text: string): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s*(MB|GB)$/i.exec(text) ?? [];
  const bytes = Number(number) * (UNITS[unit.toUpperCase()] ?? Number.NaN);
  if (!(bytes >= LEAST_MEMORY)) throw new UserError(`--memory is "${text}": write it as 500MB or 2GB, 64MB at least.`);
  return bytes;
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
        check: { type: 'boolean', default: false },
        memory: { type: 'string' },
        profiles: { type: 'string' },
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

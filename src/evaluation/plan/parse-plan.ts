import { LineCounter, parseAllDocuments, type YAMLParseError } from 'yaml';
import { UserError } from '../user-error.ts';

/** A plan is written by hand; more than this is no plan. */
const LARGEST_PLAN = 1_000_000;
/** How often an alias may be followed: a plan of a few lines must not unfold to gigabytes. */
const MOST_ALIASES = 1000;

/**
 * The value of a plan in YAML 1.2 or, where the file is called .json, in JSON. Strict: one document, no key twice, no unknown tags. Throws
 * {@link UserError} with line and column.
 */
export function parsePlan(text: string, file: string): unknown {
  if (text.length > LARGEST_PLAN)
    throw new UserError(`${file}: it is longer than ${LARGEST_PLAN} characters, and no plan.`);
  const json = /\.json$/i.test(file) ? parseJson(text, file) : null;
  try {
    return parseYaml(text, file, json);
  } catch (error) {
    if (error instanceof RangeError) throw new UserError(`${file}: it is nested too deeply.`);
    throw error;
  }
}

function parseJson(text: string, file: string): { value: unknown } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const position = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? text.length);
    const before = text.slice(0, position).split('\n');
    throw new UserError(`${file}: line ${before.length}, column ${(before.at(-1) ?? '').length + 1} is not JSON.`);
  }
}

/** JSON is read as YAML too, only to find keys that stand twice, which JSON.parse takes in silence. */
function parseYaml(text: string, file: string, json: { value: unknown } | null): unknown {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter,
    prettyErrors: false,
    uniqueKeys: true,
    schema: 'core',
    logLevel: 'error',
  });
  const found = Array.isArray(documents) ? documents : [];
  for (const problem of found.flatMap(({ errors, warnings }) => [...errors, ...warnings])) {
    if (json && problem.code !== 'DUPLICATE_KEY') continue;
    const { line, col } = lineCounter.linePos(problem.pos[0]);
    throw new UserError(`${file}: line ${line}, column ${col}: ${reasonOf(problem as YAMLParseError, text)}.`);
  }
  if (json) return json.value;
  const [document, ...more] = found;
  if (!document) throw new UserError(`${file}: it is empty.`);
  if (more.length > 0) throw new UserError(`${file}: it holds ${found.length} documents (---), and a plan is one.`);
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    if (error instanceof ReferenceError)
      throw new UserError(`${file}: its aliases (*) cannot be followed, or too often.`);
    throw error;
  }
}

function reasonOf({ code, message, pos }: YAMLParseError, text: string): string {
  if (code === 'DUPLICATE_KEY')
    return `the key "${/^[\w-]{1,40}/.exec(text.slice(pos[0]))?.[0] ?? keyAt(text, pos[0])}" stands twice`;
  if (message.includes('call stack')) return 'it is nested too deeply to be a plan';
  const first = (message.split('\n')[0] ?? '').replace(/[.:]$/, '').slice(0, 160);
  return `it is not YAML (${first})`;
}

const keyAt = (text: string, at: number) => /"?([^":\n]{0,40})/.exec(text.slice(at))?.[1] ?? '';

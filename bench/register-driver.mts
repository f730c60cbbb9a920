import { DuckDBInstance } from '@duckdb/node-api';
import { eventStudy } from '../src/evaluation/panel/event-study.ts';
import { momentsOf } from '../src/evaluation/panel/moments-of.ts';
import { panelOf } from '../src/evaluation/panel/panel.ts';
import { panelCovariance } from '../src/evaluation/panel/panel-covariance.ts';
import { countRegister } from '../src/evaluation/register/count-register.ts';
import { monthNames, writeSyntheticRegister } from './synthetic-register.ts';

// One piece of work in a process of its own: `register-driver.mjs WORK FILE PERSONS MONTHS [OUT]`, built as the program is. Prints its figures as JSON. HJEMMEBANE_BENCH_MEMORY
// bounds the evaluation in bytes, as --memory does.
const [work = '', file = '', persons = '', months = '', out = ''] = process.argv.slice(2);
const PLAN = 'bench/register.plan.yaml';
const register = { persons: Number(persons), firstYear: 2008, months: Number(months), seed: 1 };
const years = Array.from({ length: Math.floor(register.months / 12) }, (_, year) => register.firstYear + year);

const works: Record<string, () => Promise<unknown>> = {
  async write() {
    writeSyntheticRegister(file, register);
  },
  async parquet() {
    const columns = `{'lobenr': 'VARCHAR', 'koen': 'VARCHAR', 'oprindelse': 'VARCHAR', 'alder': 'VARCHAR', 'omraade': 'VARCHAR', 'behandlet': 'VARCHAR', ${monthNames(
      register,
    )
      .map((name) => `'${name}': 'VARCHAR'`)
      .join(', ')}}`;
    const read = `read_csv('${file}', auto_detect = false, header = true, delim = ',', columns = ${columns})`;
    await sql(`copy (select * from ${read}) to '${out}' (format parquet, compression zstd)`);
  },
  async yearly() {
    const names = monthNames(register);
    const counts = years.map(
      (_, year) => `sum((coalesce(${names.slice(12 * year, 12 * year + 12).join(', ')}) is not null)::int)`,
    );
    return (await sql(`select behandlet, count(*), ${counts.join(', ')} from '${file}' group by 1 order by 1`)).map(
      String,
    );
  },
  async count() {
    return (await counted()).persons;
  },
  /** All estimates of the plan; it needs 144 months. */
  async estimate() {
    // The other works must not wait for what only this one and the next need.
    const { runPlan } = await import('../src/evaluation/evaluate.ts');
    const { readPlan } = await import('../src/evaluation/plan/read-plan.ts');
    const { runs } = await runPlan(readPlan(PLAN).plan, new Map([['dream', file]]), bounded());
    return runs.flatMap(({ finding }) => finding.estimates).length;
  },
  /** The same and disclosure control, as `hjemmebane evaluate` does before it writes its report. */
  async evaluate() {
    const { evaluate } = await import('../src/evaluation/evaluate.ts');
    const { readPlan } = await import('../src/evaluation/plan/read-plan.ts');
    const { plan, text } = readPlan(PLAN);
    return (await evaluate(plan, text, new Map([['dream', file]]), 'bench', bounded())).estimates.length;
  },
  async eventStudy() {
    const panel = panelOf(momentsOf((await counted()).profiles, 'paid', ['treated']), {
      group: { column: 'treated', treated: '1', control: '0' },
    });
    const { fit, terms } = eventStudy(panel, Math.floor(years.length / 2));
    const { matrix } = panelCovariance(fit, { by: 'unit', kind: 'CR1' });
    const k = Math.sqrt(matrix.length);
    return terms.map(({ column }) => [fit.coefficients[column], Math.sqrt(matrix[column * k + column] ?? Number.NaN)]);
  },
};

function bounded(): { memoryBytes?: number } {
  const memory = process.env.HJEMMEBANE_BENCH_MEMORY;
  return memory ? { memoryBytes: Number(memory) } : {};
}

async function sql(text: string): Promise<unknown[][]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  return (await connection.runAndReadAll(text)).getRows();
}

function counted() {
  return countRegister(file, {
    columns: { person: 'lobenr', months: 'branche_YYYY_MM', weeks: null, hours: null },
    facts: [{ name: 'treated', levels: ['0', '1'], column: 'behandlet', codeOf: Number }],
    years,
    outcomes: [{ name: 'paid', rule: { kind: 'any-paid-month' } }],
    windows: [],
    knownWeekCodes: null,
    blanks: ['.', 'NA'],
    memoryBytes: 1e9,
  });
}

const result = await works[work]?.();
const { user, system } = process.cpuUsage();
const cpuSeconds = (user + system) / 1e6;
console.log(JSON.stringify({ cpuSeconds, peakMegabytes: process.resourceUsage().maxRSS / 1024, result }));

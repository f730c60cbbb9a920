import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';

/**
 * What reading a register costs beside reading its bytes, DuckDB alone and R's data.table: whole processes, turn by turn, the least of some runs, for
 * the machine is shared. The figures go to reports/bench-register.json. HJEMMEBANE_BENCH_PERSONS and HJEMMEBANE_BENCH_MONTHS change the size; R takes part
 * when it is installed. HJEMMEBANE_BENCH_WIDE adds a curve over 228 months, and HJEMMEBANE_BENCH_MEMORY bounds the evaluations in it, in bytes.
 */
const PERSONS = Number(process.env.HJEMMEBANE_BENCH_PERSONS ?? 1_000_000);
const MONTHS = Number(process.env.HJEMMEBANE_BENCH_MONTHS ?? 144);
const RUNS = Number(process.env.HJEMMEBANE_BENCH_RUNS ?? 3);
const root = path.resolve(import.meta.dirname, '..');

interface Measured {
  seconds: number;
  cpuSeconds: number;
  peakMegabytes: number;
  result?: unknown;
}

const out = path.join(root, 'dist/bench');
let folder: string;
const figures: Record<string, unknown> = { persons: PERSONS, months: MONTHS, runs: RUNS };
beforeAll(async () => {
  rmSync(out, { recursive: true, force: true });
  // Built as scripts/build.mjs builds the program: what users start is measured, not Node taking types out of sources.
  await build({
    absWorkingDir: root,
    entryPoints: ['bench/register-driver.mts', 'src/evaluation/register/scan.worker.ts'],
    entryNames: '[name]',
    outdir: out,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    packages: 'external',
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
  });
  folder = mkdtempSync(path.join(tmpdir(), 'hjemmebane-bench-'));
});
afterAll(() => {
  for (const one of [folder, out]) rmSync(one, { recursive: true, force: true });
  mkdirSync(path.join(root, 'reports'), { recursive: true });
  writeFileSync(path.join(root, 'reports/bench-register.json'), `${JSON.stringify(figures, null, 2)}\n`);
});

function timed(command: string, args: readonly string[]): { seconds: number; output: string } {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return { seconds, output: stdout };
}

function driver(work: string, file: string, persons = PERSONS, written = '', months = MONTHS): Measured {
  const program = path.join(out, 'register-driver.mjs');
  const { seconds, output } = timed(process.execPath, [program, work, file, String(persons), String(months), written]);
  return { seconds, ...(JSON.parse(output) as Omit<Measured, 'seconds'>) };
}

/** R's data.table with the codes as text, so that leading zeros stay: yearly counts by group. */
function dataTable(file: string): Measured {
  const script = `suppressMessages(library(data.table)); setDTthreads(2); d <- fread(${JSON.stringify(file)}, colClasses = "character")
m <- grep("^branche_", names(d)); y <- substr(names(d)[m], 9, 12)
for (one in unique(y)) d[, (paste0("paid", one)) := Reduce("|", lapply(.SD, function(x) x != "")), .SDcols = m[y == one]]
invisible(d[, lapply(.SD, sum), by = behandlet, .SDcols = paste0("paid", unique(y))])
cat(sum(proc.time()[1:2]), sub("[^0-9]*([0-9]+).*", "\\\\1", grep("VmHWM", readLines("/proc/self/status"), value = TRUE)))`;
  const { seconds, output } = timed('Rscript', ['-e', script]);
  const [cpuSeconds = Number.NaN, kilobytes = Number.NaN] = output.trim().split(' ').map(Number);
  return { seconds, cpuSeconds, peakMegabytes: kilobytes / 1024 };
}

const hasDataTable = spawnSync('Rscript', ['-e', 'library(data.table)']).status === 0;
const round = (value: number) => Math.round(value * 1000) / 1000;
const least = (runs: readonly Measured[]): Measured => ({
  seconds: round(Math.min(...runs.map((one) => one.seconds))),
  cpuSeconds: round(Math.min(...runs.map((one) => one.cpuSeconds))),
  peakMegabytes: Math.round(Math.max(...runs.map((one) => one.peakMegabytes))),
});

it('reads a register beside the bytes alone, DuckDB and data.table', () => {
  const csv = path.join(folder, 'register.csv');
  const parquet = path.join(folder, 'register.parquet');
  driver('write', csv);
  driver('parquet', csv, PERSONS, parquet);
  const works: Record<string, () => Measured> = {
    bytes: () => ({ ...timed('sh', ['-c', `cat "${csv}" > /dev/null`]), cpuSeconds: 0, peakMegabytes: 0 }),
    duckdbYearlyFromParquet: () => driver('yearly', parquet),
    eventStudyFromParquet: () => driver('eventStudy', parquet),
    ...(MONTHS >= 144 && {
      allEstimatesFromParquet: () => driver('estimate', parquet),
      allEstimatesAndDisclosureControlFromParquet: () => driver('evaluate', parquet),
      allEstimatesFromCsv: () => driver('estimate', csv),
    }),
    scannerFromCsv: () => driver('count', csv),
    eventStudyFromCsv: () => driver('eventStudy', csv),
    ...(hasDataTable && { dataTableFromCsv: () => dataTable(csv) }),
  };
  const runs: Record<string, Measured[]> = {};
  for (let run = 0; run < RUNS; run++)
    for (const [name, work] of Object.entries(works)) (runs[name] ??= []).push(work());
  const measured = Object.fromEntries(Object.entries(runs).map(([name, all]) => [name, least(all)]));
  const ratio = (a: string, b: string, of: keyof Measured = 'seconds') =>
    measured[a] && measured[b] ? round(Number(measured[a][of]) / Number(measured[b][of])) : 'not measured';
  Object.assign(figures, {
    csvBytes: statSync(csv).size,
    parquetBytes: statSync(parquet).size,
    measured,
    eventStudyBesideDuckdb: ratio('eventStudyFromParquet', 'duckdbYearlyFromParquet'),
    eventStudyBesideDuckdbCpu: ratio('eventStudyFromParquet', 'duckdbYearlyFromParquet', 'cpuSeconds'),
    allEstimatesBesideDuckdb: ratio('allEstimatesFromParquet', 'duckdbYearlyFromParquet'),
    allEstimatesBesideDuckdbCpu: ratio('allEstimatesFromParquet', 'duckdbYearlyFromParquet', 'cpuSeconds'),
    allEstimatesAndDisclosureControlBesideDuckdb: ratio(
      'allEstimatesAndDisclosureControlFromParquet',
      'duckdbYearlyFromParquet',
    ),
    allEstimatesFromCsvBesideDuckdb: ratio('allEstimatesFromCsv', 'duckdbYearlyFromParquet'),
    scannerBesideBytes: ratio('scannerFromCsv', 'bytes'),
    scannerBesideDataTable: ratio('scannerFromCsv', 'dataTableFromCsv'),
    scannerBesideDataTableMemory: ratio('scannerFromCsv', 'dataTableFromCsv', 'peakMegabytes'),
  });
  const [fromParquet, fromCsv] = [runs.eventStudyFromParquet?.[0]?.result, runs.eventStudyFromCsv?.[0]?.result];
  expect(fromParquet).toEqual(fromCsv);
});

/** HJEMMEBANE_BENCH_WIDE=500000,1000000,5900000 measures up to the whole population over 228 months; the largest CSV takes 3 GB of disk. */
const WIDE = (process.env.HJEMMEBANE_BENCH_WIDE ?? '').split(',').filter(Boolean).map(Number);
const WIDE_MONTHS = 228;

it.runIf(WIDE.length > 0)(
  'takes time and memory in proportion to persons over 228 months, from both kinds of file',
  () => {
    figures.wide = WIDE.map((persons) => {
      const [csv, parquet] = [path.join(folder, 'wide.csv'), path.join(folder, 'wide.parquet')];
      driver('write', csv, persons, '', WIDE_MONTHS);
      driver('parquet', csv, persons, parquet, WIDE_MONTHS);
      const once = (work: string, file: string) => least([driver(work, file, persons, '', WIDE_MONTHS)]);
      return {
        persons,
        months: WIDE_MONTHS,
        csvBytes: statSync(csv).size,
        parquetBytes: statSync(parquet).size,
        eventStudyFromCsv: once('eventStudy', csv),
        eventStudyFromParquet: once('eventStudy', parquet),
        allEstimatesFromCsv: once('evaluate', csv),
      };
    });
  },
  7_200_000,
);

it('takes time in proportion to the persons', () => {
  const csv = path.join(folder, 'part.csv');
  figures.curve = [0.25, 0.5, 1].map((part) => {
    const persons = Math.round(PERSONS * part);
    driver('write', csv, persons);
    return { persons, ...least(Array.from({ length: RUNS }, () => driver('eventStudy', csv, persons))) };
  });
});

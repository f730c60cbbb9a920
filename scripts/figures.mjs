/**
 * Writes the measured figures into the README, between its two `figures` marks, from what `npm run bench` and the browser tests left in
 * reports/. With --check it changes nothing and exits 1 when the README says something else.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const MARKS = ['<!-- figures: written by npm run figures -->', '<!-- /figures -->'];

function report(name) {
  const file = path.join(root, 'reports', name);
  if (!existsSync(file)) return null;
  return { content: JSON.parse(readFileSync(file, 'utf8')), day: statSync(file).mtime.toISOString().slice(0, 10) };
}

function pages() {
  const found = report('bench.json');
  if (!found) throw new Error('reports/bench.json is not there: run npm run bench first.');
  const { content: f, day } = found;
  return `One run of \`npm run bench\` on two shared cores, ${day}:

| What | Measured | Aim |
| --- | --- | --- |
| Caseload page (${f.citizensInTheCaseload} citizens) beside its data fetched as the owner, rights and log off | ${f.caseloadRatio} × | 3 × |
| the same, that statement prepared too | ${f.caseloadRatioPrepared} × | |
| Citizen's page beside its data, likewise | ${f.citizenRatio} × | 3 × |
| the same, those statements prepared too | ${f.citizenRatioPrepared} × | |
| Caseload page with 1,000,000 citizens in the municipality beside 1,000 | ${f.caseloadGrowth} × | 1.3 × |
| Citizen's page, likewise | ${f.citizenGrowth} × | 1.3 × |
| Requests a second on 16 connections | ${Math.round(f.requestsPerSecond)} | |
| HTML of the two pages, gzip | ${(f.caseloadPageGzipBytes / 1000).toFixed(1)} kB and ${(f.citizenPageGzipBytes / 1000).toFixed(1)} kB | |
| JavaScript of the two pages, gzip | ${(f.caseloadJavaScriptGzipBytes / 1000).toFixed(1)} kB and ${(f.citizenJavaScriptGzipBytes / 1000).toFixed(1)} kB | 30 kB |`;
}

function register() {
  const found = report('bench-register.json');
  if (!found) return 'The register has not been measured here: `npm run bench` does it.';
  const { content: f, day } = found;
  const { eventStudyFromParquet, scannerFromCsv } = f.measured;
  const beside =
    f.scannerBesideDataTable === null || f.scannerBesideDataTable === undefined
      ? ''
      : `
| Reading the wide CSV beside R data.table's fread, codes as text: time | ${f.scannerBesideDataTable} × | 0.2 × |
| the same: memory | ${f.scannerBesideDataTableMemory} × | 0.2 × |`;
  const all =
    f.measured.allEstimatesFromParquet === undefined
      ? ''
      : `
| All estimates of a whole plan (Table 1 to logit), without the report, from Parquet beside those counts | ${f.allEstimatesBesideDuckdb} × | 3 × |
| the same with disclosure control | ${f.allEstimatesAndDisclosureControlBesideDuckdb} × | |
| the same from the wide CSV, beside those counts from Parquet | ${f.allEstimatesFromCsvBesideDuckdb} × | |`;
  return `The evaluation on ${f.persons.toLocaleString('en')} invented persons and ${f.months} months, whole processes, the best of ${f.runs} runs, ${day}:

| What | Measured | Aim |
| --- | --- | --- |
| Event study with person-clustered errors from Parquet beside DuckDB's bare yearly counts | ${f.eventStudyBesideDuckdb} × | 1.5 × |${all}${beside}
| Seconds and memory: event study from Parquet | ${eventStudyFromParquet.seconds} s, ${eventStudyFromParquet.peakMegabytes} MB | |
| Seconds and memory: counting profiles from CSV | ${scannerFromCsv.seconds} s, ${scannerFromCsv.peakMegabytes} MB | |`;
}

function clicks() {
  const found = report('clicks.json');
  if (!found) return 'The clicks of the journeys are counted by the browser tests (`npm test`).';
  const journeys = found.content.map(({ journey, interactions }) => `${journey} ${interactions}`).join(', ');
  return `Interactions from the role's start page to the saved result, counted by the browser tests: ${journeys}.`;
}

const readme = path.join(root, 'README.md');
const text = readFileSync(readme, 'utf8');
const [start, end] = [text.indexOf(MARKS[0]), text.indexOf(MARKS[1])];
if (start < 0 || end < start) throw new Error('README.md lacks the two marks of the figures.');
const next = `${text.slice(0, start + MARKS[0].length)}\n\n${pages()}\n\n${register()}\n\n${clicks()}\n\n${text.slice(end)}`;
if (process.argv.includes('--check')) {
  if (next !== text) {
    console.error('README.md quotes other figures than reports/ holds: run npm run figures.');
    process.exitCode = 1;
  }
} else writeFileSync(readme, next);

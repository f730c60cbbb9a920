import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { Language } from '#drawing/language.ts';
import type { Estimate } from '../estimate.ts';
import type { Results } from '../evaluate.ts';
import type { Plan } from '../plan/plan-schema.ts';
import { UserError } from '../user-error.ts';
import { htmlReport } from './html/html-report.tsx';
import { pdfReport } from './pdf/pdf-report.ts';
import { reportDocument } from './report-document.ts';

/** Refuses a folder that holds something, unless it may be replaced. */
export function refuseFullFolder(folder: string, isForced: boolean): void {
  if (!existsSync(folder)) return;
  let entries: string[];
  try {
    entries = readdirSync(folder);
  } catch {
    throw new UserError(`${folder}: it is not a folder that can be written.`);
  }
  if (entries.length > 0 && !isForced)
    throw new UserError(`${folder}: the folder is not empty. Choose another, or replace what is there with --force.`);
}

/** Writes results.json, one CSV an analysis and report.html; all of them or none. */
export function writeResults(folder: string, plan: Plan, results: Results, language: Language): void {
  const parent = path.dirname(path.resolve(folder));
  let draft: string;
  try {
    mkdirSync(parent, { recursive: true });
    draft = mkdtempSync(path.join(parent, '.hjemmebane-'));
  } catch (error) {
    throw new UserError(`${folder}: the folder cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
  const removeDraft = () => rmSync(draft, { recursive: true, force: true });
  process.once('exit', removeDraft);
  try {
    writeFileSync(path.join(draft, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
    for (const { name } of plan.analyses ?? [])
      writeFileSync(path.join(draft, `${name}.csv`), csvOf(results.estimates.filter((one) => one.analysis === name)));
    const report = reportDocument(plan, results, language);
    writeFileSync(path.join(draft, 'report.html'), htmlReport(report, fontFace()));
    writeFileSync(path.join(draft, 'report.pdf'), pdfReport(report));
    // A folder of mkdtemp is for its owner alone; a result folder is an ordinary one.
    chmodSync(draft, 0o755);
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } finally {
    process.off('exit', removeDraft);
    removeDraft();
  }
}

function csvOf(estimates: readonly Estimate[]): string {
  return stringify(estimates as unknown as Record<string, unknown>[], {
    header: true,
    cast: { boolean: (value) => String(value) },
  });
}

/** The typeface inside the page, so that the report asks nobody for it. */
function fontFace(): string {
  const file = createRequire(import.meta.url).resolve(
    '@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2',
  );
  return `@font-face{font-family:"IBM Plex Sans Variable";font-weight:100 700;src:url(data:font/woff2;base64,${readFileSync(file).toString('base64')}) format("woff2")}`;
}

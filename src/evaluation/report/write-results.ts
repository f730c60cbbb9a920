import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Language } from '#drawing/language.ts';
import type { Results } from '../evaluate.ts';
import type { Plan } from '../plan/plan-schema.ts';
import { UserError } from '../user-error.ts';
import { estimatesCsv } from './estimates-csv.ts';
import { htmlReport } from './html/html-report.tsx';
import { pdfReport } from './pdf/pdf-report.ts';
import { printable } from './printable.ts';
import { reportDocument } from './report-document.ts';
import { workbook } from './workbook.ts';

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

/**
 * Every file of the results by name: results.json, one CSV an analysis, report.html, report.pdf, report.xlsx. The same plan and results give the same
 * bytes. Throws {@link UserError} when the PDF's typeface lacks a letter.
 */
export async function resultFiles(
  plan: Plan,
  results: Results,
  language: Language,
): Promise<Map<string, string | Buffer>> {
  const report = reportDocument(printable(plan), printable(results), language);
  const csv = (plan.analyses ?? []).map(
    ({ name }) => [`${name}.csv`, estimatesCsv(results.estimates.filter((one) => one.analysis === name))] as const,
  );
  return new Map<string, string | Buffer>([
    ['results.json', `${JSON.stringify(results, null, 2)}\n`],
    ...csv,
    ['report.html', htmlReport(report, fontFace())],
    ['report.pdf', pdfReport(report)],
    ['report.xlsx', await workbook(report)],
  ]);
}

/** Writes the files of the results into a new folder; all of them or none. */
export async function writeResults(folder: string, plan: Plan, results: Results, language: Language): Promise<void> {
  writeFiles(folder, await resultFiles(plan, results, language));
}

/**
 * Writes files by name into a new folder, long ones piece by piece; all of them or none. What came into the folder meanwhile is replaced only when
 * `isForced`. Throws {@link UserError}: the folder cannot be written, the disk is full, somebody else has written there.
 */
export function writeFiles(
  folder: string,
  files: ReadonlyMap<string, string | Buffer | Iterable<string>>,
  isForced = false,
): void {
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
    for (const [name, content] of files) writePieces(path.join(draft, name), content);
    // A folder of mkdtemp is for its owner alone; a result folder is an ordinary one.
    chmodSync(draft, 0o755);
    refuseFullFolder(folder, isForced);
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(`${folder}: ${whyNotWritten(error)} Nothing was written.`);
  } finally {
    process.off('exit', removeDraft);
    removeDraft();
  }
}

function whyNotWritten(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full.';
  return `the results cannot be written there (${code}: ${message.split(',')[0]?.replace(/^\w+: /, '')}).`;
}

const PIECE = 1 << 20;

function writePieces(file: string, content: string | Buffer | Iterable<string>): void {
  if (typeof content === 'string' || Buffer.isBuffer(content)) return writeFileSync(file, content);
  const handle = openSync(file, 'w');
  try {
    let piece = '';
    for (const text of content) {
      piece += text;
      if (piece.length < PIECE) continue;
      writeFileSync(handle, piece);
      piece = '';
    }
    writeFileSync(handle, piece);
  } finally {
    closeSync(handle);
  }
}

/** The typeface inside the page, so that the report asks nobody for it. */
export function fontFace(): string {
  const file = createRequire(import.meta.url).resolve(
    '@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2',
  );
  return `@font-face{font-family:"IBM Plex Sans Variable";font-weight:100 700;src:url(data:font/woff2;base64,${readFileSync(file).toString('base64')}) format("woff2")}`;
}

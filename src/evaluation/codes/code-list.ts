import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'csv-parse/sync';
import { isDay } from '../plan/study/moment.ts';
import { refuseMissing } from '../read/refuse-missing.ts';
import { UserError } from '../user-error.ts';

/** One benefit code, for as long as it means this. Blank days: always. */
export interface BenefitCode {
  code: string;
  group: string;
  /** What the person does meanwhile; several names stand with a space between. */
  activities: readonly string[];
  from: string | null;
  to: string | null;
}

/** A dated list of benefit codes. */
export interface CodeList {
  /** How messages call it. */
  name: string;
  /** Columns of its file. */
  columns: number;
  codes: readonly BenefitCode[];
}

/** The list that comes with the program, by its last change. */
const SHIPPED = '#evaluation/codes/dream-codes.csv';
const NEEDED = ['code', 'group', 'activity', 'valid_from', 'valid_to'];
const TEXTS = ['text', 'text_da', 'text_en'];

/**
 * The codes of DREAM's weeks that come with the program: as public descriptions of about 2016 to 2018 have them. Later codes are not in it; they are
 * reported as unknown, and an own list takes its place.
 */
export function shippedCodeList(): CodeList {
  return readCodeList(createRequire(import.meta.url).resolve(SHIPPED), 'the code list of the program');
}

/** Reads an own list: a CSV with code, text (or text_da, text_en), group, activity, valid_from and valid_to. Throws {@link UserError} naming the row. */
export function readCodeList(file: string, name = file): CodeList {
  refuseMissing(file, name);
  let rows: Record<string, string>[];
  try {
    rows = parse(readFileSync(file, 'utf8'), { bom: true, columns: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    throw new UserError(`${name}: it is no code list (${(error as Error).message.split('\n')[0]}).`);
  }
  const columns = Object.keys(rows[0] ?? {});
  const missing = NEEDED.find((column) => !columns.includes(column));
  if (missing || !TEXTS.some((column) => columns.includes(column)))
    throw new UserError(
      `${name}: there is no column "${missing ?? 'text'}"; a code list has code, text, group, activity, valid_from, valid_to.`,
    );
  const codes = rows.map((row, index) => codeOf(row, `${name}: row ${index + 2}`));
  refuseOverlaps(codes, name);
  return { name, columns: columns.length, codes };
}

function codeOf(row: Record<string, string>, place: string): BenefitCode {
  const { code = '', group = '', activity = '', valid_from = '', valid_to = '' } = row;
  if (code === '') throw new UserError(`${place}: the code is blank.`);
  for (const day of [valid_from, valid_to])
    if (day !== '' && !isDay(day))
      throw new UserError(`${place}: "${day.slice(0, 40)}" is no day; write it as YYYY-MM-DD.`);
  if (valid_from !== '' && valid_to !== '' && valid_from > valid_to)
    throw new UserError(`${place}: the code ${code} ends on ${valid_to}, before it begins.`);
  const activities = activity.split(/\s+/).filter((one) => one !== '');
  return { code, group, activities, from: valid_from || null, to: valid_to || null };
}

const FIRST_DAY = '0000';
const LAST_DAY = '9999';

function refuseOverlaps(codes: readonly BenefitCode[], name: string): void {
  const sorted = codes.toSorted((a, b) => order(a.code, b.code) || order(a.from ?? FIRST_DAY, b.from ?? FIRST_DAY));
  for (const [index, one] of sorted.slice(1).entries()) {
    const before = sorted[index] as BenefitCode;
    if (before.code === one.code && (before.to ?? LAST_DAY) >= (one.from ?? FIRST_DAY))
      throw new UserError(`${name}: the code ${one.code} stands twice for the same days.`);
  }
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The codes meant by `names` (codes, groups or activities) from the first year to the last. Throws {@link UserError} when a name is in no row, and when
 * a code has the meaning in some of the years only.
 */
export function codesOf(
  list: CodeList,
  names: readonly string[],
  years: { from: number; to: number },
  place: string,
): Set<string> {
  const [first, last] = [`${years.from}-01-01`, `${years.to}-12-31`];
  const inYears = list.codes.filter(({ from, to }) => (from ?? FIRST_DAY) <= last && (to ?? LAST_DAY) >= first);
  const found = new Set<string>();
  for (const name of names) {
    const has = (one: BenefitCode) => one.code === name || one.group === name || one.activities.includes(name);
    const meant = inYears.filter(has);
    if (meant.length === 0)
      throw new UserError(
        `${place}: "${name}" is no code, group or activity of ${list.name} in ${years.from} to ${years.to}; it has ${namesIn(list).join(', ')}.`,
      );
    for (const { code } of meant) {
      if (inYears.some((one) => one.code === code && !has(one)))
        throw new UserError(
          `${place}: the code ${code} means "${name}" in some of the years ${years.from} to ${years.to} only; follow fewer years.`,
        );
      found.add(code);
    }
  }
  return found;
}

/** Groups and activities, for the message that lists what there is. */
function namesIn({ codes }: CodeList): string[] {
  return [...new Set(codes.flatMap(({ group, activities }) => [group, ...activities]))]
    .filter((name) => name !== '')
    .sort();
}

/** Every code of the list, whenever it is valid. */
export const knownCodes = ({ codes }: CodeList): Set<string> => new Set(codes.map(({ code }) => code));

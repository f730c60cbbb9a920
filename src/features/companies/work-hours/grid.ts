import type { Code } from '#db/code-list.ts';
import { codesOf } from '#db/code-list.ts';
import {
  addMonths,
  firstDayOf,
  lastDayOf,
  type Month,
  monthOf,
  monthsBetween,
  previousMonth,
} from '#domain/calendar/month.ts';
import { countsAs } from '#domain/employment/placement-kind.ts';
import { type ThirtyHourRule, thirtyHourRule } from '#domain/employment/thirty-hour-rule.ts';
import { displayName } from '#domain/identity/person-name.ts';
import { parseHours } from '#domain/numbers/danish-decimal.ts';
import { roundToHundredths } from '#domain/numbers/round-to-hundredths.ts';
import { formatMonth } from '#drawing/format-date.ts';
import { formatNumber } from '#drawing/format-number.ts';
import { sortDanish } from '#drawing/sort-danish.ts';
import type { Visit } from '#web/feature.ts';
import type { Form } from '#web/form.ts';
import type { Language } from '#web/texts.ts';
import { type GridRow, gridOf } from './queries.ts';
import type { MonthHours } from './register-work-hours.ts';
import { texts } from './texts.ts';

const MONTHS_SHOWN = 6;

/** The grid as it is shown, exported and read back. */
export interface Grid {
  months: Month[];
  /** The last two: what is not closed yet. */
  editable: Month[];
  current: Month;
  ordinary: GridRow[];
  other: GridRow[];
  sources: Code[];
  kinds: Code[];
}

/** Reads the grid of the actor's caseload: two statements, and the log is told whose hours go out. */
export async function readGrid(visit: Visit): Promise<Grid> {
  const current = monthOf(visit.today);
  const months = monthsBetween(addMonths(current, 1 - MONTHS_SHOWN), current);
  const rows = sortDanish(await gridOf(visit.tx, visit.actor, visit.today, months[0] as Month), displayName);
  const codes = await codesOf(visit.tx, ['hours-source', 'placement-kind'], visit.today);
  visit.saw(...rows.map((row) => row.citizenId));
  const isOrdinary = (row: GridRow) => countsAs(row.kind) === 'ordinary';
  return {
    months,
    editable: [previousMonth(current), current],
    current,
    ordinary: rows.filter(isOrdinary),
    other: rows.filter((row) => !isOrdinary(row)),
    sources: codes['hours-source'],
    kinds: codes['placement-kind'],
  };
}

/** What stands in a cell: not employed, nothing written yet, known to be unknown, or hours. */
export type Cell =
  | { kind: 'not_employed' }
  | { kind: 'empty'; version: 0 }
  | { kind: 'unknown'; version: number }
  | { kind: 'hours'; hours: number; version: number };

export function cellOf(row: GridRow, month: Month): Cell {
  const found = row.months.find((one) => one.month === month);
  if (found)
    return found.hours === null
      ? { kind: 'unknown', version: found.version }
      : { kind: 'hours', hours: found.hours, version: found.version };
  const hasBegun = Temporal.PlainDate.compare(row.startsOn, lastDayOf(month)) <= 0;
  const hasNotEnded = row.endsOn === null || Temporal.PlainDate.compare(row.endsOn, firstDayOf(month)) >= 0;
  return hasBegun && hasNotEnded ? { kind: 'empty', version: 0 } : { kind: 'not_employed' };
}

/** A cell as it is typed: hours with a Danish comma, `?` for unknown, nothing for nothing. */
export function typedOf(cell: Cell, language: Language): string {
  if (cell.kind === 'hours') return formatNumber(cell.hours, language);
  return cell.kind === 'unknown' ? '?' : '';
}

export const fieldOf = (row: GridRow, month: Month) => `h_${row.placementId}_${month}`;
/** What stood in the field when the page was drawn: a cell that still says so was not touched. */
export const wasFieldOf = (row: GridRow, month: Month) => `w_${row.placementId}_${month}`;
export const versionFieldOf = (row: GridRow, month: Month) => `v_${row.placementId}_${month}`;
export const sourceFieldOf = (row: GridRow) => `s_${row.placementId}`;
/** The source that stood there when the page was drawn. */
export const wasSourceFieldOf = (row: GridRow) => `ws_${row.placementId}`;

/** Whether nobody typed in the cell; what a colleague wrote there meanwhile then stands, and is no conflict. */
function isUntouched(form: Form, row: GridRow, month: Month): boolean {
  const [field, was] = [fieldOf(row, month), wasFieldOf(row, month)];
  const names = form.names();
  return !names.includes(field) || (names.includes(was) && form.typed(field) === form.typed(was));
}

/** What a field shows and sends along. A touched one keeps what was typed; its version moves on only once the conflict was shown. */
export function shownIn(
  cell: Exclude<Cell, { kind: 'not_employed' }>,
  at: { row: GridRow; month: Month; form: Form | undefined; hasConflict: boolean; language: Language },
): { value: string; was: string; version: string } {
  const { row, month, form } = at;
  const stands = typedOf(cell, at.language);
  const fresh = { value: stands, was: stands, version: String(cell.version) };
  if (!form || isUntouched(form, row, month)) return fresh;
  const value = form.typed(fieldOf(row, month));
  if (at.hasConflict) return { ...fresh, value };
  return { value, was: form.typed(wasFieldOf(row, month)), version: form.typed(versionFieldOf(row, month)) };
}

/** The ordinary hours of everybody in the grid in a month. */
export function ordinaryTotal(grid: Grid, month: Month): number {
  const hours = grid.ordinary.map((row) => cellOf(row, month)).map((cell) => (cell.kind === 'hours' ? cell.hours : 0));
  return roundToHundredths(hours.reduce((total, one) => total + one, 0));
}

/** Names a cell in words, for its label and its errors. */
export function cellName(row: GridRow, month: Month, language: Language): string {
  return texts(language).cell(displayName(row), row.company, formatMonth(month, language));
}

/** The month of one person measured by the small-job rule, all ordinary jobs together. */
export function ruleOf(grid: Grid, citizenId: string): ThirtyHourRule {
  const registrations = grid.ordinary
    .filter((row) => row.citizenId === citizenId)
    .flatMap((row) => {
      const cell = cellOf(row, grid.current);
      return cell.kind === 'not_employed' ? [] : [{ kind: row.kind, hours: cell.kind === 'hours' ? cell.hours : null }];
    });
  return thirtyHourRule({ month: grid.current, registrations });
}

/** Those who have an ordinary job this month, each once. */
export function employedNow(grid: Grid): string[] {
  const rows = grid.ordinary.filter((row) => cellOf(row, grid.current).kind !== 'not_employed');
  return [...new Set(rows.map((row) => row.citizenId))];
}

/** Reads the cells that were changed; each wrong one is refused in words, and nothing typed is lost. */
export function readCells(form: Form, grid: Grid, language: Language): MonthHours[] {
  const t = texts(language);
  const sources = grid.sources.map((one) => one.code);
  const changed: MonthHours[] = [];
  for (const row of [...grid.ordinary, ...grid.other]) {
    const source = form.typed(sourceFieldOf(row)) || row.source || 'citizen';
    if (!sources.includes(source)) form.refuse(sourceFieldOf(row), t.wrongSource);
    const before = changed.length;
    for (const month of grid.editable) {
      const cell = cellOf(row, month);
      if (cell.kind === 'not_employed' || isUntouched(form, row, month)) continue;
      const hours = readHours(form, row, month, grid, language);
      if (hours === undefined) continue;
      const isSame = cell.kind === 'hours' ? cell.hours === hours : cell.kind === 'unknown' && hours === null;
      const expectedVersion = Number(form.typed(versionFieldOf(row, month)));
      if (isSame) continue;
      changed.push({
        placementId: row.placementId,
        citizenId: row.citizenId,
        month,
        hours,
        source,
        expectedVersion: Number.isInteger(expectedVersion) ? expectedVersion : 0,
      });
    }
    if (changed.length === before && isSourceTouched(form, row))
      changed.push(...newSource(form, row, source, grid, language));
  }
  return changed;
}

function isSourceTouched(form: Form, row: GridRow): boolean {
  const was = wasSourceFieldOf(row);
  return form.names().includes(was) && form.typed(sourceFieldOf(row)) !== form.typed(was);
}

/** Another source alone: the newest month that can be changed is written again with it; where none is written yet, there is nothing to correct. */
function newSource(form: Form, row: GridRow, source: string, grid: Grid, language: Language): MonthHours[] {
  for (const month of grid.editable.toReversed()) {
    const cell = cellOf(row, month);
    if (cell.kind !== 'hours' && cell.kind !== 'unknown') continue;
    const hours = cell.kind === 'hours' ? cell.hours : null;
    const { placementId, citizenId } = row;
    return [
      {
        placementId,
        citizenId,
        month,
        hours,
        source,
        expectedVersion: Number(form.typed(versionFieldOf(row, month))) || 0,
      },
    ];
  }
  form.refuse(sourceFieldOf(row), texts(language).sourceAlone(displayName(row)));
  return [];
}

/** Hours, null for unknown, undefined for nothing to write. */
function readHours(form: Form, row: GridRow, month: Month, grid: Grid, language: Language): number | null | undefined {
  const t = texts(language);
  const field = fieldOf(row, month);
  const name = cellName(row, month, language);
  const read = parseHours(form.text(field, { max: 20 }));
  switch (read.kind) {
    case 'hours':
      return read.hours;
    case 'unknown':
      return null;
    case 'empty':
      if (cellOf(row, month).kind !== 'empty') form.refuse(field, t.emptied(name));
      return undefined;
    case 'same': {
      const before = cellOf(row, previousMonth(month));
      const typedBefore = month === grid.current ? parseHours(form.typed(fieldOf(row, previousMonth(month)))) : null;
      if (typedBefore?.kind === 'hours') return typedBefore.hours;
      if (typedBefore?.kind === 'unknown') return null;
      if (before.kind === 'hours') return before.hours;
      form.refuse(field, t.nothingBefore(name));
      return undefined;
    }
    case 'error':
      form.refuse(field, t[read.reason](name));
      return undefined;
  }
}

import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { displayName } from '#domain/identity/person-name.ts';
import { formatMonth } from '#drawing/format-date.ts';
import { codeWord } from '#web/citizen/code-words.ts';
import type { Language } from '#web/texts.ts';
import { cellOf, type Grid, ordinaryTotal } from './grid.ts';
import type { GridRow } from './queries.ts';
import { texts } from './texts.ts';

type Value = string | number | null;

/** The screen's grid as lines, without the names of protected citizens, for a sheet leaves the program: numbers stay numbers, unknown stays a word, not employed stays empty. */
export function linesOf(grid: Grid, language: Language, isDemo: boolean): Value[][] {
  const t = texts(language);
  const line = (row: GridRow): Value[] => [
    row.isProtected ? t.protectedName : displayName(row),
    grid.other.includes(row) ? `${codeWord(grid.kinds, row.kind, language)}, ${row.company}` : row.company,
    ...grid.months.map((month): Value => {
      const cell = cellOf(row, month);
      return cell.kind === 'hours' ? cell.hours : cell.kind === 'not_employed' ? null : t.unknown;
    }),
    row.source ? codeWord(grid.sources, row.source, language) : null,
  ];
  return [
    [t.citizen, t.workplace, ...grid.months.map((month) => formatMonth(month, language)), t.source],
    [t.ordinary],
    ...grid.ordinary.map(line),
    ...(grid.ordinary.length > 0
      ? [[t.total, null, ...grid.months.map((month) => ordinaryTotal(grid, month)), null]]
      : []),
    [`${t.other}: ${t.otherNote}`],
    ...grid.other.map(line),
    ...(isDemo ? [[t.demo]] : []),
  ];
}

export async function workbookOf(lines: Value[][], sheet: string): Promise<Uint8Array> {
  const data = lines.map((cells, index) =>
    cells.map((value) =>
      value === null
        ? null
        : {
            value,
            type: typeof value === 'number' ? Number : String,
            ...(index === 0 ? { fontWeight: 'bold' as const } : {}),
          },
    ),
  );
  const file = await writeXlsxFile(data as SheetData, { sheet, columns: [{ width: 26 }, { width: 30 }] }).toBuffer();
  return new Uint8Array(file);
}

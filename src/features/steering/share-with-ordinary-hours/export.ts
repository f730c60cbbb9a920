import writeXlsxFile from 'write-excel-file/node';
import type { Code } from '#db/code-list.ts';
import { formatDate } from '#drawing/format-date.ts';
import { FIGURE, type OrdinaryHoursFigure } from '#figures/share-with-ordinary-hours.ts';
import type { Language } from '#web/texts.ts';
import { rowsOf, wordsOf } from './rows.ts';
import { texts } from './texts.ts';

/** The screen's table as lines of words: head, rows, and below them what the figure is. */
export function linesOf(
  figure: OrdinaryHoursFigure,
  targetGroups: readonly Code[],
  language: Language,
  isDemo: boolean,
): string[][] {
  const t = texts(language);
  const rows = rowsOf(figure, targetGroups, language).map((row) => {
    const words = wordsOf(row, language);
    const label = row.kind === 'month' && row.isProvisional ? `${row.label} (${t.provisional})` : row.label;
    return [label, words.withHours, words.base, words.share, words.interval, words.unknown];
  });
  return [
    [t.period, t.withHours, t.base, t.share, t.interval, t.hoursUnknown],
    ...rows,
    [],
    [`${t.kicker}. ${t.sameText(FIGURE.id, FIGURE.version)} ${t.counted(formatDate(figure.to, language))}`],
    [`${t.numerator}: ${t.numeratorText}`],
    [`${t.denominator}: ${t.denominatorText}`],
    ...(isDemo ? [[t.demo]] : []),
  ];
}

/** The same lines as a workbook. */
export async function workbookOf(lines: string[][], sheet: string): Promise<Uint8Array> {
  const data = lines.map((line, index) =>
    line.map((value) => ({ value, type: String, ...(index === 0 ? { fontWeight: 'bold' as const } : {}) })),
  );
  const file = await writeXlsxFile(data, {
    sheet,
    columns: [{ width: 30 }, ...Array.from({ length: 5 }, () => ({ width: 14 }))],
  }).toBuffer();
  return new Uint8Array(file);
}

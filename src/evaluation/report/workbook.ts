import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { ReportDocument, Table } from './document.ts';
import { reportTexts } from './texts.ts';

/** A sheet's name may have this many letters. */
const LONGEST_NAME = 31;

/** The report's tables as a workbook, one sheet a table: machine numbers as they are printed, hidden ones as their word. */
export async function workbook(document: ReportDocument): Promise<Buffer> {
  const tables = tablesOf(document);
  const names = sheetNames(tables);
  const sheets = tables.map((table, index) => ({
    sheet: names[index] as string,
    data: dataOf(table, document),
    columns: [{ width: 42 }, ...table.columns.slice(1).map(() => ({ width: 16 }))],
  }));
  const file = await writeXlsxFile(sheets.length > 0 ? sheets : [emptySheet(document)]).toBuffer();
  return withoutDates(Buffer.from(file));
}

/** The tables in the order of the report; figures bring theirs. */
export function tablesOf({ sections }: ReportDocument): Table[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'figure' || block.kind === 'table' ? [block.table] : [])),
  );
}

function emptySheet({ language, title }: ReportDocument) {
  return {
    sheet: reportTexts[language].program,
    data: [[{ value: title, type: String }]] as SheetData,
    columns: [{ width: 42 }],
  };
}

/** Names without the signs that a sheet may not have, short enough, and no two alike. */
function sheetNames(tables: readonly Table[]): string[] {
  const taken = new Set<string>();
  return tables.map(({ title }, index) => {
    const base =
      title
        .replace(/[\\/?*[\]:]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim() || `${index + 1}`;
    let name = base.slice(0, LONGEST_NAME).trim();
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base.slice(0, LONGEST_NAME - 4).trim()} ${n}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

function dataOf(table: Table, { mark }: ReportDocument): SheetData {
  const text = (value: string, isBold = false) => ({
    value,
    type: String,
    ...(isBold && { fontWeight: 'bold' as const }),
  });
  return [
    [text(table.title, true)],
    ...(mark ? [[text(mark)]] : []),
    table.columns.map((column) => text(column.name, true)),
    ...table.rows.map((row) => [
      text(row.name),
      ...row.cells.map((cell) =>
        typeof cell.value === 'number' && Number.isFinite(cell.value)
          ? { value: cell.value, type: Number }
          : text(cell.text),
      ),
    ]),
  ] as SheetData;
}

const END = 0x06054b50;
/** 1 January 1980, the first day that a ZIP file knows. */
const FIRST_DAY = 0x00210000;

/** The same ZIP file with no time of writing in it: the same tables give the same bytes. Its layout is PKWARE's APPNOTE, sections 4.3.7 and 4.3.12. */
function withoutDates(zip: Buffer): Buffer {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || zip.readUInt32LE(end) !== END) throw new Error('the workbook is no ZIP file');
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry++) {
    zip.writeUInt32LE(FIRST_DAY, at + 12);
    zip.writeUInt32LE(FIRST_DAY, zip.readUInt32LE(at + 42) + 10);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}

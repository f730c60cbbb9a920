import { compilePdf, MissingLetter } from '#drawing/typst/compile-pdf.ts';
import { UserError } from '../../user-error.ts';
import type { Block, Figure, ReportDocument, Section, Table } from '../document.ts';
import { reportTexts } from '../texts.ts';
import { standaloneSvg } from './standalone-svg.ts';
import { REPORT_TEMPLATE } from './template.ts';

/** The report on paper: a tagged PDF/UA-1. Throws UserError when a name in plan or data has a letter that the typeface lacks. */
export function pdfReport(document: ReportDocument): Buffer {
  const t = reportTexts[document.language];
  const figures = document.sections.flatMap((section) => section.blocks).filter((block) => block.kind === 'figure');
  const drawings = new Map(figures.map((figure) => [`${figure.id}.svg`, standaloneSvg(figure.drawing)]));
  const appendix = figures.filter((figure) => figure.tablePlace === 'appendix').map((figure) => figure.table);
  const sections: Section[] = [
    ...document.sections,
    ...(appendix.length > 0
      ? [
          {
            id: 'appendix',
            heading: t.appendix,
            blocks: appendix.map((table) => ({ kind: 'table' as const, table })),
          },
        ]
      : []),
  ];
  const content = {
    language: document.language,
    title: document.title,
    subtitle: document.subtitle,
    mark: document.mark,
    foot: document.foot,
    words: { program: t.program, page: t.page, of: t.of },
    sections: sections.map(({ heading, blocks }) => ({ heading, blocks: printed(blocks) })),
  };
  try {
    return compilePdf(REPORT_TEMPLATE, content, drawings);
  } catch (error) {
    if (!(error instanceof MissingLetter)) throw error;
    throw new UserError(
      `The report's typeface has no "${error.letter}": write the names in the plan or the data with Latin letters.`,
    );
  }
}

/** Blocks as the template reads them: halves in pairs, every field present. */
function printed(blocks: readonly Block[]): unknown[] {
  const shown: unknown[] = [];
  let halves: Figure[] = [];
  const flush = () => {
    for (let at = 0; at < halves.length; at += 2)
      shown.push({ kind: 'figures', items: halves.slice(at, at + 2).map(printedFigure) });
    halves = [];
  };
  for (const block of blocks) {
    if (block.kind === 'figure' && block.width === 'half') {
      halves.push(block);
      continue;
    }
    flush();
    if (block.kind === 'figure') shown.push({ kind: 'figures', items: [printedFigure(block)] });
    else if (block.kind === 'table') shown.push({ kind: 'table', table: printedTable(block.table) });
    else if (block.kind === 'points') shown.push({ isNumbered: false, isCallout: false, ...block });
    else shown.push(block);
  }
  flush();
  return shown;
}

function printedFigure(figure: Figure) {
  const { id, label, headline, sub, alternative, caption, width, tablePlace, table } = figure;
  return {
    file: `${id}.svg`,
    label,
    headline,
    sub,
    alternative,
    caption,
    width,
    under: tablePlace === 'under',
    table: printedTable(table),
  };
}

function printedTable({ title, columns, rows }: Table) {
  return {
    title,
    columns: columns.map(({ name, share = 0, isText = false, isAside = false }) => ({ name, share, isText, isAside })),
    rows: rows.map(({ name, tone = null, cells }) => ({
      name,
      tone,
      cells: cells.map(({ text, isStrong = false }) => ({ text, isStrong })),
    })),
  };
}

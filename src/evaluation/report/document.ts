import type { VNode } from 'preact';
import type { Language } from '#drawing/language.ts';

/** The report before it is a page, a PDF or a workbook: the same words, numbers and drawings for all of them. */
export interface ReportDocument {
  language: Language;
  title: string;
  subtitle: string;
  /** Said on every page and under every figure when the persons are invented; null = real data. */
  mark: string | null;
  /** What stands at the foot of every printed page. */
  foot: string;
  sections: Section[];
}

/** A part of the report with its heading. */
export interface Section {
  id: string;
  heading: string;
  blocks: Block[];
}

/** What a section is made of. */
export type Block = Figure | TableBlock | Paragraph | PointList | FactList;

/** A paragraph. */
export interface Paragraph {
  kind: 'text';
  text: string;
}

/** Points, each with an opening that carries it. `isCallout`: drawn apart, as what must not be overlooked. */
export interface PointList {
  kind: 'points';
  items: { lead: string; text: string }[];
  isNumbered?: boolean;
  isCallout?: boolean;
}

/** Names and what stands behind them. */
export interface FactList {
  kind: 'facts';
  items: { name: string; text: string }[];
}

/** A table that stands by itself. */
export interface TableBlock {
  kind: 'table';
  table: Table;
}

/** A drawing with its headline, its source and its numbers. */
export interface Figure {
  kind: 'figure';
  id: string;
  /** »Figur 1«. */
  label: string;
  headline: string;
  sub: string;
  /** One drawing; `alternative` says in words what it shows. */
  drawing: VNode;
  alternative: string;
  caption: string;
  table: Table;
  /** `under` the drawing, in its own columns; `appendix`: opened on a screen, at the end on paper. */
  tablePlace: 'under' | 'appendix';
  /** Two halves stand side by side where there is room. */
  width: 'half' | 'full';
}

/** Rows of numbers. The first column names the row. */
export interface Table {
  /** Names the sheet of the workbook. */
  id: string;
  title: string;
  columns: Column[];
  rows: Row[];
}

/** A column; `share` is its part of the width. */
export interface Column {
  name: string;
  share?: number;
  isText?: boolean;
  /** Shaded: another kind of statement than the columns before it. */
  isAside?: boolean;
}

/** A row; `tone` is the group that it is about. */
export interface Row {
  name: string;
  cells: Cell[];
  tone?: 'treated' | 'control' | 'strong' | 'minor';
}

/** A number as it is read, and as a machine takes it; a hidden or impossible number has its word alone. */
export interface Cell {
  text: string;
  value?: number | null;
  isStrong?: boolean;
}

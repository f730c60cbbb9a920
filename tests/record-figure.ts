import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One measured figure with its aim. */
export interface RecordedFigure {
  id: string;
  metric: string;
  value: number;
  target: string;
  pass: boolean;
}

/** Writes measured figures into reports/figures.json; a figure of the same id and metric is replaced, the others stay. */
export function recordFigures(figures: readonly RecordedFigure[]): void {
  const file = path.join(import.meta.dirname, '../reports/figures.json');
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as RecordedFigure[]) : [];
  const isReplaced = (one: RecordedFigure) => figures.some(({ id, metric }) => id === one.id && metric === one.metric);
  const after = [...before.filter((one) => !isReplaced(one)), ...figures];
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(after, null, 2)}\n`);
}

import type { Analysis } from '../plan/analyses.ts';
import type { Table } from '../read/table.ts';
import { compareShares } from './compare-shares.ts';
import type { Finding } from './finding.ts';

/** Runs one analysis of a plan on its table. Throws {@link UserError} naming file, column and row. */
export function runAnalysis(table: Table, analysis: Analysis, smallestCell: number): Promise<Finding> {
  switch (analysis.kind) {
    case 'compare-shares':
      return compareShares(table, analysis, smallestCell);
  }
}

import { createHash } from 'node:crypto';
import type { Finding } from './analyses/finding.ts';
import { runAnalysis } from './analyses/run-analysis.ts';
import { refusePublishedDifferences } from './disclosure/refuse-published-differences.ts';
import type { Estimate } from './estimate.ts';
import { correctFamilies } from './multiplicity/correct-families.ts';
import type { Plan } from './plan/plan-schema.ts';
import { openTable, type Table } from './read/table.ts';
import { UserError } from './user-error.ts';

/** What an evaluation found; the same input gives the same bytes. */
export interface Results {
  formatVersion: 1;
  programVersion: string;
  title: Plan['title'];
  planSha256: string;
  data: { name: string; sha256: string; rows: number; columns: number }[];
  disclosure: { smallestCell: number; suppressed: number };
  /** Rows left out, by reason; null = hidden. */
  leftOut: ({ analysis: string } & { [K in keyof Finding['leftOut']]: number | null })[];
  estimates: Estimate[];
}

const SMALLEST_CELL = 5;

/**
 * Runs a checked plan on its tables. `files` maps each data name of the plan to a file. Throws {@link UserError}, and {@link DisclosureRefusal} when
 * the figures that the plan lists as published would give persons away.
 */
export async function evaluate(
  plan: Plan,
  planText: string,
  files: ReadonlyMap<string, string>,
  programVersion: string,
): Promise<Results> {
  const smallestCell = plan.disclosure?.smallestCell ?? SMALLEST_CELL;
  refusePublishedDifferences(plan.published ?? [], smallestCell);
  const results: Results = {
    formatVersion: 1,
    programVersion,
    title: plan.title,
    planSha256: createHash('sha256').update(planText).digest('hex'),
    data: [],
    disclosure: { smallestCell, suppressed: 0 },
    leftOut: [],
    estimates: [],
  };
  for (const name of Object.keys(plan.data ?? {})) {
    const file = files.get(name);
    if (!file) throw new UserError(`The plan needs the data "${name}": add --data ${name}=FILE.`);
    const table = await openTable(file);
    try {
      results.data.push({ name, sha256: table.sha256, rows: table.rows, columns: table.columns.length });
      await runOn(table, name, plan, results);
    } finally {
      table.close();
    }
  }
  results.estimates = correctFamilies(results.estimates, plan.families ?? []);
  results.disclosure.suppressed = results.estimates.filter((one) => one.suppressed).length;
  return results;
}

/** Runs the analyses of one table, and adds what they found. */
async function runOn(table: Table, name: string, plan: Plan, results: Results): Promise<void> {
  const { smallestCell } = results.disclosure;
  const hidden = (count: number) => (count >= 1 && count < smallestCell ? null : count);
  for (const analysis of (plan.analyses ?? []).filter((one) => one.data === name)) {
    const { estimates, leftOut } = await runAnalysis(table, analysis, smallestCell);
    results.leftOut.push({
      analysis: analysis.name,
      outcomeMissing: hidden(leftOut.outcomeMissing),
      otherGroup: hidden(leftOut.otherGroup),
      periodMissing: hidden(leftOut.periodMissing),
      covariateMissing: hidden(leftOut.covariateMissing),
    });
    results.estimates.push(...estimates);
  }
}

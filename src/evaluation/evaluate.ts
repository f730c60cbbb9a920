import { createHash } from 'node:crypto';
import type { Finding } from './analyses/finding.ts';
import { runAnalysis } from './analyses/run-analysis.ts';
import { type DisclosureLog, protect } from './disclosure/protect.ts';
import { refusePublishedDifferences } from './disclosure/refuse-published-differences.ts';
import type { Estimate } from './estimate.ts';
import { correctFamilies } from './multiplicity/correct-families.ts';
import type { Plan } from './plan/plan-schema.ts';
import { openTable } from './read/table.ts';
import { tableSource } from './source/table-source.ts';
import type { StudyFlow } from './study/flow.ts';
import { UserError } from './user-error.ts';

/** What an evaluation found; the same input gives the same bytes. */
export interface Results {
  formatVersion: 1;
  programVersion: string;
  title: Plan['title'];
  planSha256: string;
  /** `rows` null = hidden, because rows left out could be told from it. */
  data: { name: string; sha256: string; rows: number | null; columns: number }[];
  disclosure: DisclosureLog;
  /** Rows left out, by reason; null = hidden. */
  leftOut: ({ analysis: string } & { [K in keyof Finding['leftOut']]: number | null })[];
  /** How the population of the plan's study came about; null without a study. */
  flow: StudyFlow | null;
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
  const data: Results['data'] = [];
  const findings: Finding[] = [];
  const names: string[] = [];
  for (const name of Object.keys(plan.data ?? {})) {
    const file = files.get(name);
    if (!file) throw new UserError(`The plan needs the data "${name}": add --data ${name}=FILE.`);
    const table = await openTable(file);
    try {
      data.push({ name, sha256: table.sha256, rows: table.rows, columns: table.columns.length });
      for (const analysis of (plan.analyses ?? []).filter((one) => one.data === name)) {
        findings.push(await runAnalysis(tableSource(table), analysis));
        names.push(analysis.name);
      }
    } finally {
      table.close();
    }
  }
  const rows = new Map(data.map((one) => [one.name, one.rows ?? 0]));
  const shown = await protect(findings, {
    smallestCell,
    rows,
    published: plan.published ?? [],
    onlyData: Object.keys(plan.data ?? {})[0],
  });
  return {
    formatVersion: 1,
    programVersion,
    title: plan.title,
    planSha256: createHash('sha256').update(planText).digest('hex'),
    data: data.map((one) => ({ ...one, rows: shown.rows.get(one.name) ?? null })),
    disclosure: shown.log,
    leftOut: shown.leftOut.map((one, at) => ({ analysis: names[at] as string, ...one })),
    flow: shown.flow,
    estimates: correctFamilies(shown.estimates, plan.families ?? []),
  };
}

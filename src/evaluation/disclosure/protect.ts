import type { Finding } from '../analyses/finding.ts';
import type { LeftOut } from '../analyses/left-out.ts';
import type { Estimate } from '../estimate.ts';
import type { StudyFlow } from '../study/flow.ts';
import { narrowest } from './attacker.ts';
import { CountSystemBuilder } from './count-system.ts';
import { itemsOfEstimates, placedCounts } from './estimate-items.ts';
import { hideFlow, itemsOfFlow } from './flow-items.ts';
import { hideEstimates } from './hide-estimates.ts';
import { itemsOfLeftOut } from './left-out-items.ts';
import type { Releasable } from './releasable.ts';
import { relateReleased } from './released-system.ts';
import { groupDisclosures, isSmall } from './sensitive-cells.ts';
import { loadSolver } from './solver.ts';
import { type Suppression, suppress } from './suppress.ts';

/** What disclosure control needs to know besides the findings. */
export interface DisclosureRules {
  /** Counts from 1 and below this are hidden, and so is what gives them away to within this many persons. */
  smallestCell: number;
  /** Rows of each table, which the results print as well. */
  rows?: ReadonlyMap<string, number>;
  flow?: StudyFlow | null;
}

/** What was hidden and how it stood against the attacker; in the results, without a single hidden count. */
export interface DisclosureLog {
  smallestCell: number;
  /** Estimates without numbers: for their own small counts, and for what they would give away. */
  suppressed: number;
  primary: number;
  complementary: number;
  /** Counts that the results would give away if nothing were hidden, and those of them that were hidden and attacked. */
  cells: number;
  hiddenCells: number;
  /** By how much the hidden count that is best known to the attacker can still differ; null = nothing is hidden, or no hidden count has an upper end. */
  smallestWidth: number | null;
  /** How much less could be hidden at most, as a share of what is: 0 = proved that less is impossible. */
  gap: number;
}

/** What may be printed; what is hidden is null. */
export interface Protected {
  estimates: Estimate[];
  leftOut: { [K in keyof LeftOut]: number | null }[];
  rows: Map<string, number | null>;
  flow: StudyFlow | null;
  log: DisclosureLog;
}

/**
 * Disclosure control (Da: diskretionering) after estimation and before anything is written, over all findings at once: every count that they would
 * give away is put into one system, what is too small is hidden, and what gives it back as well, until the attacker finds every hidden count open by
 * `smallestCell` persons at least. Estimates are hidden whole; the order of findings and of their lines makes no difference.
 */
export async function protect(findings: readonly Finding[], rules: DisclosureRules): Promise<Protected> {
  const { smallestCell, rows = new Map(), flow = null } = rules;
  const highs = await loadSolver();
  const builder = new CountSystemBuilder();
  const counts = placedCounts(findings);
  relateReleased(builder, counts);
  const estimates = itemsOfEstimates(builder, findings);
  const leftOut = itemsOfLeftOut(builder, findings, rows);
  const steps = itemsOfFlow(builder, flow);
  const { system, index } = builder.build();
  const number = (list: readonly number[]) => [...new Set(list.map((id) => index[id] as number))];
  const items = [...estimates, ...leftOut.items, ...steps].map(
    (item): Releasable => ({
      cost: item.cost,
      gives: number(item.gives),
      restsOn: number(item.restsOn),
    }),
  );
  const alike = groupDisclosures(counts, smallestCell);
  const alikeCells = new Set(builder.cells.flatMap(({ name }, id) => (alike.has(name) ? [index[id]] : [])));
  const isSensitive = system.cells.map(({ value }, id) => isSmall(value, smallestCell) || alikeCells.has(id));
  const found = suppress(highs, system, items, isSensitive, smallestCell);
  const isHidden = found.hidden.map((why) => why !== null);
  const afterEstimates = isHidden.slice(estimates.length);
  return {
    estimates: hideEstimates(findings, isHidden),
    ...leftOut.hide(afterEstimates),
    flow: hideFlow(flow, afterEstimates.slice(leftOut.items.length)),
    log: logOf(found, narrowest(highs, system, found.shown, found.targets), estimates.length, smallestCell),
  };
}

function logOf(
  { hidden, shown, targets, cost, bound }: Suppression,
  width: number | null,
  estimates: number,
  smallestCell: number,
): DisclosureLog {
  const lines = hidden.slice(0, estimates);
  const count = (why: string) => lines.filter((one) => one === why).length;
  return {
    smallestCell,
    suppressed: lines.filter((one) => one !== null).length,
    primary: count('primary'),
    complementary: count('complementary'),
    cells: shown.filter(Boolean).length + targets.length,
    hiddenCells: targets.length,
    smallestWidth: width === Infinity ? null : width,
    gap: cost > bound ? Math.round(((cost - bound) / cost) * 1e6) / 1e6 : 0,
  };
}

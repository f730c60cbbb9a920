import type { Finding } from '../analyses/finding.ts';
import type { LeftOut } from '../analyses/left-out.ts';
import type { Estimate } from '../estimate.ts';
import type { Published } from '../plan/published.ts';
import type { StudyFlow } from '../study/flow.ts';
import { type Feasible, narrowest } from './attacker.ts';
import { type CountSystem, CountSystemBuilder } from './count-system.ts';
import { DisclosureRefusal } from './disclosure-refusal.ts';
import { itemsOfEstimates, placedCounts } from './estimate-items.ts';
import { hideFlow, itemsOfFlow } from './flow-items.ts';
import { hideEstimates } from './hide-estimates.ts';
import { itemsOfLeftOut } from './left-out-items.ts';
import { itemsOfPublished, publishedCounts } from './published-items.ts';
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
  /** Figures that are public already; `onlyData` = the data they are of where they do not say so. */
  published?: readonly Published[];
  onlyData?: string | undefined;
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
 * Throws {@link DisclosureRefusal} when figures that are public already give a small count away, whatever is hidden.
 */
export async function protect(findings: readonly Finding[], rules: DisclosureRules): Promise<Protected> {
  const { smallestCell, rows = new Map(), flow = null, published = [], onlyData } = rules;
  const highs = await loadSolver();
  const builder = new CountSystemBuilder();
  const counts = placedCounts(findings);
  relateReleased(
    builder,
    [...counts, ...publishedCounts(published, onlyData)],
    findings.flatMap(({ nested = [] }) => nested),
  );
  const estimates = itemsOfEstimates(builder, findings);
  const leftOut = itemsOfLeftOut(builder, findings, rows);
  const steps = itemsOfFlow(builder, flow);
  const fixed = itemsOfPublished(builder, published, onlyData, counts);
  const { system, index } = builder.build();
  const number = (list: readonly number[]) => [...new Set(list.map((id) => index[id] as number))];
  const items = [...estimates, ...leftOut.items, ...steps, ...fixed].map(
    (item): Releasable => ({
      cost: item.cost,
      gives: number(item.gives),
      restsOn: number(item.restsOn),
    }),
  );
  const alike = groupDisclosures(counts, smallestCell);
  const alikeCells = new Set(builder.cells.flatMap(({ name }, id) => (alike.has(name) ? [index[id]] : [])));
  const isSensitive = system.cells.map(({ value }, id) => isSmall(value, smallestCell) || alikeCells.has(id));
  const order = canonicalOrder(findings, items.length);
  const sorted = order.map((at) => items[at] as Releasable);
  const found = suppress(highs, system, sorted, isSensitive, smallestCell);
  refuseExposed(
    system,
    found.exposed.filter(({ cell }) => isSensitive[cell]),
    smallestCell,
  );
  const hidden = items.map(() => null as Suppression['hidden'][number]);
  order.forEach((at, place) => {
    hidden[at] = found.hidden[place] ?? null;
  });
  const isHidden = hidden.map((why) => why !== null);
  const afterEstimates = isHidden.slice(estimates.length);
  return {
    estimates: hideEstimates(findings, isHidden),
    ...leftOut.hide(afterEstimates),
    flow: hideFlow(flow, afterEstimates.slice(leftOut.items.length)),
    log: {
      smallestCell,
      ...countHidden(hidden.slice(0, estimates.length)),
      ...standing(found, narrowest(highs, system, found.shown, found.targets)),
    },
  };
}

/** What is public gives a small count of this run away, whatever is hidden: nothing is written, and what must be taken back is said. */
function refuseExposed({ cells }: CountSystem, exposed: readonly Feasible[], smallestCell: number): void {
  const [first, ...others] = exposed;
  if (!first) return;
  const [data, ...conditions] = cells[first.cell]?.name.startsWith('[')
    ? (JSON.parse(cells[first.cell]?.name ?? '[]') as [string, ...[string, string][]])
    : ['a group that is not printed'];
  const where = conditions.map(([column, value]) => `${column} = ${value}`).join(', ');
  throw new DisclosureRefusal(
    `"published": together with this run, the published figures give away a count of fewer than ${smallestCell} persons (${[data, where].filter(Boolean).join(': ')})` +
      `${others.length > 0 ? ` and ${others.length} more` : ''}. Hiding figures of this run does not help: leave a published figure out that is not public yet, or make its groups larger.`,
  );
}

/** The estimates by what they are of, so that among equally good choices the same is taken whatever the order of analyses; then the rest. */
function canonicalOrder(findings: readonly Finding[], items: number): number[] {
  const names = findings.flatMap(({ estimates }) =>
    estimates.map((one) =>
      JSON.stringify([one.analysis, one.outcome, one.subgroup, one.period, one.estimator, one.term]),
    ),
  );
  const last = '\uffff';
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return Array.from({ length: items }, (_, at) => at).sort(
    (a, b) => compare(names[a] ?? last, names[b] ?? last) || a - b,
  );
}

function countHidden(lines: Suppression['hidden']) {
  const count = (why: string) => lines.filter((one) => one === why).length;
  const [primary, complementary] = [count('primary'), count('complementary')];
  return { suppressed: primary + complementary, primary, complementary };
}

function standing({ shown, targets, cost, bound }: Suppression, width: number | null) {
  return {
    cells: shown.filter(Boolean).length + targets.length,
    hiddenCells: targets.length,
    smallestWidth: width === Infinity ? null : width,
    gap: cost > bound ? Math.round(((cost - bound) / cost) * 1e6) / 1e6 : 0,
  };
}

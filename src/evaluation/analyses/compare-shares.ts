import type { Estimate } from '../estimate.ts';
import type { CompareShares } from '../plan/kinds/compare-shares.ts';
import type { Source } from '../source/source.ts';
import { changeInDifference } from './change-in-difference.ts';
import type { Finding, ReleasedCount } from './finding.ts';
import { isFound } from './normal-line.ts';
import { refuseEmptyGroups } from './refuse-empty-groups.ts';
import { refuseNegativeWeights } from './refuse-negative-weights.ts';
import { differenceLine } from './shares/difference-line.ts';
import { equivalenceLine } from './shares/equivalence-line.ts';
import { mantelHaenszelCounts, mantelHaenszelLine } from './shares/mantel-haenszel-line.ts';
import { nestedSubgroups } from './shares/nested-subgroups.ts';
import { countsOf } from './shares/released.ts';
import { subgroupDifferences } from './shares/subgroup-differences.ts';
import { rowsOf, type Tally, talliesOf, wantedOf } from './shares/tally.ts';

/** Lines of the results, and what each gives away. */
interface Lines {
  estimates: Estimate[];
  counts: ReleasedCount[][];
}

/**
 * Compares shares per group, period and subgroup. Beside the differences stand, where the plan asks for them, common odds ratios and tests of
 * equivalence, and always what a reader would else read out of two tests: whether subgroups differ from each other, and whether the difference changed.
 * Throws UserError naming file, column and row.
 */
export async function compareShares(source: Source, analysis: CompareShares): Promise<Finding> {
  const counted = await source.count(wantedOf(analysis), analysis.name);
  refuseNegativeWeights(source, counted, analysis.weights);
  const { rows, leftOut } = rowsOf(counted, analysis);
  const everybody = talliesOf(rows, analysis, null);
  refuseEmptyGroups(source, analysis, everybody);
  const bySubgroup = (analysis.subgroups ?? []).map(({ column }) => talliesOf(rows, analysis, column));
  const tallies = [everybody, ...bySubgroup].flat();
  const differences = linesOf(tallies, analysis);
  const lines = [
    differences,
    ...bySubgroup.map((parts) => subgroupDifferences(parts, everybody, analysis)),
    await changeInDifference(source, analysis, differences.estimates.slice(0, tallies.length)),
  ];
  return {
    estimates: lines.flatMap((one) => one.estimates),
    counts: lines.flatMap((one) => one.counts),
    leftOut,
    nested: nestedSubgroups(
      analysis.data,
      rows,
      (analysis.subgroups ?? []).map(({ column }) => column),
    ),
  };
}

/** The differences of all tallies, then what the plan asks for beside them. */
function linesOf(tallies: readonly Tally[], analysis: CompareShares): Lines {
  const differences = tallies.map((tally) => differenceLine(tally, analysis));
  const isLevelsOnly = analysis.period && !analysis.change && new Set(tallies.map((one) => one.period)).size > 1;
  const released = tallies.map((tally) => countsOf(tally, analysis));
  const lines: Lines = {
    estimates: differences.map((one) =>
      isLevelsOnly && isFound(one) ? { ...one, notes: [...one.notes, 'levels-only'] } : one,
    ),
    counts: released,
  };
  if (analysis.strata?.length) {
    lines.estimates.push(...tallies.map((tally) => mantelHaenszelLine(tally, analysis)));
    lines.counts = [...lines.counts, ...tallies.map((tally) => mantelHaenszelCounts(tally, analysis))];
  }
  if (analysis.equivalence) {
    lines.estimates.push(
      ...tallies.map((tally, index) => equivalenceLine(tally, analysis, differences[index] as Estimate)),
    );
    lines.counts = [...lines.counts, ...released];
  }
  return lines;
}

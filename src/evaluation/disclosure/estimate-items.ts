import { CHANGE, CHANGE_BEFORE_START } from '../analyses/change-in-difference.ts';
import { CHANGE_FROM_BASE } from '../analyses/event-study-summary.ts';
import type { Finding, ReleasedCount } from '../analyses/finding.ts';
import { BEFORE } from '../analyses/pre-trend-lines.ts';
import { type Estimate, EVERYBODY } from '../estimate.ts';
import { cellName, OUTCOME, type Placed } from './count-keys.ts';
import type { CountSystemBuilder } from './count-system.ts';
import type { Releasable } from './releasable.ts';

/** Names of periods that stand for several. */
const SPANS = new Set([EVERYBODY, CHANGE, CHANGE_BEFORE_START, CHANGE_FROM_BASE, BEFORE]);

/** Estimators whose one number is made of the outcomes of all periods. */
const OVER_ALL_PERIODS = new Set(['difference-in-differences', 'difference-between-periods', 'pre-trend-test']);

/** The counts of all estimates, each with the base that it shares with its neighbours. */
export function placedCounts(findings: readonly Finding[]): Placed[] {
  return findings.flatMap(({ estimates, counts }) =>
    estimates.flatMap((estimate, at) => {
      const list = counts[at] ?? [];
      const base = [estimate.analysis, estimate.outcome, estimate.estimator].join('\u0000');
      return list.map((count) => ({ ...count, base, periods: periodColumns(estimate, count) }));
    }),
  );
}

/** The columns that hold the estimate's period. A subgroup may have the same value; it is named in the estimate. */
function periodColumns({ period, subgroup }: Estimate, { where }: ReleasedCount): string[] {
  if (SPANS.has(period)) return [];
  return Object.keys(where).filter((column) => where[column] === period && subgroup !== `${column}=${period}`);
}

/**
 * Each estimate as one item. It gives its counts. It rests on the counts of its outcome in the same group even where it prints only how many they
 * are: a difference of shares with its bases is an equation in whole numbers. A change rests on all periods, an event study's line on its own and on
 * the base period. Hiding an estimate costs 1, and up to 1 more by the persons it is about.
 */
export function itemsOfEstimates(builder: CountSystemBuilder, findings: readonly Finding[]): Releasable[] {
  const placed = placedCounts(findings);
  const periods = new Set(placed.flatMap((one) => one.periods));
  const idOf = ({ data, where, value }: ReleasedCount) =>
    builder.cell(cellName(data, Object.entries(where)), value, true);
  const outcomes = Map.groupBy(
    placed.filter(({ where }) => Object.keys(where).some((column) => column.startsWith(OUTCOME))),
    ({ data, where }) => groupName(data, where, periods),
  );
  const most = Math.max(1, ...findings.flatMap(({ counts }) => counts.flat().map((one) => one.value)));
  return findings.flatMap((finding) =>
    finding.estimates.map((estimate, at) => {
      const counts = finding.counts[at] ?? [];
      const used = periodsUsed(estimate, finding);
      const isUsed = (of: ReleasedCount, { where }: ReleasedCount) =>
        Object.keys(where).some((column) => column === OUTCOME + estimate.outcome) &&
        [...periods].every(
          (column) =>
            where[column] === undefined || !used || used.includes(where[column]) || where[column] === of.where[column],
        );
      const restsOn = counts.flatMap((of) =>
        (outcomes.get(groupName(of.data, of.where, periods)) ?? []).filter((one) => isUsed(of, one)).map(idOf),
      );
      return { cost: 1 + Math.max(0, ...counts.map((one) => one.value)) / most, gives: counts.map(idOf), restsOn };
    }),
  );
}

/** Whom a count is about, whatever the period and the outcome. */
const groupName = (data: string, where: ReleasedCount['where'], periods: ReadonlySet<string>) =>
  cellName(
    data,
    Object.entries(where).filter(([column]) => !periods.has(column) && !column.startsWith(OUTCOME)),
  );

/** The periods whose outcomes an estimate is made of; null = all. */
function periodsUsed({ period, estimator, outcome, subgroup }: Estimate, { estimates }: Finding): string[] | null {
  if (SPANS.has(period) || OVER_ALL_PERIODS.has(estimator)) return null;
  const bases = estimates.filter(
    (one) =>
      one.estimator === estimator &&
      one.outcome === outcome &&
      one.subgroup === subgroup &&
      one.notes.includes('base-period'),
  );
  return [period, ...bases.map((one) => one.period)];
}

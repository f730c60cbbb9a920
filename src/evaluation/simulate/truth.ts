import { type Estimate, EVERYBODY } from '../estimate.ts';
import type { Analysis } from '../plan/analyses.ts';
import type { CompareShares } from '../plan/kinds/compare-shares.ts';
import { mantelHaenszel } from '../proportions/mantel-haenszel.ts';
import type { SimulatedPersons } from './persons.ts';
import { type ColumnCells, cellsOf, type SimulatedColumn } from './simulated-columns.ts';

/** What the effort did in one register, read off both worlds of the same persons. */
export interface Truth {
  /** The mean over treated persons of a subgroup (`column=value` or all) and over years of the outcome with the effort less without it. */
  effect(years: readonly string[], subgroup: string): number;
  /** The common odds ratio of the treated with against without the effort, over strata, in a year or in all. */
  oddsRatio(years: readonly string[], subgroup: string, strata: readonly string[]): number;
  years: readonly string[];
  /** The years from the start. */
  after: readonly string[];
}

/** The truth of a register; persons who were lost are part of it. */
export function truthOf(persons: SimulatedPersons, start: number): Truth {
  const cells = cellsOf(persons, start);
  const years = persons.years.map(String);
  const placesOf = (wanted: readonly string[]) => wanted.map((year) => years.indexOf(year));
  const treatedIn = remembered((subgroup: string) => membersOf(subgroup, persons, cells));
  const effectIn = remembered((key: string) => {
    const [year = '', subgroup = ''] = key.split('|');
    const members = treatedIn(subgroup);
    return members.reduce((sum, one) => sum + gainOf(persons, years.indexOf(year), one), 0) / members.length;
  });
  return {
    years,
    after: years.filter((year) => Number(year) >= start),
    effect: (wanted, subgroup) =>
      wanted.reduce((sum, year) => sum + effectIn(`${year}|${subgroup}`), 0) / wanted.length,
    oddsRatio(wanted, subgroup, strata) {
      const tables = new Map<string, { treated: Counted; control: Counted }>();
      for (const at of placesOf(wanted))
        for (const person of treatedIn(subgroup)) {
          const key = strata.map((column) => textAt(cells, column, person, at)).join('|');
          const table = tables.get(key) ?? { treated: { events: 0, total: 0 }, control: { events: 0, total: 0 } };
          tables.set(key, table);
          add(table.treated, persons.paidWith[at]?.[person] === 1);
          add(table.control, persons.paidWithout[at]?.[person] === 1);
        }
      return mantelHaenszel([...tables.values()], 1).common?.ratio ?? Number.NaN;
    },
  };
}

function remembered<T>(find: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const value = known.get(key) ?? find(key);
    known.set(key, value);
    return value;
  };
}

interface Counted {
  events: number;
  total: number;
}

function add(group: Counted, isEvent: boolean): void {
  group.events += Number(isEvent);
  group.total += 1;
}

const gainOf = (persons: SimulatedPersons, at: number, person: number) =>
  (persons.paidWith[at]?.[person] as number) - (persons.paidWithout[at]?.[person] as number);

function textAt(cells: Record<SimulatedColumn, ColumnCells>, column: string, person: number, at: number): string {
  const { levels, codeAt } = cells[column as SimulatedColumn];
  return levels[codeAt(person, at)] ?? '';
}

function membersOf(subgroup: string, persons: SimulatedPersons, cells: Record<SimulatedColumn, ColumnCells>): number[] {
  const treated = Array.from({ length: persons.size }, (_, person) => person).filter((one) => persons.treated[one]);
  if (subgroup === EVERYBODY) return treated;
  const [column = '', value = ''] = subgroup.split('=');
  return treated.filter((one) => textAt(cells, column, one, 0) === value);
}

/**
 * What an estimate is an estimate of, in its own unit: the effect on the treated in its year, or its mean over the years after. Odds ratios are compared
 * as logarithms. Null: the line estimates nothing of the effort (balance, tests before the start, coefficients on another scale).
 */
export function targetOf(estimate: Estimate, analysis: Analysis, truth: Truth): number | null {
  const { subgroup } = estimate;
  if (subgroup !== EVERYBODY && !subgroup.includes('=')) return null;
  switch (analysis.kind) {
    case 'compare-shares':
      return targetOfShares(estimate, analysis, truth);
    case 'event-study':
      return targetOfEventStudy(estimate, truth);
    case 'few-clusters':
      return truth.effect(analysis.after ?? truth.years, subgroup);
    case 'regression':
      return analysis.model === 'linear' && estimate.term === analysis.treatment
        ? truth.effect(truth.after, subgroup)
        : null;
    case 'matching':
    case 'weighting':
      return estimate.estimator === BALANCE ? null : truth.effect(analysis.follow?.at ?? truth.years, subgroup);
    default:
      return null;
  }
}

const BALANCE = 'balance';

function targetOfShares(
  { estimator, period, subgroup }: Estimate,
  analysis: CompareShares,
  truth: Truth,
): number | null {
  const years = period === EVERYBODY ? truth.years : [period];
  const isYear = years.every((year) => truth.years.includes(year));
  if (estimator === 'difference-in-shares' && isYear) return truth.effect(years, subgroup);
  if (estimator === 'mantel-haenszel' && isYear)
    return Math.log(truth.oddsRatio(years, subgroup, analysis.strata ?? []));
  if (estimator === 'difference-in-differences' && period === 'change' && analysis.change)
    return truth.effect(analysis.change.after, subgroup);
  return null;
}

function targetOfEventStudy({ estimator, period, subgroup }: Estimate, truth: Truth): number | null {
  if (estimator === 'event-study') return truth.effect([period], subgroup);
  const isTestBefore = estimator === 'pre-trend-test' || estimator === 'equivalence-two-one-sided';
  return isTestBefore ? null : truth.effect(truth.after, subgroup);
}

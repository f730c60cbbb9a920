import type { EventStudyPlan } from '../plan/kinds/event-study.ts';
import type { OutcomePath, Profiles } from '../profiles/profiles.ts';
import { countsByValue } from './counts-by-value.ts';
import { changeName, countsOfChange } from './counts-of-change.ts';
import type { ReleasedCount } from './finding.ts';
import { changesBy, movesOf } from './person-changes.ts';

/** What a part's lines give away beside the persons they are of. */
export interface EventStudyCounts {
  /** Persons by their outcome in a period. */
  at(period: number): ReleasedCount[];
  /** Persons by what changed in them between two periods, or sets of periods, in whichever order. */
  between(some: readonly number[], others: readonly number[]): ReleasedCount[];
}

/** Everybody (null) or the persons with one value of a column. */
type PartOf = { column: string; value: string } | null;

/** The counts behind an event study, out of its profiles; what changed between two periods is taken once for all parts. */
export function eventStudyCounts(profiles: Profiles, analysis: EventStudyPlan): (part: PartOf) => EventStudyCounts {
  const { group, outcome, data, period } = analysis;
  const path = profiles.outcomes[0] as OutcomePath;
  const named = (places: readonly number[]) => places.map((place) => path.periods[place] as string);
  const moves = new Map<string, ReturnType<typeof movesOf>>();
  const movesBetween = (before: string[], after: string[]) => {
    const name = changeName(outcome.column, before, after);
    const found = moves.get(name) ?? movesOf(profiles, group, { name, before, after });
    moves.set(name, found);
    return { name, found };
  };
  return (part) => ({
    at: (place) =>
      SIDES.flatMap((side) => {
        const where = { ...whereOf(analysis, side, part), [period.column]: path.periods[place] as string };
        const rows = valuedIn(profiles, group.column, group[side], part, place);
        return countsByValue({ data, where }, `outcome ${outcome.column}`, rows, path.values[place]?.filter(isKnown));
      }),
    between(some, others) {
      const isForward = Math.min(...some) < Math.min(...others);
      const { name, found } = movesBetween(named(isForward ? some : others), named(isForward ? others : some));
      const sums = changesBy(found, part?.column ?? null);
      const changes = part ? sums.values.find((one) => one.value === part.value)?.inside : sums.everybody;
      if (!changes) return [];
      return SIDES.flatMap((side) =>
        countsOfChange({ data, where: whereOf(analysis, side, part) }, name, changes[side], changes.distinct),
      );
    },
  });
}

const SIDES = ['treated', 'control'] as const;
const isKnown = (value: number) => !Number.isNaN(value);

const whereOf = ({ group }: EventStudyPlan, side: (typeof SIDES)[number], part: PartOf): Record<string, string> => ({
  [group.column]: group[side],
  ...(part && { [part.column]: part.value }),
});

function valuedIn(profiles: Profiles, column: string, side: string, part: PartOf, place: number) {
  const textOf = (name: string) => {
    const found = profiles.covariates.find((one) => one.name === name && one.levels);
    return (row: number) => found?.levels?.[found.values[row] ?? Number.NaN];
  };
  const [groupOf, partOf] = [textOf(column), textOf(part?.column ?? '')];
  const values = profiles.outcomes[0]?.values[place] ?? new Float64Array();
  const rows: { value: number; n: number }[] = [];
  values.forEach((value, row) => {
    if (isKnown(value) && groupOf(row) === side && (!part || partOf(row) === part.value))
      rows.push({ value, n: profiles.count[row] ?? 0 });
  });
  return rows;
}

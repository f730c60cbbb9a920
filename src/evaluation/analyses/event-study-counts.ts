import type { EventStudyPlan } from '../plan/kinds/event-study.ts';
import type { OutcomePath, Profiles } from '../profiles/profiles.ts';
import { countsByValue } from './counts-by-value.ts';
import { changeName, countsOfChange } from './counts-of-change.ts';
import type { ReleasedCount } from './finding.ts';
import { changesBy, movesOf } from './person-changes.ts';
import { profilesOver } from './profiles-over.ts';

/** What a part's lines give away beside the persons they are of. */
export interface EventStudyCounts {
  /** Persons by their outcome in a period. */
  at(period: number): ReleasedCount[];
  /** Persons by what changed in them between two periods, or sets of periods, in whichever order. */
  between(some: readonly number[], others: readonly number[]): ReleasedCount[];
}

/** Everybody (null) or the persons with one value of a column. */
type PartOf = { column: string; value: string } | null;

/** The counts behind an event study, out of its profiles. */
export function eventStudyCounts(profiles: Profiles, analysis: EventStudyPlan): (part: PartOf) => EventStudyCounts {
  const { group, outcome, data, period, subgroups = [] } = analysis;
  const { periods } = profiles.outcomes[0] as OutcomePath;
  const over = profilesOver(profiles, [group.column, ...subgroups.map(({ column }) => column)]);
  const named = (places: readonly number[]) => places.map((place) => periods[place] as string);
  return (part) => ({
    at: (place) =>
      SIDES.flatMap((side) => {
        const where = { ...whereOf(analysis, side, part), [period.column]: periods[place] as string };
        const { own, all } = valuesOf(over(named([place])), where, periods[place] as string);
        return countsByValue({ data, where }, `outcome ${outcome.column}`, own, all);
      }),
    between(some, others) {
      const isForward = Math.min(...some) < Math.min(...others);
      const [before, after] = isForward ? [named(some), named(others)] : [named(others), named(some)];
      const name = changeName(outcome.column, before, after);
      const moves = movesOf(over([...before, ...after]), group, { name, before, after });
      const sums = changesBy(moves, part?.column ?? null);
      const changes = part ? sums.values.find((one) => one.value === part.value)?.inside : sums.everybody;
      if (!changes) return [];
      return SIDES.flatMap((side) =>
        countsOfChange({ data, where: whereOf(analysis, side, part) }, name, changes[side], changes.distinct),
      );
    },
  });
}

const SIDES = ['treated', 'control'] as const;
const whereOf = ({ group }: EventStudyPlan, side: (typeof SIDES)[number], part: PartOf): Record<string, string> => ({
  [group.column]: group[side],
  ...(part && { [part.column]: part.value }),
});

/** Persons by their outcome in a period: of those in all of the columns named, and the values that anybody has. */
function valuesOf({ covariates, count, outcomes }: Profiles, where: Readonly<Record<string, string>>, period: string) {
  const path = outcomes[0] as OutcomePath;
  const values = path.values[path.periods.indexOf(period)] as Float64Array;
  const asked = covariates.flatMap(({ name, levels, values: codes }) => {
    const value = where[name];
    return levels && value !== undefined ? [{ codes, code: levels.indexOf(value) }] : [];
  });
  const persons = new Map<number, number>();
  const all = new Set<number>();
  for (let row = 0; row < count.length; row++) {
    const value = values[row] as number;
    if (Number.isNaN(value)) continue;
    all.add(value);
    if (asked.every(({ codes, code }) => codes[row] === code))
      persons.set(value, (persons.get(value) ?? 0) + (count[row] as number));
  }
  return { own: Array.from(persons, ([value, n]) => ({ value, n })), all };
}

import type { EventStudyPlan } from '../plan/kinds/event-study.ts';
import type { OutcomePath, Profiles } from '../profiles/profiles.ts';
import { countsByValue, type Valued } from './counts-by-value.ts';
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
  const valued = valuedRows(profiles, group);
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
        const rows = valued.of(side, part, place);
        return countsByValue({ data, where }, `outcome ${outcome.column}`, rows, valued.all(place));
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

/** Persons by their outcome in a period: the rows of each side of each part are looked up once for all periods. */
function valuedRows(profiles: Profiles, group: EventStudyPlan['group']) {
  const { covariates, count } = profiles;
  const known = new Map<string, Int32Array>();
  const codeOf = (column: string, value: string) => {
    const found = covariates.find((one) => one.name === column && one.levels);
    return { values: found?.values, code: found?.levels?.indexOf(value) ?? -1 };
  };
  const rowsOf = (side: (typeof SIDES)[number], part: PartOf): Int32Array => {
    const name = JSON.stringify([side, part]);
    const found = known.get(name);
    if (found) return found;
    const ofSide = codeOf(group.column, group[side]);
    const ofPart = part ? codeOf(part.column, part.value) : null;
    const rows = new Int32Array(count.length);
    let length = 0;
    for (let row = 0; row < count.length; row++)
      if (ofSide.values?.[row] === ofSide.code && (!ofPart || ofPart.values?.[row] === ofPart.code))
        rows[length++] = row;
    known.set(name, rows.slice(0, length));
    return rows.subarray(0, length);
  };
  const valuesIn = (place: number) => profiles.outcomes[0]?.values[place] ?? new Float64Array();
  const distinct = new Map<number, number[]>();
  return {
    of(side: (typeof SIDES)[number], part: PartOf, place: number): Valued[] {
      const persons = new Map<number, number>();
      const values = valuesIn(place);
      for (const row of rowsOf(side, part)) {
        const value = values[row] as number;
        if (isKnown(value)) persons.set(value, (persons.get(value) ?? 0) + (count[row] as number));
      }
      return Array.from(persons, ([value, n]) => ({ value, n }));
    },
    all(place: number): number[] {
      const found = distinct.get(place) ?? [...new Set(valuesIn(place).filter(isKnown))];
      distinct.set(place, found);
      return found;
    },
  };
}

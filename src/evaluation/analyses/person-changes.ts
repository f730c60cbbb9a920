import type { Group } from '../plan/kinds/kind.ts';
import type { OutcomePath, Profiles } from '../profiles/profiles.ts';

/** Two sets of periods between which each person's change is taken. */
export interface Span {
  /** Under which period the lines stand in the results. */
  name: string;
  before: readonly string[];
  after: readonly string[];
}

/** One group's persons, and the mean and variance of what changed in each of them. */
export interface ChangeOfGroup {
  n: number;
  mean: number;
  variance: number;
  everBefore: number;
}

/** Both groups' changes. */
export interface Changes {
  treated: ChangeOfGroup;
  control: ChangeOfGroup;
}

/** The texts of a covariate, profile by profile; null = missing. */
export function textsOf(profiles: Profiles, column: string): (row: number) => string | null {
  const found = profiles.covariates.find((one) => one.name === column);
  return (row) => found?.levels?.[found.values[row] ?? Number.NaN] ?? null;
}

/** The changes of the persons whom `isMeant` picks; those who lack a period are left out. */
export function changesOf(
  profiles: Profiles,
  { group }: { group: Group },
  { before, after }: Span,
  isMeant: (row: number) => boolean,
): Changes {
  const [path] = profiles.outcomes;
  const groupOf = textsOf(profiles, group.column);
  const seen: Record<'treated' | 'control', Seen[]> = { treated: [], control: [] };
  profiles.count.forEach((n, row) => {
    const text = groupOf(row);
    const side = text === group.treated ? 'treated' : text === group.control ? 'control' : null;
    if (!side || !path || !isMeant(row)) return;
    const [earlier, later] = [meanOver(path, before, row), meanOver(path, after, row)];
    if (!Number.isNaN(earlier + later)) seen[side].push({ n, before: earlier, after: later });
  });
  return { treated: changeOfGroup(seen.treated), control: changeOfGroup(seen.control) };
}

interface Seen {
  n: number;
  before: number;
  after: number;
}

/** The mean of a profile's outcomes over some periods; NaN when one is missing. */
function meanOver({ periods, values }: OutcomePath, wanted: readonly string[], row: number): number {
  const outcomeIn = (period: string) => values[periods.indexOf(period)]?.[row] ?? Number.NaN;
  return wanted.reduce((sum, period) => sum + outcomeIn(period), 0) / wanted.length;
}

function changeOfGroup(seen: readonly Seen[]): ChangeOfGroup {
  const sum = (of: (one: Seen) => number) => seen.reduce((total, one) => total + one.n * of(one), 0);
  const n = sum(() => 1);
  const mean = n > 0 ? sum((one) => one.after - one.before) / n : 0;
  return {
    n,
    mean,
    variance: n > 1 ? sum((one) => (one.after - one.before - mean) ** 2) / (n - 1) : 0,
    everBefore: sum((one) => Number(one.before !== 0)),
  };
}

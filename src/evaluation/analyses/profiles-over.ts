import type { OutcomePath, Profiles } from '../profiles/profiles.ts';
import { type CodedColumn, codedColumn } from '../study/coded-column.ts';
import { gathered, oneGroup, partedBy, taken } from '../study/equal-rows.ts';

/** The profiles of some periods, few rows for many persons. */
export type ProfilesOver = (periods: readonly string[]) => Profiles;

/**
 * Gives the profiles of some columns and periods of the first outcome, those alike in them counted together: a handful of rows where all periods make
 * hundreds of thousands. Sums over persons stay what they are; sampling weights, which such sums do not use, are not in them.
 */
export function profilesOver(profiles: Profiles, columns: readonly string[]): ProfilesOver {
  const { count, covariates, outcomes } = profiles;
  const path = outcomes[0] as OutcomePath;
  const kept = covariates.filter(({ name, levels }) => levels && columns.includes(name));
  const alike = partedBy(
    oneGroup(count.length),
    kept.map(({ values }) => codedColumn(values)),
  );
  const coded = new Map<string, CodedColumn>();
  const known = new Map<string, Profiles>();
  const valuesIn = (period: string) => path.values[path.periods.indexOf(period)] as Float64Array;
  const codesOf = (period: string) => {
    const codes = coded.get(period) ?? codedColumn(valuesIn(period));
    coded.set(period, codes);
    return codes;
  };
  return (wanted) => {
    const periods = path.periods.filter((period) => wanted.includes(period));
    const name = JSON.stringify(periods);
    const found = known.get(name);
    if (found) return found;
    const codes = periods.map(codesOf);
    // Where nearly everybody differs, as in hours, there is nothing to count together.
    if (codes.reduce((kinds, { size }) => kinds * size, alike.size) > count.length) return profiles;
    const { first, count: persons } = gathered(partedBy(alike, codes), count);
    const over: Profiles = {
      count: persons,
      weight: null,
      covariates: kept.map((one) => ({ ...one, values: taken(one.values, first) })),
      outcomes: [{ name: path.name, periods, values: periods.map((period) => taken(valuesIn(period), first)) }],
    };
    known.set(name, over);
    return over;
  };
}

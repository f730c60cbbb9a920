import type { Nested } from './finding.ts';

/** Only the rows with one of these values of a column. */
interface Among {
  column: string;
  is: readonly string[];
}

const valuesOf = ({ is }: Among) => [...new Set(is)].sort();

/** How the persons with one of several values are named among counts: not as a value of the column, for they are those of other values together. */
export function amongWhere(among: Among | undefined): Record<string, string> {
  if (!among) return {};
  const [first = '', ...others] = valuesOf(among);
  return others.length === 0 ? { [among.column]: first } : { [`among ${among.column}`]: valuesOf(among).join(', ') };
}

/** That those of each value are among those of several, so that a reader can add them up and subtract. */
export function amongNested(data: string, among: Among | undefined): Nested[] {
  if (!among || valuesOf(among).length < 2) return [];
  const whole = { column: `among ${among.column}`, value: valuesOf(among).join(', ') };
  return valuesOf(among).map((value) => ({ data, part: { column: among.column, value }, whole }));
}

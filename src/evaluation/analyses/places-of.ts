import type { Source } from '../source/source.ts';
import { UserError } from '../user-error.ts';

/** Where the periods that an analysis names stand among those in the data. Throws UserError naming one that is not there. */
export function placesOf(
  periods: readonly string[],
  wanted: readonly string[],
  source: Source,
  { name, period }: { name: string; period?: { column: string } },
): number[] {
  return wanted.map((one) => {
    const place = periods.indexOf(one);
    if (place < 0)
      throw new UserError(
        `${source.name}: no row has the period "${one}" of analysis "${name}" in the column "${period?.column ?? ''}"; there are ${listed(periods)}.`,
      );
    return place;
  });
}

const listed = (periods: readonly string[]) =>
  periods.length <= 24 ? periods.join(', ') : `${periods.slice(0, 12).join(', ')} … ${periods.slice(-2).join(', ')}`;

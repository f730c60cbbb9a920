import type { Panel } from '../panel/panel.ts';
import type { Source } from '../source/source.ts';
import { UserError } from '../user-error.ts';
import { isShare } from './outcome-unit.ts';

/** Refuses a plan that calls its units places, whose numbers hide nobody, where the outcome is 0 or 1 as a person's is. */
export function refusePlacesOfPersons(
  panel: Panel,
  source: Source,
  { name, units, outcome }: { name: string; units?: 'persons' | 'places'; outcome: { column: string } },
): void {
  if (units === 'places' && isShare(panel))
    throw new UserError(
      `${source.name}: the column "${outcome.column}" holds only 0 and 1, as a person's outcome does; analysis "${name}" cannot call its units places.`,
    );
}

import { CHANGE } from '../../analyses/change-in-difference.ts';
import type { Estimate } from '../../estimate.ts';
import type { Reading } from '../reading.ts';

const FOLLOWED = ['difference-in-shares', 'difference-in-means', 'difference-between-subgroups'];

/** Of levels followed over time only the last period is asked about; other lines have none before them. */
export function isLastPeriod({ results }: Reading, one: Estimate): boolean {
  if (!FOLLOWED.includes(one.estimator)) return true;
  const own = results.estimates.filter(
    (other) => other.analysis === one.analysis && other.estimator === one.estimator && !other.period.startsWith(CHANGE),
  );
  return own.at(-1)?.period === one.period;
}

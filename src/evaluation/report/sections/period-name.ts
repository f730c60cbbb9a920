import { CHANGE, CHANGE_BEFORE_START } from '../../analyses/change-in-difference.ts';
import { CHANGE_FROM_BASE } from '../../analyses/event-study-summary.ts';
import { type Estimate, EVERYBODY } from '../../estimate.ts';
import type { Reading } from '../reading.ts';

/** When an estimate is about: a period of the data, or which change; null = the whole time. */
export function periodName({ t }: Reading, { period }: Estimate): string | null {
  if (period === EVERYBODY) return null;
  if (period === CHANGE) return t.overTime.change;
  if (period === CHANGE_FROM_BASE) return `${t.overTime.change} ${t.effects.fromBase}`;
  return period === CHANGE_BEFORE_START ? `${t.overTime.change} ${t.effects.beforeStart}` : period;
}

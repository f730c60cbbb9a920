import type { Condition } from '../plan/study/condition.ts';
import type { Covariate } from '../profiles/profiles.ts';
import { conditionKey } from './study-question.ts';

/**
 * Whether each profile meets a condition: 1 = yes, 0 = no, NaN = cannot be told, because a column is blank. One known "no" settles `all`, one known
 * "yes" settles `any` (Kleene 1938).
 */
export function isMet(condition: Condition, columns: ReadonlyMap<string, Covariate>, profiles: number): Float64Array {
  if ('not' in condition) return isMet(condition.not, columns, profiles).map((value) => 1 - value);
  if ('all' in condition) return fold(condition.all, columns, profiles, 0);
  if ('any' in condition) return fold(condition.any, columns, profiles, 1);
  const found = columns.get(conditionKey(condition));
  if (!found) throw new RangeError(`the condition ${conditionKey(condition)} was not asked for`);
  return found.values;
}

/** `settles`: the answer of one part that settles the whole. */
function fold(parts: readonly Condition[], columns: ReadonlyMap<string, Covariate>, profiles: number, settles: 0 | 1) {
  const met = new Float64Array(profiles).fill(1 - settles);
  for (const part of parts) {
    const values = isMet(part, columns, profiles);
    for (let row = 0; row < profiles; row++) {
      if (values[row] === settles) met[row] = settles;
      else if (Number.isNaN(values[row]) && met[row] !== settles) met[row] = Number.NaN;
    }
  }
  return met;
}

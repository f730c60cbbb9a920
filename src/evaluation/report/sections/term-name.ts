import type { Estimate } from '../../estimate.ts';
import type { Reading } from '../reading.ts';

/** A term in the plan's words: a column, a value of a column, or several joined by a product. */
export function termName({ labels, t }: Reading, one: Estimate): string {
  if (/^\(?intercept\)?$/i.test(one.term)) return t.regression.intercept;
  return one.term
    .split(/\s*[:×*]\s*/u)
    .map((part) => {
      const at = part.indexOf('=');
      if (at < 0) return labels.column(part);
      const [column, value] = [part.slice(0, at), part.slice(at + 1)];
      const level = labels.value(column, value);
      return level === value ? labels.subgroup(part) : `${labels.column(column)}: ${level}`;
    })
    .join(' × ');
}

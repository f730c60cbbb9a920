import type { ReleasedCount } from '../analyses/finding.ts';
import { cellName, OUTCOME } from './count-keys.ts';

/**
 * Whether a count is too small to be printed: from 1 and below `smallestCell`. Nobody (0) is not a person and may be printed.
 */
export const isSmall = (value: number | null, smallestCell: number) =>
  value !== null && value >= 1 && value < smallestCell;

/**
 * The names of counts that say the same of every single member of a group small enough to be recognised: nobody or everybody of fewer than twice
 * `smallestCell` persons has the outcome. In larger groups a share of 0 or 100 percent is a finding, and is printed.
 * Source: Hundepool et al. 2012, Statistical Disclosure Control, ch. 4.2 (group disclosure).
 */
export function groupDisclosures(counts: readonly ReleasedCount[], smallestCell: number): Set<string> {
  const values = new Map(counts.map(({ data, where, value }) => [cellName(data, Object.entries(where)), value]));
  const found = new Set<string>();
  for (const { data, where, value } of counts) {
    const column = Object.keys(where).find((one) => one.startsWith(OUTCOME));
    if (!column || value !== 0) continue;
    const opposite = cellName(data, Object.entries({ ...where, [column]: where[column] === '1' ? '0' : '1' }));
    const group = values.get(opposite) ?? 0;
    if (group >= 1 && group < 2 * smallestCell) found.add(cellName(data, Object.entries(where))).add(opposite);
  }
  return found;
}

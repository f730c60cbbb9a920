import type { Estimate } from '../../estimate.ts';
import type { CompareShares } from '../../plan/kinds/compare-shares.ts';
import type { WeightedShare } from '../../proportions/weighted-share.ts';
import { differenceBetween } from '../difference-between.ts';
import type { ReleasedCount } from '../finding.ts';
import { differenceLine, placeOf } from './difference-line.ts';
import { countsOf } from './released.ts';
import type { Side, Tally } from './tally.ts';

/** The lines, and what each gives away. */
interface Lines {
  estimates: Estimate[];
  counts: ReleasedCount[][];
}

/**
 * Each value of one subgroup column against everybody else of the same period, those whose value is missing among them. Where a column has two values
 * and none is missing, one line says it: the other would be its mirror.
 */
export function subgroupDifferences(
  parts: readonly Tally[],
  everybody: readonly Tally[],
  analysis: CompareShares,
): Lines {
  const lines: Lines = { estimates: [], counts: [] };
  for (const whole of everybody) {
    const values = parts.filter((one) => one.period === whole.period);
    const [first, second] = values;
    const isSplit = values.length === 2 && first && second && isEmpty(restOf(restOf(whole, first), second));
    for (const part of isSplit ? [first] : values) {
      const rest = restOf(whole, part);
      if (isEmpty(rest)) continue;
      lines.estimates.push(lineOf(part, rest, analysis));
      const outside = isSplit ? countsOf(second, analysis) : countsOf(part, analysis, rest.counts);
      lines.counts.push([...countsOf(part, analysis), ...outside]);
    }
  }
  return lines;
}

function lineOf(part: Tally, rest: Tally, analysis: CompareShares): Estimate {
  const [inside, outside] = [differenceLine(part, analysis), differenceLine(rest, analysis)];
  const errorMethod = part.weighted ? inside.errorMethod : 'wald-unpooled, independent groups';
  return differenceBetween({ ...placeOf(part, analysis), errorMethod }, inside, outside);
}

/** Everybody but the part. */
function restOf(whole: Tally, part: Tally): Tally {
  const minus = (side: Side) => ({
    events: whole.counts[side].events - part.counts[side].events,
    total: whole.counts[side].total - part.counts[side].total,
  });
  const areas = new Map([...whole.areas].map(([area, n]) => [area, n - (part.areas.get(area) ?? 0)] as const));
  return {
    ...whole,
    counts: { treated: minus('treated'), control: minus('control') },
    weighted: whole.weighted &&
      part.weighted && {
        treated: difference(whole.weighted.treated, part.weighted.treated),
        control: difference(whole.weighted.control, part.weighted.control),
      },
    areas: new Map([...areas].filter(([, n]) => n > 0)),
  };
}

const difference = (a: WeightedShare, b: WeightedShare): WeightedShare => ({
  persons: a.persons - b.persons,
  weight: a.weight - b.weight,
  weightWith: a.weightWith - b.weightWith,
  square: a.square - b.square,
  squareWith: a.squareWith - b.squareWith,
});

const isEmpty = ({ counts }: Tally) => counts.treated.total + counts.control.total === 0;

import type { Published } from '../plan/plan-schema.ts';
import { DisclosureRefusal } from './disclosure-refusal.ts';

/** The counts that a printed share leaves open, both ends included. */
export interface CountRange {
  low: number;
  high: number;
}

/**
 * Every count of `n` persons that rounds to the printed percent. A percentage with its base is a count: 14 % of 158 is 22 persons and no other
 * number; 14 % of 8,096 is one of 81 numbers. The decimals are those of the number as it is written in the plan.
 */
export function countsBehind(n: number, percent: number): CountRange {
  const decimals = (String(percent).split('.')[1] ?? '').length;
  const half = 0.5 * 10 ** -decimals;
  return {
    low: Math.max(0, Math.ceil(((percent - half) * n) / 100 - 1e-9)),
    high: Math.min(n, Math.floor(((percent + half) * n) / 100 + 1e-9)),
  };
}

/**
 * Refuses a set of published shares that gives away a figure nobody decided to publish (Da: differensafsløring). Of a part and its whole, the
 * rest can be worked out by subtraction. It is given away when the rest is a group of fewer than `smallestCell` persons, or when the count of the
 * rest is known to within fewer than `smallestCell` persons, and the rest is not itself among the published groups. A share is refused by itself
 * when the count behind it, or the count without the outcome, is surely from 1 and below `smallestCell`.
 *
 * Example: 14 % of 158 (22 persons) and 12 % of 103 of them (12 persons) give exactly 10 of 55.
 * Source: Hundepool et al. 2012, Statistical Disclosure Control, ch. 4 (differencing); Statistics Denmark's rule on releasing aggregates only.
 */
export function refusePublishedDifferences(published: readonly Published[], smallestCell: number): void {
  for (const one of published) refuseImpossible(one, published);
  for (const one of published) refuseSmall(one, smallestCell);
  for (const part of published) {
    const whole = published.find((one) => one.group === part.within);
    if (whole) refuseRest(part, whole, published, smallestCell);
  }
}

function refuseImpossible({ group, within, n, percent }: Published, published: readonly Published[]): void {
  const { low, high } = countsBehind(n, percent);
  if (low > high)
    throw new DisclosureRefusal(
      `"published": no number of ${n} persons is ${percent} % ("${group}"), so the figures cannot be checked.`,
    );
  const whole = published.find((one) => one.group === within);
  if (whole && whole.n < n)
    throw new DisclosureRefusal(
      `"published": "${group}" has ${n} persons and lies within "${whole.group}", which has ${whole.n}, so the figures cannot be checked.`,
    );
}

function refuseSmall({ group, n, percent }: Published, smallestCell: number): void {
  const { low, high } = countsBehind(n, percent);
  for (const [least, most, what] of [
    [low, high, 'with the outcome'],
    [n - high, n - low, 'without the outcome'],
  ] as const) {
    if (most >= 1 && most < smallestCell && least >= 1)
      throw new DisclosureRefusal(
        `${percent} % of ${n} ("${group}") says that ${spell(least, most)} persons are ${what}: fewer than ${smallestCell}.`,
      );
  }
}

function refuseRest(part: Published, whole: Published, published: readonly Published[], smallestCell: number): void {
  const size = whole.n - part.n;
  if (size === 0) return;
  const isPublished = published.some((one) => one !== part && one.within === whole.group && one.n === size);
  if (isPublished) return;
  const [all, some] = [countsBehind(whole.n, whole.percent), countsBehind(part.n, part.percent)];
  const low = Math.max(0, all.low - some.high);
  const high = Math.min(size, all.high - some.low);
  if (size >= smallestCell && high - low >= smallestCell) return;
  throw new DisclosureRefusal(
    `${whole.percent} % of ${whole.n} ("${whole.group}") and ${part.percent} % of ${part.n} of them ("${part.group}") give away the rest: ` +
      `${spell(low, high)} of ${size} persons, a figure that is not among the published ones. Leave one of the two out, or decide to publish the rest as well.`,
  );
}

const spell = (low: number, high: number) => (low === high ? String(low) : `${low} to ${high}`);

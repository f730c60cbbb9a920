import type { Published } from '../plan/published.ts';
import { type CountRange, countsBehind } from './counts-behind.ts';
import { DisclosureRefusal } from './disclosure-refusal.ts';
import { narrowRanges } from './narrow-ranges.ts';

/** A published figure with what an outsider knows of its count after holding all figures together. */
interface Known {
  one: Published;
  range: CountRange;
}

/**
 * Refuses a set of published shares that gives away a figure nobody decided to publish (Da: differensafsløring). Of a whole and its parts, near
 * or at the end of a chain of groups within groups, one by one or all together, the rest can be worked out by subtraction. It is given away when it
 * is a group of fewer than `smallestCell` persons, or when its count is known to within fewer than `smallestCell` persons, and it is not itself among
 * the published groups. The ranges of all counts are first narrowed by each other. A share is refused by itself when the count behind it, or the
 * count without the outcome, is surely from 1 and below `smallestCell`; two versions of a figure when the difference between them surely is.
 *
 * Example: 14 % of 158 (22 persons) and 12 % of 103 of them (12 persons) give exactly 10 of 55.
 * Source: Hundepool et al. 2012, Statistical Disclosure Control, ch. 4 (differencing); Statistics Denmark's rule on releasing aggregates only.
 */
export function refusePublishedDifferences(published: readonly Published[], smallestCell: number): void {
  for (const one of published) refuseImpossible(one, published);
  const known = narrowed(published);
  for (const one of known) refuseSmall(one, smallestCell);
  for (const whole of known) {
    const parts = known.filter(({ one }) => wholeOf(one, published) === whole.one);
    for (const part of known)
      if (liesWithin(part.one, whole.one, published)) refuseRest([part], whole, known, smallestCell);
    // All parts together, where they can be parts that do not overlap.
    const together = parts.reduce((sum, { one }) => sum + one.n, 0);
    if (parts.length > 1 && together <= whole.one.n) refuseRest(parts, whole, known, smallestCell);
  }
  refuseVersions(known, smallestCell);
}

/** The whole that a figure lies in: of the same period and version, else of the same period, else any. */
function wholeOf({ within, period, version }: Published, published: readonly Published[]): Published | undefined {
  const wholes = published.filter((one) => one.group === within);
  return (
    wholes.find((one) => one.period === period && one.version === version) ??
    wholes.find((one) => one.period === period) ??
    (period === undefined ? undefined : wholes.find((one) => one.period === undefined))
  );
}

function liesWithin(part: Published, whole: Published, published: readonly Published[]): boolean {
  const seen = new Set<Published>();
  for (let one = wholeOf(part, published); one && !seen.has(one); one = wholeOf(one, published)) {
    if (one === whole) return true;
    seen.add(one);
  }
  return false;
}

/** The range of every count, narrowed by what its whole and its parts allow. */
function narrowed(published: readonly Published[]): Known[] {
  const ranges = published.map(({ n, percent }) => countsBehind(n, percent));
  const ties = published.flatMap((one, part) => {
    const whole = wholeOf(one, published);
    return whole ? [{ part, whole: published.indexOf(whole), rest: whole.n - one.n }] : [];
  });
  return narrowRanges(ranges, ties).map((range, at) => ({ one: published[at] as Published, range }));
}

function refuseImpossible(part: Published, published: readonly Published[]): void {
  const { group, n, percent } = part;
  const { low, high } = countsBehind(n, percent);
  if (low > high)
    throw new DisclosureRefusal(
      `"published": no number of ${n} persons is ${percent} % (${named(part)}), so the figures cannot be checked.`,
    );
  const whole = wholeOf(part, published);
  if (whole && whole.n < n)
    throw new DisclosureRefusal(
      `"published": "${group}" has ${n} persons and lies within "${whole.group}", which has ${whole.n}, so the figures cannot be checked.`,
    );
  if (liesWithin(part, part, published))
    throw new DisclosureRefusal(`"published": "${group}" lies within itself, so the figures cannot be checked.`);
}

function refuseSmall({ one, range }: Known, smallestCell: number): void {
  const { n, percent } = one;
  if (range.low > range.high)
    throw new DisclosureRefusal(
      `"published": ${percent} % of ${n} (${named(one)}) cannot stand together with the groups around it, so the figures cannot be checked.`,
    );
  for (const [least, most, what] of [
    [range.low, range.high, 'with the outcome'],
    [n - range.high, n - range.low, 'without the outcome'],
  ] as const) {
    if (least >= 1 && most < smallestCell)
      throw new DisclosureRefusal(
        `${percent} % of ${n} (${named(one)}) says that ${spell(least, most)} persons are ${what}: fewer than ${smallestCell}.`,
      );
  }
}

function refuseRest(parts: readonly Known[], whole: Known, known: readonly Known[], smallestCell: number): void {
  const size = parts.reduce((left, { one }) => left - one.n, whole.one.n);
  if (size === 0 || isPublished(size, parts, whole, known)) return;
  const sum = (end: 'low' | 'high') => parts.reduce((total, { range }) => total + range[end], 0);
  const low = Math.max(0, whole.range.low - sum('high'));
  const high = Math.min(size, whole.range.high - sum('low'));
  if (size >= smallestCell && high - low >= smallestCell) return;
  const [first, ...others] = parts.map(({ one }) => `${one.percent} % of ${one.n} of them (${named(one)})`);
  throw new DisclosureRefusal(
    `${whole.one.percent} % of ${whole.one.n} (${named(whole.one)}) and ${[first, ...others].join(' and ')} give away the rest: ` +
      `${spell(low, high)} of ${size} persons, a figure that is not among the published ones. Leave one of ${others.length > 0 ? 'them' : 'the two'} out, or decide to publish the rest as well.`,
  );
}

/** Whether the rest is a published group itself, or is made up of the other published parts. */
function isPublished(size: number, parts: readonly Known[], whole: Known, known: readonly Known[]): boolean {
  const all = known.map(({ one }) => one);
  const others = known.filter((one) => !parts.includes(one) && liesWithin(one.one, whole.one, all));
  const beside = others.filter(({ one }) => !parts.some((part) => liesWithin(one, part.one, all)));
  const nearest = beside.filter(({ one }) => wholeOf(one, all) === whole.one);
  return beside.some(({ one }) => one.n === size) || nearest.reduce((sum, { one }) => sum + one.n, 0) === size;
}

/** Versions of the same figure: who came or went between them must not be few. */
function refuseVersions(known: readonly Known[], smallestCell: number): void {
  known.forEach((first, at) => {
    for (const second of known.slice(at + 1)) {
      const { one } = second;
      if (one.group !== first.one.group || one.period !== first.one.period) continue;
      const [larger, smaller] = first.one.n >= one.n ? [first, second] : [second, first];
      const persons = larger.one.n - smaller.one.n;
      const gap = { low: larger.range.low - smaller.range.high, high: larger.range.high - smaller.range.low };
      const isFew = (low: number, high: number) => low >= 1 && high < smallestCell;
      if (!isFew(persons, persons) && !isFew(gap.low, gap.high) && !isFew(-gap.high, -gap.low)) continue;
      const what = isFew(persons, persons) ? spell(persons, persons) : spell(Math.abs(gap.low), Math.abs(gap.high));
      throw new DisclosureRefusal(
        `${first.one.percent} % of ${first.one.n} and ${one.percent} % of ${one.n} are two versions of ${named(one)}: the difference between them is ` +
          `${what} persons, fewer than ${smallestCell}. Leave the one that is not public yet out.`,
      );
    }
  });
}

const named = ({ group, period, version }: Published) =>
  [`"${group}"`, period, version].filter((part) => part !== undefined).join(', ');
const spell = (low: number, high: number) => (low === high ? String(low) : `${low} to ${high}`);

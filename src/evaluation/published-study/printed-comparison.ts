import type { Words } from '../plan/words.ts';
import { chiSquareTest } from '../proportions/chi-square-test.ts';
import { UserError } from '../user-error.ts';

/** A share as a source prints it: whole percent, or with decimals, and its base when that is printed. */
export interface PrintedPercent {
  percent: number;
  /** Digits after the point; 0 unless given. */
  decimals?: number;
  base: number | null;
}

/** What two printed shares allow: every test over the counts that round to them, or why there is none. */
export type PrintedComparison =
  | {
      treatedCounts: readonly [least: number, most: number];
      controlCounts: readonly [least: number, most: number];
      pairs: number;
      /** Of shares, treated less control. */
      difference: readonly [least: number, most: number];
      pValue: readonly [least: number, most: number];
      /** Pairs of counts whose difference is significant at five percent. */
      significantPairs: number;
    }
  | { noTest: Words };

/**
 * Tests the difference of two printed shares over every pair of counts that rounds to them (Pearson's chi-square without correction). Where a base is not
 * printed no test can be made, and the sentence says so. Half is rounded up, and down too: a source does not say which.
 * Throws {@link UserError} when no count of a base rounds to its percent.
 */
export function comparePrinted(treated: PrintedPercent, control: PrintedPercent): PrintedComparison {
  if (treated.base === null || control.base === null)
    return {
      noTest: {
        da: `Kilden trykker ${treated.percent} % mod ${control.percent} % uden at sige af hvor mange. Uden antal kan forskellen ikke prøves.`,
        en: `The source prints ${treated.percent} % against ${control.percent} % and does not say of how many. Without a base the difference cannot be tested.`,
      },
    };
  const [ours, theirs] = [countsOf(treated, treated.base), countsOf(control, control.base)];
  const [n1, n0] = [treated.base, control.base];
  let [least, most, significantPairs] = [1, 0, 0];
  for (let a = ours[0]; a <= ours[1]; a++)
    for (let c = theirs[0]; c <= theirs[1]; c++) {
      const p = chiSquareTest({ treated: { events: a, total: n1 }, control: { events: c, total: n0 } })?.pValue ?? 1;
      [least, most] = [Math.min(least, p), Math.max(most, p)];
      significantPairs += Number(p < 0.05);
    }
  return {
    treatedCounts: ours,
    controlCounts: theirs,
    pairs: (ours[1] - ours[0] + 1) * (theirs[1] - theirs[0] + 1),
    difference: [ours[0] / n1 - theirs[1] / n0, ours[1] / n1 - theirs[0] / n0],
    pValue: [least, most],
    significantPairs,
  };
}

/** The least and the most persons who round to the percent. */
function countsOf({ percent, decimals = 0 }: PrintedPercent, base: number): [number, number] {
  const half = 0.5 / 10 ** decimals;
  // The slack lets a half that floating numbers miss by a hair count as a half.
  const least = Math.max(0, Math.ceil(((percent - half) * base) / 100 - 1e-9));
  const most = Math.min(base, Math.floor(((percent + half) * base) / 100 + 1e-9));
  if (!(base > 0 && least <= most)) throw new UserError(`No number of ${base} persons is printed as ${percent} %.`);
  return [least, most];
}

/** A comparison that a source prints in passing. */
export interface PrintedStatement {
  place: Words;
  treated: PrintedPercent;
  control: PrintedPercent;
}

/** What the sources print beside the study's own tables: the Copenhagen evaluation, and the two results the study's conclusion rests on. */
export const printedStatements: readonly PrintedStatement[] = [
  {
    place: {
      da: 'København: virksomhedspraktik eller løntilskud, fremskudt mod ordinær indsats',
      en: 'Copenhagen: internship or wage subsidy, outreach against ordinary effort',
    },
    treated: { percent: 12, base: null },
    control: { percent: 10, base: null },
  },
  {
    place: { da: 'Lønnede timer i 2019, alle', en: 'Paid hours in 2019, everybody' },
    treated: { percent: 13, base: 548 },
    control: { percent: 14, base: 8096 },
  },
  {
    place: {
      da: 'Lønnede timer i 2019, langtidsledige indvandrerkvinder',
      en: 'Paid hours in 2019, long-term unemployed immigrant women',
    },
    treated: { percent: 12, base: 103 },
    control: { percent: 8, base: 735 },
  },
];

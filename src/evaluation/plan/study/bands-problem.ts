import type { Band } from './covariate-plan.ts';

/**
 * Why bands leave numbers out or take them twice, in words after the covariate's name; null = every number falls in exactly one. Columns of whole
 * numbers unless `decimals`: then "up to 35" and "from 36" meet, and only then.
 */
export function bandsProblem(bands: readonly Band[], decimals: boolean): string | null {
  for (const band of bands) {
    const problem = bandProblem(band, decimals);
    if (problem) return problem;
  }
  const sorted = bands.toSorted((a, b) => startOf(a) - startOf(b));
  for (const [index, band] of sorted.slice(1).entries()) {
    const before = sorted[index] as Band;
    const [end, start] = [endOf(before), startOf(band)];
    if (end > start)
      return `has overlapping bands: ${numberText(start)} falls in ${nameOf(before)} and in ${nameOf(band)}`;
    if (end < start) return `has a gap: ${gapText(end, start, decimals)} falls in none of the bands`;
  }
  return null;
}

function bandProblem(band: Band, decimals: boolean): string | null {
  const { from, to, below } = band;
  if (from === undefined && to === undefined && below === undefined)
    return 'has a band without "from", "to" or "below"';
  if (to !== undefined && below !== undefined) return 'has a band with both "to" and "below"';
  if (to !== undefined && decimals) return 'has decimals, so its bands end with "below" and not with "to"';
  const broken = [from, to, below].find((one) => one !== undefined && !Number.isInteger(one));
  if (broken !== undefined && !decimals)
    return `has a band at ${broken}, but its column holds whole numbers (else say "decimals": true)`;
  return startOf(band) < endOf(band) ? null : `has a band in which no number can fall: ${nameOf(band)}`;
}

/** The first number of the band. */
export const startOf = ({ from }: Band): number => from ?? Number.NEGATIVE_INFINITY;
/** The first number beyond the band. */
export const endOf = ({ to, below }: Band): number => below ?? (to === undefined ? Number.POSITIVE_INFINITY : to + 1);

/** How results call the band: <36, 36-50, >=51; with decimals 36-<51. */
export function nameOf(band: Band): string {
  const [start, end] = [startOf(band), endOf(band)];
  if (start === Number.NEGATIVE_INFINITY) return `<${end}`;
  if (end === Number.POSITIVE_INFINITY) return `>=${start}`;
  return Number.isInteger(start) && Number.isInteger(end) ? `${start}-${end - 1}` : `${start}-<${end}`;
}

const numberText = (value: number) => (value === Number.NEGATIVE_INFINITY ? 'every small number' : String(value));

function gapText(end: number, start: number, decimals: boolean): string {
  if (decimals) return `${end} up to ${start}`;
  return start - end === 1 ? String(end) : `${end} to ${start - 1}`;
}

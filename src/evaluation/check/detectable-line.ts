import { formatNumber, formatPercent } from '#drawing/format-number.ts';
import type { Language } from '#drawing/language.ts';
import { studentQuantile } from '../distributions/student-t.ts';
import { designEffect } from '../power/design-effect.ts';
import { detectableMean } from '../power/detectable-mean.ts';
import { detectableWithAreas } from '../power/detectable-with-areas.ts';
import { isShare, type Sizes } from './sizes.ts';
import { checkTexts } from './texts.ts';

/** The level of the test. */
const ALPHA = 0.05;

/** What two groups of these sizes can find, in one line; hidden where somebody could be counted out of it. */
export function detectableLine(
  sizes: Sizes,
  name: string,
  icc: number,
  smallestCell: number,
  language: Language,
): string {
  const t = checkTexts[language];
  const treated = sizes.areas.reduce((sum, n) => sum + n, 0);
  const events = isShare(sizes.outcome) ? sizes.mean * sizes.control : sizes.control;
  const isSmall = [treated, sizes.control].some((n) => n < smallestCell) || (events > 0 && events < smallestCell);
  if (isSmall) return `${name}: ${t.tooFew}.`;
  const number = (value: number) => formatNumber(value, language, 0);
  const before = isShare(sizes.outcome)
    ? t.share(formatPercent(sizes.mean, language, 1))
    : t.spread(formatNumber(sizes.spread, language, 1));
  const { withoutAreas, manyAreas, fewAreas } = isShare(sizes.outcome)
    ? detectableWithAreas(sizes.areas, sizes.control, sizes.mean, { icc, alpha: ALPHA })
    : detectableNumber(sizes, treated, icc);
  const words = (value: number | null) => (value === null ? t.never : effectWords(value, sizes, language));
  return [
    `${name}: ${t.sizes(number(treated), number(sizes.areas.length), number(sizes.control))}, ${before}.`,
    `  ${t.unrelated(words(withoutAreas))}; ${t.manyAreas(words(manyAreas), `icc ${formatNumber(icc, language)}`)}; ${t.fewAreas(words(fewAreas))}.`,
  ].join('\n');
}

function detectableNumber({ areas, control, spread }: Sizes, treated: number, icc: number) {
  const error = spread * Math.sqrt(1 / treated + 1 / control);
  const clustered = error * Math.sqrt(designEffect(areas, icc));
  const critical = areas.length > 1 ? studentQuantile(1 - ALPHA / 2, areas.length - 1) : null;
  return {
    withoutAreas: detectableMean(error, ALPHA),
    manyAreas: detectableMean(clustered, ALPHA),
    fewAreas: critical === null ? null : detectableMean(clustered, ALPHA, { critical }),
  };
}

function effectWords(value: number, { outcome }: Sizes, language: Language): string {
  const t = checkTexts[language];
  if (isShare(outcome)) return `${formatNumber(100 * value, language, 1)} ${t.points}`;
  const unit = outcome.kind === 'hours' ? t.hours : outcome.kind === 'weeks-with' ? t.weeks : t.months;
  return `${formatNumber(value, language, 2)} ${unit}`;
}

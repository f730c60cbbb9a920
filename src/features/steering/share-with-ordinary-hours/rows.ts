import type { Code } from '#db/code-list.ts';
import type { ShareWithOrdinaryHours } from '#domain/figures/share-with-ordinary-hours.ts';
import { formatMonth } from '#drawing/format-date.ts';
import { formatNumber, formatPercent, formatPercentInterval } from '#drawing/format-number.ts';
import type { OrdinaryHoursFigure } from '#figures/share-with-ordinary-hours.ts';
import type { Language } from '#web/texts.ts';
import { texts } from './texts.ts';

/** One line of the table, the same on the screen, in Excel and in CSV. */
export interface FigureRow {
  kind: 'year' | 'month' | 'target_group';
  label: string;
  share: ShareWithOrdinaryHours;
  isProvisional: boolean;
}

export function rowsOf(figure: OrdinaryHoursFigure, targetGroups: readonly Code[], language: Language): FigureRow[] {
  const t = texts(language);
  const nameOf = (code: string) => {
    const found = targetGroups.find((one) => one.code === code);
    return found ? (language === 'da' ? found.nameDa : found.nameEn) : code;
  };
  return [
    { kind: 'year', label: t.wholeYear(figure.year), share: figure.share, isProvisional: true },
    ...figure.months.map(
      (one): FigureRow => ({
        kind: 'month',
        label: formatMonth(one.month, language),
        share: one.share,
        isProvisional: one.isProvisional,
      }),
    ),
    ...figure.targetGroups.map(
      (one): FigureRow => ({
        kind: 'target_group',
        label: nameOf(one.targetGroup),
        share: one.share,
        isProvisional: true,
      }),
    ),
  ];
}

/** The cells of a line in words, as they stand in the table. A base under twenty has no percent. */
export function wordsOf({ share }: FigureRow, language: Language) {
  return {
    withHours: formatNumber(share.numerator, language),
    base: formatNumber(share.denominator, language),
    share: share.share === null || share.isSmallBase ? '–' : formatPercent(share.share, language),
    interval:
      share.interval === null || share.isSmallBase
        ? '–'
        : formatPercentInterval(share.interval.low, share.interval.high, language),
    unknown: formatNumber(share.unknown, language),
  };
}

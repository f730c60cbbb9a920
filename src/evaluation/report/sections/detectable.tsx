import { formatNumber } from '#drawing/format-number.ts';
import { CHANGE, CHANGE_BEFORE_START } from '../../analyses/change-in-difference.ts';
import { normalQuantile } from '../../distributions/normal.ts';
import { type Estimate, EVERYBODY } from '../../estimate.ts';
import { type DetectableRow, DetectableRows } from '../charts/detectable-rows.tsx';
import type { Figure, Section } from '../document.ts';
import { formatEffect, inUnit, unitName } from '../numbers.ts';
import type { Reading } from '../reading.ts';
import { captionOf } from './caption.ts';
import { detailOf } from './composition.tsx';
import { effectTable } from './effect-rows.ts';
import { isFoundAtAll } from './found.ts';
import { isLastPeriod } from './last-period.ts';

const POWER = 0.8;
const ASKED = ['difference-in-shares', 'difference-in-means', 'difference-in-differences'];

/**
 * The smallest effect that would be found in 80 of 100 such studies: what the analysis says, else from its standard error,
 *
 *     MDE = (z₁₋α/₂ + z₀.₈) · se
 *
 * Null where the estimate has neither. Source: Bloom 1995, Evaluation Review 19: 547–556.
 */
export function detectableOf(one: Estimate): number | null {
  if (one.minimumDetectable !== null) return Math.abs(one.minimumDetectable);
  if (one.standardError === null || one.pValue === null) return null;
  return (normalQuantile((1 + one.confidence) / 2) + normalQuantile(POWER)) * one.standardError;
}

/** What could have been found at all, beside what was seen. */
export function detectableSection(reading: Reading): Section {
  const { results, t } = reading;
  const lines = results.estimates.filter(
    (one) =>
      ASKED.includes(one.estimator) &&
      one.period !== CHANGE_BEFORE_START &&
      (one.estimator === 'difference-in-differences' || isLastPeriod(reading, one)) &&
      detectableOf(one) !== null,
  );
  const units = [...new Set(lines.map((one) => one.unit))];
  return {
    id: 'detectable',
    heading: t.detectable.heading,
    blocks: units.map((unit) =>
      figureOf(
        reading,
        lines.filter((one) => one.unit === unit),
      ),
    ),
  };
}

/** With the areas that the plan names: the line's own limit then counts them. */
const clusteredOf = (one: Estimate) =>
  detailOf(one, 'minimumDetectableWithoutAreas') === null ? null : one.minimumDetectable;

function figureOf(reading: Reading, lines: readonly Estimate[]): Figure {
  const { t, language } = reading;
  const label = reading.nextFigure();
  const id = `figure-${label.replace(/\D/g, '')}`;
  const { unit } = lines[0] as Estimate;
  const isBelow = (one: Estimate) => Math.abs(one.estimate ?? 0) < (detectableOf(one) as number);
  const below = lines.filter(isBelow).length;
  const several = new Set(lines.map((one) => one.analysis)).size > 1;
  const name = (one: Estimate) => nameOf(reading, one, several);
  const rows = lines.map((one, index) => rowOf(reading, one, name(one), `${index}`));
  const alternative = [t.detectable.form(lines.length), ...rows.map((row) => `${row.name}: ${row.number}.`)].join(' ');
  return {
    kind: 'figure',
    id,
    label,
    headline: t.detectable.headline(below, lines.length),
    sub: t.detectable.sub,
    drawing: (
      <DetectableRows
        id={id}
        title={t.detectable.heading}
        description={alternative}
        rows={rows}
        words={{
          seen: t.detectable.seen,
          limit: t.detectable.can,
          clustered: t.detectable.clustered,
          unit: unitName(unit, language),
        }}
        language={language}
      />
    ),
    alternative,
    caption: captionOf(reading, [t.detectable.caption, clusterWords(reading, lines)]),
    table: effectTable(
      reading,
      lines.map((one) => ({ name: name(one), estimate: { ...one, minimumDetectable: detectableOf(one) } })),
      id,
      `${label} ${t.detectable.heading}`,
    ),
    tablePlace: 'appendix',
    width: 'full',
  };
}

function nameOf({ t, labels }: Reading, one: Estimate, isAnalysisSaid: boolean): string {
  return [
    labels.subgroup(one.subgroup),
    one.period === CHANGE ? t.overTime.change : one.period === EVERYBODY ? null : one.period,
    isAnalysisSaid ? labels.analysis(one.analysis) : null,
  ]
    .filter(Boolean)
    .join(', ');
}

function rowOf({ t, language }: Reading, one: Estimate, name: string, key: string): DetectableRow {
  const { unit } = one;
  const clustered = clusteredOf(one);
  const limit = detailOf(one, 'minimumDetectableWithoutAreas') ?? (detectableOf(one) as number);
  return {
    key,
    name,
    limit: inUnit(limit, unit),
    clustered: clustered === null ? null : inUnit(clustered, unit),
    seen: one.estimate === null ? null : inUnit(one.estimate, unit),
    isSure: isFoundAtAll(one),
    number: t.detectable.row(
      formatEffect(limit, unit, language).replace('+', ''),
      one.estimate === null ? t.hidden : formatEffect(one.estimate, unit, language),
    ),
  };
}

function clusterWords({ t, language }: Reading, lines: readonly Estimate[]): string | null {
  const one = lines.find((line) => clusteredOf(line) !== null);
  if (!one) return t.detectable.noClusters;
  const [icc, areas] = [detailOf(one, 'icc'), detailOf(one, 'treatedAreas')];
  return t.detectable.withClusters(icc === null ? null : formatNumber(icc, language), areas);
}

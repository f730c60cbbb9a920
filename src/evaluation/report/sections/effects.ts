import { CHANGE, CHANGE_BEFORE_START } from '../../analyses/change-in-difference.ts';
import type { Estimate } from '../../estimate.ts';
import { FEW_CLUSTER_TESTS } from '../believable.ts';
import type { Block, Section } from '../document.ts';
import type { Reading } from '../reading.ts';
import { balanceFigures } from './balance-figures.tsx';
import { detailOf } from './composition.tsx';
import { isLastPeriod } from './last-period.ts';
import { methodName, rowFigures } from './row-figures.tsx';

/** Estimators that compare people who are alike. */
export const MATCHED = [
  'exact-matching',
  'coarsened-exact-matching',
  'nearest-neighbour',
  'nearest-neighbour-adjusted',
  'subclassification',
];
/** Estimators that weight or predict. */
export const WEIGHTED = ['inverse-probability', 'entropy-balancing', 'outcome-regression', 'doubly-robust'];

/** Effects among people made alike by matching or weighting, with those who could not be compared. */
export function adjustedSection(reading: Reading): Section {
  const lines = reading.estimatesOf(...MATCHED, ...WEIGHTED);
  const { t } = reading;
  const overlap = lines.flatMap((one) => overlapWords(reading, one) ?? []);
  return {
    id: 'adjusted',
    heading: t.effects.adjusted,
    blocks: [
      ...rowFigures(reading, lines, t.effects.adjustedHeadline),
      ...balanceFigures(reading),
      ...(overlap.length > 0
        ? [{ kind: 'points' as const, items: [...new Set(overlap)].map((text) => ({ lead: '', text })) }]
        : []),
    ],
  };
}

/** Changes from before to after, for everybody and each part, on one axis. */
export function changeSection(reading: Reading): Section {
  const lines = reading
    .estimatesOf('difference-in-differences')
    .filter((one) => one.period !== CHANGE_BEFORE_START || one.estimate !== null);
  const many = [...new Set(lines.map((one) => one.analysis))].flatMap((name) =>
    lines.filter((one) => one.analysis === name),
  );
  return {
    id: 'changes',
    heading: reading.t.effects.changes,
    blocks: rowFigures(reading, many, reading.t.effects.changesHeadline),
  };
}

/** Whether the difference is another inside a group than outside it: that one is significant and the other not does not say so. */
export function betweenSection(reading: Reading): Section {
  const { t, estimatesOf } = reading;
  const all = estimatesOf('difference-between-subgroups');
  const levels = all.filter((one) => ![CHANGE, CHANGE_BEFORE_START].includes(one.period) && isLastPeriod(reading, one));
  const changes = all.filter((one) => one.period === CHANGE && one.pValue !== null);
  return {
    id: 'between',
    heading: t.effects.between,
    blocks: [
      ...rowFigures(reading, levels, t.effects.betweenLevels(levels[0]?.period ?? '')),
      ...rowFigures(reading, changes, t.effects.betweenChanges),
    ],
  };
}

/** What is valid when whole areas were treated and they are few. */
export function fewClustersSection(reading: Reading): Section {
  const { t } = reading;
  const lines = reading.estimatesOf(...FEW_CLUSTER_TESTS);
  const warned = reading.results.estimates.filter((one) => one.treatedClusters !== null && one.treatedClusters < 10);
  const least = Math.min(...warned.map((one) => one.treatedClusters as number));
  const [clusters] = warned.filter((one) => one.treatedClusters === least).map((one) => one.clusters);
  const warning: Block[] =
    warned.length > 0 ? [{ kind: 'text', text: t.effects.fewWarning(least, clusters ?? null, lines.length > 0) }] : [];
  return {
    id: 'few-clusters',
    heading: t.effects.few,
    blocks: [...warning, ...rowFigures(reading, lines, t.effects.fewHeadline)],
  };
}

/** Tests that stand beside the plain comparison: stratified, and whether the groups are level. */
export function furtherTestsSection(reading: Reading): Section {
  const { t, estimatesOf } = reading;
  return {
    id: 'further-tests',
    heading: t.effects.further,
    blocks: [
      ...rowFigures(reading, estimatesOf('mantel-haenszel'), t.effects.furtherHeadline),
      ...rowFigures(reading, estimatesOf('equivalence-two-one-sided'), t.effects.levelHeadline),
    ],
  };
}

/** Who was left out because nobody was like them, and how much the weights lean on few. */
function overlapWords(reading: Reading, one: Estimate): string | null {
  const matched = detailOf(one, 'matchedTreated');
  const fromMatched = matched === null || one.nTreated === null ? null : one.nTreated - matched;
  const counts = {
    unmatched: detailOf(one, 'unmatchedTreated') ?? fromMatched,
    effective: detailOf(one, 'effectiveSizeControl'),
    outsideTreated: detailOf(one, 'outsideTreated'),
    outsideControl: detailOf(one, 'outsideControl'),
    control: one.nControl,
  };
  const { unmatched, effective, outsideTreated } = counts;
  if (unmatched === null && effective === null && outsideTreated === null) return null;
  return reading.t.effects.overlap(`${reading.labels.analysis(one.analysis)}, ${methodName(reading, one)}`, counts);
}

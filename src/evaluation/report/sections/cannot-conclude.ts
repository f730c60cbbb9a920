import { formatNumber } from '#drawing/format-number.ts';
import { joinWords } from '#drawing/join-words.ts';
import { CHANGE_BEFORE_START } from '../../analyses/change-in-difference.ts';
import { type Estimate, EVERYBODY } from '../../estimate.ts';
import type { PointList, Section } from '../document.ts';
import { sayEffect, sentence } from '../numbers.ts';
import type { Reading } from '../reading.ts';
import { detectableOf } from './detectable.tsx';
import { preTestWords } from './event-studies.tsx';
import { isFound, isFoundAtAll } from './found.ts';
import { periodName } from './period-name.ts';

type Point = PointList['items'][number];

/** Fewer treated clusters than this make clustered errors too small (Cameron & Miller 2015, Journal of Human Resources 50: 317–372). */
const FEW_CLUSTERS = 10;

/** What a reader must not conclude, worked out from the run itself. */
export function cannotConcludeSection(reading: Reading): Section {
  const points = [
    ...cause(reading),
    ...preTrend(reading),
    ...nulls(reading),
    ...chosenGroups(reading),
    ...manyTests(reading),
    ...fewClusters(reading),
    ...unlikeGroups(reading),
    ...hiddenNumbers(reading),
    reading.t.cannot.persons,
  ];
  return {
    id: 'cannot',
    heading: reading.t.cannot.heading,
    blocks: [{ kind: 'points', items: points, isCallout: true }],
  };
}

function cause({ t }: Reading): Point[] {
  return [t.cannot.cause];
}

function preTrend(reading: Reading): Point[] {
  const { t, estimatesOf, labels, language } = reading;
  const tests = estimatesOf('pre-trend-test').filter((one) => one.subgroup === EVERYBODY);
  if (tests.length === 0) return [t.cannot.noPreTrend];
  return tests.map((test) => {
    const said = `${sentence(labels.column(test.outcome), language)}: ${preTestWords(reading, test)}`;
    return isFound(test) ? { lead: t.cannot.skewed, text: said } : { lead: t.cannot.alike, text: said };
  });
}

/** Every null with what could have been seen. */
function nulls(reading: Reading): Point[] {
  const { results, t, labels, language } = reading;
  const asked = results.estimates.filter(
    (one) =>
      one.subgroup === EVERYBODY &&
      ['difference-in-shares', 'difference-in-means', 'difference-in-differences'].includes(one.estimator) &&
      one.period !== CHANGE_BEFORE_START &&
      one.pValue !== null &&
      !isFoundAtAll(one) &&
      one.estimate !== null,
  );
  const last = asked.filter((one) => one.estimator === 'difference-in-differences' || isLast(asked, one));
  const points = last.map((one) => {
    const detectable = detectableOf(one);
    const when = periodName(reading, one);
    const what = [labels.column(one.outcome), when].filter(Boolean).join(', ');
    const seen = sayEffect(one.estimate as number, one.unit, language);
    const interval =
      one.ciLow === null || one.ciHigh === null ? '' : `, ${t.interval(one.ciLow, one.ciHigh, one.unit)}`;
    const could = detectable === null ? null : sayEffect(detectable, one.unit, language).replace('+', '');
    return { lead: t.cannot.nullLead(what), text: t.cannot.nullText(seen + interval, could) };
  });
  return points.filter((one, at) => points.findIndex((other) => other.text === one.text) === at);
}

const isLast = (all: readonly Estimate[], one: Estimate) =>
  all.findLast((other) => other.analysis === one.analysis && other.estimator === one.estimator) === one;

function chosenGroups({ results, t, labels, language }: Reading): Point[] {
  const chosen = results.estimates.filter((one) => one.notes.includes('impossible-by-construction'));
  if (chosen.length === 0) return [];
  const names = [...new Set(chosen.map((one) => labels.subgroup(one.subgroup)))];
  return [{ lead: t.cannot.chosenLead, text: t.cannot.chosenText(joinWords(names, language)) }];
}

/** How many tests there were, how many would be significant by chance, how many are, and how many are left. */
function manyTests({ results, t, language }: Reading): Point[] {
  const tests = results.estimates.filter((one) => one.pValue !== null && one.estimator !== 'composition');
  if (tests.length < 5) return [];
  const found = tests.filter(isFound).length;
  const corrected = tests.filter((one) => one.adjustedPValue !== null);
  const expected = tests.reduce((sum, one) => sum + (1 - one.confidence), 0);
  return [
    {
      lead: t.cannot.manyLead,
      text: t.cannot.manyText(
        tests.length,
        formatNumber(expected, language, 1),
        found,
        corrected.length === 0 ? null : corrected.filter(isFoundAtAll).length,
      ),
    },
  ];
}

function fewClusters({ results, t }: Reading): Point[] {
  const few = results.estimates.filter((one) => one.treatedClusters !== null && one.treatedClusters < FEW_CLUSTERS);
  if (few.length === 0) return [];
  return [
    {
      lead: t.cannot.clustersLead,
      text: t.cannot.clustersText(Math.min(...few.map((one) => one.treatedClusters as number))),
    },
  ];
}

function unlikeGroups({ estimatesOf, t, labels, language }: Reading): Point[] {
  const unlike = estimatesOf('composition').filter((one) => Math.abs(one.standardisedDifference ?? 0) > 0.1);
  if (unlike.length === 0) return [];
  const names = [...new Set(unlike.map((one) => labels.column(one.outcome)))];
  return [{ lead: t.cannot.unlikeLead, text: t.cannot.unlikeText(joinWords(names, language)) }];
}

function hiddenNumbers({ results, t }: Reading): Point[] {
  const { suppressed, smallestCell } = results.disclosure;
  return suppressed === 0 ? [] : [{ lead: t.cannot.hiddenLead, text: t.cannot.hiddenText(suppressed, smallestCell) }];
}

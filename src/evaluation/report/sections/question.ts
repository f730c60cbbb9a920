import { formatNumber, formatPercent } from '#drawing/format-number.ts';
import { joinWords } from '#drawing/join-words.ts';
import { CHANGE } from '../../analyses/change-in-difference.ts';
import { type Estimate, EVERYBODY } from '../../estimate.ts';
import type { CompareShares } from '../../plan/kinds/compare-shares.ts';
import type { FactList, PointList, Section } from '../document.ts';
import { formatRate, sayEffect, sayP, sentence } from '../numbers.ts';
import type { Reading } from '../reading.ts';
import { MATCHED, WEIGHTED } from './effects.ts';
import { isFound } from './found.ts';
import { beforeStart, changeInWords } from './over-time.tsx';
import { methodName } from './row-figures.tsx';

/** Estimators whose periods are those of the data. */
const FOLLOWED = ['difference-in-shares', 'difference-in-means', 'event-study'];

type Point = PointList['items'][number];

/** The question, the short answers as the run gives them, and the facts of the study. */
export function questionSection(reading: Reading): Section {
  const { t } = reading;
  const answers = [...levels(reading), ...means(reading), ...changes(reading), ...adjusted(reading), ...parts(reading)];
  return {
    id: 'question',
    heading: t.question.heading,
    blocks: [
      { kind: 'text', text: questionOf(reading) },
      ...(answers.length > 0 ? [{ kind: 'points' as const, items: answers, isNumbered: true }] : []),
      facts(reading),
    ],
  };
}

/** The plan's own question where it asks one, else what any comparison of two groups asks. */
function questionOf({ plan, language, t }: Reading): string {
  const study = (plan as { study?: { question?: { da: string; en: string } } }).study;
  return study?.question?.[language] ?? t.question.plain;
}

/** The groups at the end: shares, bases, difference, interval. */
function levels({ estimatesOf, t, labels, language }: Reading): Point[] {
  const all = estimatesOf('difference-in-shares').filter((one) => one.subgroup === EVERYBODY);
  return [...new Set(all.map((one) => one.analysis))].flatMap((name): Point[] => {
    const one = all.findLast((line) => line.analysis === name);
    if (!one) return [];
    const { estimate, shareTreated, shareControl, nTreated, nControl } = one;
    const when = one.period === EVERYBODY ? null : one.period;
    if (one.suppressed) return [{ lead: t.question.hidden(when), text: '' }];
    if (estimate === null || shareTreated === null || shareControl === null || nTreated === null || nControl === null)
      return [];
    const group = (label: string, share: number, n: number) =>
      t.question.share(label, formatRate(share, n, language), formatNumber(n, language), n < 50);
    return [
      {
        lead: isFound(one) ? t.question.differ(when) : t.question.alike(when),
        text: t.question.levels(
          sentence(labels.column(one.outcome), language),
          group(labels.treated(name), shareTreated, nTreated),
          group(labels.control(name), shareControl, nControl),
          numbersOf(one, t, language),
        ),
      },
    ];
  });
}

/** Differences of means at the end. */
function means({ estimatesOf, t, labels, language }: Reading): Point[] {
  const all = estimatesOf('difference-in-means').filter((one) => one.subgroup === EVERYBODY && one.estimate !== null);
  const last = all.filter((one) => all.findLast((other) => other.analysis === one.analysis) === one);
  return last.map((one) => {
    const when = one.period === EVERYBODY ? null : one.period;
    return {
      lead: isFound(one) ? t.question.differ(when) : t.question.alike(when),
      text: t.question.means(sentence(labels.column(one.outcome), language), numbersOf(one, t, language)),
    };
  });
}

/** What is left when the groups are made alike. */
function adjusted({ estimatesOf, t }: Reading): Point[] {
  const tested = estimatesOf(...MATCHED, ...WEIGHTED).filter(
    (one) => one.subgroup === EVERYBODY && one.pValue !== null,
  );
  if (tested.length === 0) return [];
  return [
    { lead: t.question.adjusted, text: `${t.effects.adjustedHeadline(tested.length, tested.filter(isFound).length)}.` },
  ];
}

/** An effect with its interval and p value, as far as they are there. */
function numbersOf(one: Estimate, t: Reading['t'], language: Reading['language']): string {
  return [
    one.estimate === null ? '' : sayEffect(one.estimate, one.unit, language),
    one.ciLow === null || one.ciHigh === null ? '' : t.interval(one.ciLow, one.ciHigh, one.unit),
    one.pValue === null ? '' : sayP(one.pValue, language),
  ]
    .filter(Boolean)
    .join(', ');
}

/** Whether the difference moved, and whether it moved before the start. */
function changes(reading: Reading): Point[] {
  const { estimatesOf, t, plan, language, labels } = reading;
  const all = estimatesOf('difference-in-differences').filter(
    (one) => one.subgroup === EVERYBODY && one.estimate !== null && one.period === CHANGE,
  );
  const firsts = all.filter((one) => all.find((other) => other.analysis === one.analysis) === one);
  return firsts.map((one) => {
    const analysis = (plan.analyses ?? []).find((own) => own.name === one.analysis);
    const own = reading.results.estimates.filter(
      (line) =>
        line.analysis === one.analysis && line.subgroup === EVERYBODY && line.estimator === 'difference-in-shares',
    );
    const early = analysis?.kind === 'compare-shares' ? beforeStart(reading, analysis as CompareShares, own) : null;
    return {
      lead: `${changeInWords(one, reading)}.`,
      text: [`${labels.analysis(one.analysis)}: ${numbersOf(one, t, language)}.`, early].filter(Boolean).join(' '),
    };
  });
}

/** How many parts stand out, alone and when the number of tests is counted. */
function parts({ estimatesOf, t, labels, language }: Reading): Point[] {
  const all = estimatesOf('difference-in-shares').filter((one) => one.subgroup !== EVERYBODY && one.pValue !== null);
  const last = all.filter((one) => one.period === all.at(-1)?.period);
  if (last.length === 0) return [];
  const found = last.filter(isFound);
  const corrected = found.filter((one) => one.adjustedPValue !== null && one.adjustedPValue < 1 - one.confidence);
  const isCorrected = last.some((one) => one.adjustedPValue !== null);
  const names = joinWords(
    found.map((one) => labels.subgroup(one.subgroup)),
    language,
  );
  return [
    {
      lead: t.question.partsLead(found.length, last.length),
      text: t.question.parts(
        names,
        isCorrected ? corrected.length : null,
        all.at(-1)?.period === EVERYBODY ? null : (all.at(-1)?.period ?? null),
      ),
    },
  ];
}

function facts(reading: Reading): FactList {
  const { plan, results, t, labels, language } = reading;
  const analyses = plan.analyses ?? [];
  const [first] = analyses;
  const unique = (values: readonly string[]) => [...new Set(values)];
  const outcomes = unique(
    results.estimates.filter((one) => one.estimator !== 'composition').map((one) => labels.column(one.outcome)),
  );
  const starts = unique(
    analyses.flatMap((one) => (one.kind === 'compare-shares' && one.start ? [one.start.label[language]] : [])),
  );
  const periods = unique(results.estimates.filter((one) => FOLLOWED.includes(one.estimator)).map((one) => one.period))
    .filter((one) => one !== EVERYBODY)
    .sort();
  const methods = unique(results.estimates.map((one) => methodName(reading, one)));
  const confidences = unique(results.estimates.map((one) => formatPercent(one.confidence, language)));
  const items = [
    { name: t.question.facts.outcome, text: outcomes.join('; ') },
    ...(first
      ? [{ name: t.question.facts.groups, text: `${labels.treated(first.name)} / ${labels.control(first.name)}` }]
      : []),
    { name: t.question.facts.start, text: starts.join('; ') },
    { name: t.question.facts.periods, text: periods.length > 1 ? `${periods[0]}–${periods.at(-1)}` : periods.join('') },
    { name: t.question.facts.methods, text: methods.join(', ') },
    { name: t.question.facts.confidence, text: confidences.join(', ') },
    {
      name: t.question.facts.correction,
      text:
        (plan.families ?? []).map((one) => t.comparisons.corrected(one.method, one.name)).join(' ') ||
        t.comparisons.uncorrected,
    },
    { name: t.question.facts.disclosure, text: t.question.facts.disclosureText(results.disclosure.smallestCell) },
  ];
  return { kind: 'facts', items: items.filter((item) => item.text !== '') };
}

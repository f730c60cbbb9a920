import { formatNumber } from '#drawing/format-number.ts';
import type { Language } from '#drawing/language.ts';
import type { Plan } from '../plan/plan-schema.ts';
import type { SimulationScenario } from '../plan/simulation-schema.ts';
import type { Cell, Figure, ReportDocument, Section } from '../report/document.ts';
import { formatSigned } from '../report/numbers.ts';
import { reportTexts } from '../report/texts.ts';
import type { Performance } from './performance.ts';
import { simulationTexts } from './simulation-texts.ts';
import { type Reach, TruthPlot, type TruthRow } from './truth-plot.tsx';

/** The report of a simulation: one figure a scenario with its numbers. The same plan and performances give the same document. */
export function simulationReport(
  plan: Plan,
  performances: readonly Performance[],
  { runs, version, language }: { runs: number; version: string; language: Language },
): ReportDocument {
  const t = simulationTexts[language];
  const scenarios = plan.simulation?.scenarios ?? [];
  return {
    language,
    title: plan.title[language],
    subtitle: t.subtitle(runs),
    mark: reportTexts[language].inventedMark,
    foot: `Hjemmebane ${version}`,
    sections: [
      {
        id: 'made',
        heading: t.opening,
        blocks: [
          { kind: 'text', text: t.openingText },
          { kind: 'facts', items: [{ name: t.asked, text: t.askedText }] },
        ],
      },
      ...scenarios.map((scenario, index) => sectionOf(plan, scenario, performances, { language, index })),
    ],
  };
}

function sectionOf(
  plan: Plan,
  scenario: SimulationScenario,
  performances: readonly Performance[],
  { language, index }: { language: Language; index: number },
): Section {
  const own = performances.filter(
    (one) => one.scenario === scenario.name && (one.truth !== null || one.found !== null),
  );
  return {
    id: `scenario-${scenario.name}`,
    heading: scenario.label[language],
    blocks: [figureOf(plan, scenario, own, { language, index })],
  };
}

function figureOf(
  plan: Plan,
  scenario: SimulationScenario,
  performances: readonly Performance[],
  { language, index }: { language: Language; index: number },
): Figure {
  const t = simulationTexts[language];
  const id = `truth-${scenario.name}`;
  const label = `${t.figure} ${index + 1}`;
  const nameOf = (one: Performance) => {
    const title = plan.analyses?.find(({ name }) => name === one.analysis)?.title[language] ?? one.analysis;
    return `${title}: ${one.estimator}${one.period === 'all' ? '' : `, ${one.period}`}`;
  };
  const drawn = performances.filter((one) => isDrawn(one));
  const wrong = drawn
    .filter((one) => one.verdicts.length > 0)
    .map((one) => `${nameOf(one)} (${verdictOf(one, language)})`);
  const alternative = t.alternative(wrong);
  return {
    kind: 'figure',
    id,
    label,
    headline: scenario.label[language],
    sub: t.sub,
    drawing: (
      <TruthPlot
        id={id}
        title={scenario.label[language]}
        description={alternative}
        rows={drawn.map((one, row) => rowOf(one, row))}
        words={t.axes}
        language={language}
      />
    ),
    alternative,
    caption: t.caption,
    table: {
      id,
      title: scenario.label[language],
      columns: [
        { name: '', share: 3, isText: true },
        ...t.columns.map((name, at) => (at === t.columns.length - 1 ? { name, share: 3, isText: true } : { name })),
      ],
      rows: performances.map((one) => ({ name: nameOf(one), cells: cellsOf(one, language) })),
    },
    tablePlace: 'appendix',
    width: 'full',
  };
}

/** Lines with a number of their own; the base period of an event study, which is 0 always, is none. */
const isDrawn = (one: Performance) =>
  one.unit === 'share' && one.truth !== null && one.coverage !== null && !one.verdicts.includes('only-sometimes');

const rowOf = (one: Performance, row: number): TruthRow => ({
  key: `${row}`,
  name: `${one.analysis}, ${one.period.length > 16 ? one.estimator : one.period}`,
  bias: reachOf(one.bias, one.biasLow, one.biasHigh),
  coverage: reachOf(one.coverage, one.coverageLow, one.coverageHigh),
  found: one.found === null ? null : 100 * one.found,
  isWrong: one.verdicts.length > 0,
});

const reachOf = (at: number | null, low: number | null, high: number | null): Reach | null =>
  at === null || low === null || high === null ? null : { at: 100 * at, low: 100 * low, high: 100 * high };

function cellsOf(one: Performance, language: Language): Cell[] {
  const isShare = one.unit === 'share';
  const factor = isShare ? 100 : 1;
  const decimals = isShare ? 2 : 3;
  const number = (value: number | null): Cell =>
    value === null
      ? { text: '–', value: null }
      : { text: formatNumber(factor * value, language, decimals), value: factor * value };
  const percent = (value: number | null): Cell =>
    value === null ? { text: '–', value: null } : { text: formatNumber(100 * value, language, 1), value: 100 * value };
  return [
    number(one.truth),
    number(one.bias),
    number(one.empiricalError),
    number(one.meanError),
    percent(one.coverage),
    percent(one.bandCoverage),
    percent(one.found),
    { text: verdictOf(one, language), isStrong: one.verdicts.length > 0 },
  ];
}

/** What is wrong, with its number; or that the method holds. */
export function verdictOf(one: Performance, language: Language): string {
  const t = simulationTexts[language];
  const percent = (value: number | null) => (value === null ? '' : formatNumber(100 * value, language, 0));
  const numbers = {
    bias: formatSigned((one.unit === 'share' ? 100 : 1) * (one.bias ?? 0), language, one.unit === 'share' ? 1 : 2),
    coverage: percent(one.coverage),
    found: percent(one.found),
  };
  return one.verdicts.length === 0 ? t.allRight : one.verdicts.map((verdict) => t.verdict(verdict, numbers)).join('; ');
}

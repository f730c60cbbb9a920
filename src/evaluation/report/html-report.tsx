import { renderToString } from 'preact-render-to-string';
import { formatNumber, formatPercent, formatPercentagePoints } from '#drawing/format-number.ts';
import type { Language } from '#drawing/language.ts';
import { CHANGE } from '../analyses/change-in-difference.ts';
import type { Estimate } from '../estimate.ts';
import type { Results } from '../evaluate.ts';
import type { CompareShares } from '../plan/kinds/compare-shares.ts';
import type { Plan } from '../plan/plan-schema.ts';
import { labelOf } from './estimate-label.ts';
import { IntervalPlot } from './interval-plot.tsx';
import { PeriodFigures } from './period-figures.tsx';
import { REPORT_STYLE } from './report-style.ts';
import { reportTexts } from './texts.ts';

/** The report as one self-contained page: words, drawn figures, tables, method, what cannot be concluded. `fontFace` is CSS. */
export function htmlReport(plan: Plan, results: Results, language: Language, fontFace: string): string {
  const t = reportTexts[language];
  const body = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{plan.title[language]}</title>
        <style dangerouslySetInnerHTML={{ __html: fontFace + REPORT_STYLE }} />
      </head>
      <body>
        <main>
          {plan.invented && <p class="invented">{t.invented}</p>}
          <h1>{plan.title[language]}</h1>
          <p class="lead">{t.question}</p>
          {(plan.analyses ?? [])
            .filter((one) => one.kind === 'compare-shares')
            .map((analysis) => (
              <Analysis key={analysis.name} plan={plan} analysis={analysis} results={results} language={language} />
            ))}
          <h2>{t.method}</h2>
          <p>{t.methodText}</p>
          <p>
            {results.disclosure.suppressed > 0
              ? t.hiddenNote(results.disclosure.suppressed, results.disclosure.smallestCell)
              : t.noneHidden}
          </p>
          <h2>{t.cannot}</h2>
          <p>{t.cannotText}</p>
          <h2>{t.data}</h2>
          {results.data.map((one) => (
            <p class="meta" key={one.name}>
              {`${one.name}: ${one.rows === null ? t.few : formatNumber(one.rows, language)} ${t.rows}, SHA-256 `}
              <code>{one.sha256}</code>
            </p>
          ))}
          <p class="meta">{`${t.version} ${results.programVersion}`}</p>
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToString(body)}\n`;
}

interface AnalysisProps {
  plan: Plan;
  analysis: CompareShares;
  results: Results;
  language: Language;
}

/** The differences and their change; other lines stand in results.json and the analysis's CSV file. */
const isDrawn = ({ estimator, period }: Estimate) =>
  estimator === 'difference-in-shares' || (estimator === 'difference-in-differences' && period === CHANGE);

function Analysis({ plan, analysis, results, language }: AnalysisProps) {
  const t = reportTexts[language];
  const estimates = results.estimates.filter((one) => one.analysis === analysis.name && isDrawn(one));
  const first = estimates[0];
  const leftOut = results.leftOut.find((one) => one.analysis === analysis.name);
  const count = (n: number | null | undefined) => (n === null || n === undefined ? t.few : formatNumber(n, language));
  const verdict =
    first?.pValue !== null && first?.pValue !== undefined
      ? first.pValue < 1 - first.confidence
        ? t.headlineYes
        : t.headlineNo
      : t.hidden;
  const caption = [
    plan.invented ? t.invented : null,
    `${t.leftOut}. ${t.leftOutText(count(leftOut?.outcomeMissing), count(leftOut?.otherGroup))}`,
    t.filled,
  ]
    .filter(Boolean)
    .join(' ');
  if (analysis.period)
    return <PeriodFigures analysis={analysis} estimates={estimates} caption={caption} language={language} />;
  return (
    <figure>
      <p class="kicker">{analysis.title[language]}</p>
      <h2>{`${analysis.group.treatedLabel[language]} / ${analysis.group.controlLabel[language]}: ${verdict}`}</h2>
      <p class="meta">{`${t.outcome}: ${analysis.outcome.label[language]}. ${t.difference}.`}</p>
      <IntervalPlot
        id={analysis.name}
        title={`${t.figure}: ${analysis.title[language]}`}
        noDifference={t.noDifference}
        hidden={t.hidden}
        language={language}
        lines={estimates.map((one) => ({
          label: labelOf(one, analysis, language),
          estimate: one.estimate,
          low: one.ciLow,
          high: one.ciHigh,
        }))}
      />
      <EstimateTable analysis={analysis} estimates={estimates} language={language} />
      <figcaption class="meta">{caption}</figcaption>
    </figure>
  );
}

function EstimateTable({
  analysis,
  estimates,
  language,
}: {
  analysis: CompareShares;
  estimates: Estimate[];
  language: Language;
}) {
  const t = reportTexts[language];
  const share = (fraction: number | null, total: number | null) =>
    fraction === null || total === null
      ? t.hidden
      : `${formatPercent(fraction, language, 1)} (${formatNumber(total, language)})`;
  const points = (value: number | null) => (value === null ? t.hidden : formatPercentagePoints(value, language, 1));
  const isCorrected = estimates.some((one) => one.adjustedPValue !== null);
  const p = (value: number | null, one: Estimate) =>
    value === null
      ? one.suppressed
        ? t.hidden
        : t.impossible
      : value < 0.001
        ? `< ${formatNumber(0.001, language, 3)}`
        : formatNumber(value, language, 3);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={analysis.title[language]}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.group}</th>
            <th scope="col">{`${analysis.group.treatedLabel[language]} (n)`}</th>
            <th scope="col">{`${analysis.group.controlLabel[language]} (n)`}</th>
            <th scope="col">{t.difference}</th>
            <th scope="col">{t.interval(formatPercent(analysis.confidence ?? 0.95, language))}</th>
            <th scope="col">{t.pValue}</th>
            {isCorrected && <th scope="col">{t.adjustedPValue}</th>}
          </tr>
        </thead>
        <tbody>
          {estimates.map((one) => (
            <tr key={`${one.subgroup} ${one.period}`}>
              <th scope="row">{labelOf(one, analysis, language)}</th>
              <td>{share(one.shareTreated, one.nTreated)}</td>
              <td>{share(one.shareControl, one.nControl)}</td>
              <td>{points(one.estimate)}</td>
              <td>
                {one.ciLow === null || one.ciHigh === null ? t.hidden : `${points(one.ciLow)} – ${points(one.ciHigh)}`}
              </td>
              <td>{p(one.pValue, one)}</td>
              {isCorrected && <td>{p(one.adjustedPValue, one)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

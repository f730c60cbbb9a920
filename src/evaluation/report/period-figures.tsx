import { formatNumber } from '#drawing/format-number.ts';
import type { Language } from '#drawing/language.ts';
import { CHANGE } from '../analyses/change-in-difference.ts';
import { normalQuantile } from '../distributions/normal.ts';
import type { Estimate } from '../estimate.ts';
import type { CompareShares } from '../plan/kinds/compare-shares.ts';
import { wilsonInterval } from '../proportions/wilson-interval.ts';
import { labelOf } from './estimate-label.ts';
import { reportTexts } from './texts.ts';
import { type PeriodPoint, type SharedAxes, TwoGroupsOverTime } from './two-groups-over-time.tsx';

interface Props {
  analysis: CompareShares;
  estimates: readonly Estimate[];
  caption: string;
  language: Language;
}

/** One figure for everybody and one for each subgroup, all on the same axes, each with its numbers under it. */
export function PeriodFigures(props: Props) {
  const groups = [...new Set(props.estimates.map((one) => one.subgroup))].map((subgroup) =>
    props.estimates.filter((one) => one.subgroup === subgroup),
  );
  const axes = axesOf(props.estimates);
  return (
    <>
      {groups.map((estimates, index) => (
        <PeriodFigure key={estimates[0]?.subgroup} {...props} estimates={estimates} axes={axes} number={index + 1} />
      ))}
    </>
  );
}

function PeriodFigure(props: Props & { axes: SharedAxes; number: number }) {
  const { analysis, caption, axes, number, language } = props;
  const estimates = props.estimates.filter((one) => one.period !== CHANGE);
  const change = props.estimates.find((one) => one.period === CHANGE);
  const t = reportTexts[language];
  const first = estimates[0] as Estimate;
  const points = estimates.map((one) => pointOf(one, language));
  const name = labelOf(first, analysis, language, true);
  const headline = [headlineOf(estimates, language), change ? changeInWords(change, language) : null]
    .filter(Boolean)
    .join('. ');
  const base = (n: number | null) => (n === null ? t.hidden : formatNumber(n, language));
  return (
    <figure>
      <p class="kicker">{`${t.figureNumber} ${number}`}</p>
      <h2>{`${name}: ${headline}`}</h2>
      <p class="meta">{`${analysis.outcome.label[language]}. ${analysis.group.treatedLabel[language]} ${base(first.nTreated)}, ${analysis.group.controlLabel[language].toLowerCase()} ${base(first.nControl)}.`}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={`${t.drawing}: ${name}`}>
        <TwoGroupsOverTime
          id={`${analysis.name}-${number}`}
          title={name}
          description={`${t.overTime} ${headline}.`}
          points={points}
          change={change && pointOf(change, language).difference}
          axes={axes}
          words={{
            share: t.share,
            difference: t.differenceName,
            unit: t.percentagePoints,
            treated: analysis.group.treatedLabel[language],
            control: analysis.group.controlLabel[language],
            change: t.change,
            start: analysis.start?.label[language] ?? null,
          }}
          startBefore={analysis.start?.before ?? null}
          language={language}
        />
      </section>
      <Twin analysis={analysis} estimates={props.estimates} language={language} label={name} />
      <figcaption class="meta">{caption}</figcaption>
    </figure>
  );
}

function pointOf(one: Estimate, language: Language): PeriodPoint {
  const t = reportTexts[language];
  const isImpossible = one.notes.includes('nobody-or-everybody');
  if (one.suppressed || one.estimate === null || isImpossible) {
    const instead = one.suppressed ? t.hidden : isImpossible && one.shareTreated === 0 ? t.nobody : t.noNumber;
    return { period: one.period, treated: null, control: null, difference: null, instead };
  }
  const z = normalQuantile((1 + one.confidence) / 2);
  const rate = (share: number, n: number) => ({ share, ...wilsonInterval(Math.round(share * n), n, z) });
  return {
    period: one.period,
    treated: one.shareTreated === null ? null : rate(one.shareTreated, one.nTreated as number),
    control: one.shareControl === null ? null : rate(one.shareControl, one.nControl as number),
    difference: {
      estimate: one.estimate,
      low: one.ciLow as number,
      high: one.ciHigh as number,
      isSignificant: isFound(one),
    },
    instead: null,
  };
}

const isFound = (one: Estimate) => one.pValue !== null && one.pValue < 1 - one.confidence;

/** The finding with its doubt: in which periods the groups differ, and how many are left when the number of tests is counted. */
function headlineOf(estimates: readonly Estimate[], language: Language): string {
  const t = reportTexts[language];
  const found = estimates.filter(isFound);
  if (found.length === 0) return t.nowhere;
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(found.map((one) => one.period));
  const isCorrected = estimates.some((one) => one.adjustedPValue !== null);
  const left = found.filter((one) => one.adjustedPValue !== null && one.adjustedPValue < 1 - one.confidence).length;
  return t.significantIn(list) + (isCorrected ? `, ${t.afterCorrection(left, found.length)}` : '');
}

/** Whether the difference moved: the sentence that two tests of two levels cannot give. */
function changeInWords(change: Estimate, language: Language): string {
  const t = reportTexts[language];
  if (change.notes.includes('impossible-by-construction')) return t.changeImpossible;
  if (change.pValue === null) return t.changeHidden;
  if (!isFound(change)) return t.changeNotFound;
  const isLost = change.adjustedPValue !== null && change.adjustedPValue >= 1 - change.confidence;
  return isLost ? t.changeLost : t.changeFound;
}

/** The smallest common axes, in steps of five percent(age points). */
function axesOf(estimates: readonly Estimate[]): SharedAxes {
  const points = estimates.map((one) => pointOf(one, 'en'));
  const up = (value: number) => Math.max(0.05, Math.ceil(value * 20 - 1e-9) / 20);
  return {
    mostShare: up(Math.max(0, ...points.flatMap((one) => [one.treated?.high ?? 0, one.control?.high ?? 0]))),
    mostDifference: up(
      Math.max(
        0,
        ...points.flatMap((one) => [Math.abs(one.difference?.low ?? 0), Math.abs(one.difference?.high ?? 0)]),
      ),
    ),
  };
}

interface TwinRow {
  kind: 'treated' | 'control' | 'difference' | 'minor';
  name: string;
  write: (one: Estimate) => string;
}

function rowsOf(analysis: CompareShares, estimates: readonly Estimate[], language: Language): TwinRow[] {
  const t = reportTexts[language];
  const none = (one: Estimate) => (one.suppressed ? t.hidden : t.impossible);
  const percent = (value: number | null, one: Estimate) =>
    value === null ? none(one) : formatNumber(value * 100, language, 1);
  const points = (value: number | null, one: Estimate) =>
    one.pValue === null ? none(one) : ((value ?? 0) > 0 ? '+' : '') + percent(value, one);
  const p = (value: number | null, one: Estimate) =>
    value === null ? none(one) : value < 0.001 ? t.below : formatNumber(value, language, value < 0.1 ? 3 : 2);
  const isCorrected = estimates.some((one) => one.adjustedPValue !== null);
  const minor = (name: string, write: TwinRow['write']): TwinRow => ({ kind: 'minor', name, write });
  return [
    {
      kind: 'treated',
      name: `${analysis.group.treatedLabel[language]}, %`,
      write: (one) => percent(one.shareTreated, one),
    },
    {
      kind: 'control',
      name: `${analysis.group.controlLabel[language]}, %`,
      write: (one) => percent(one.shareControl, one),
    },
    { kind: 'difference', name: t.differenceShort, write: (one) => points(one.estimate, one) },
    minor(t.from, (one) => points(one.ciLow, one)),
    minor(t.to, (one) => points(one.ciHigh, one)),
    minor(t.pValue, (one) => p(one.pValue, one)),
    ...(isCorrected ? [minor(t.adjustedPValue, (one) => p(one.adjustedPValue, one))] : []),
  ];
}

/** The same numbers as a table, the periods in the figure's order. */
function Twin({ analysis, estimates, language, label }: Omit<Props, 'caption'> & { label: string }) {
  const t = reportTexts[language];
  const rows = rowsOf(analysis, estimates, language);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <section class="scroll twin" tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            <td />
            {estimates.map((one) => (
              <th scope="col" key={one.period}>
                {one.period === CHANGE ? t.change : one.period}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, name, write }) => (
            <tr key={name} class={kind}>
              <th scope="row">{name}</th>
              {estimates.map((one) => (
                <td key={one.period} class={kind === 'difference' && isFound(one) ? 'found' : undefined}>
                  {write(one)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

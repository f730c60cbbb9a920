import { formatNumber } from '#drawing/format-number.ts';
import { type Estimate, EVERYBODY } from '../../estimate.ts';
import type { FlowStep, StudyFlow } from '../../study/flow.ts';
import { ExclusionFlow, type FlowMark } from '../charts/exclusion-flow.tsx';
import type { Block, Figure, Section, Table } from '../document.ts';
import type { Reading } from '../reading.ts';
import { captionOf } from './caption.ts';

/** Who the figures are about: the way from the register to the groups, or what each analysis could not use. */
export function populationSection(reading: Reading): Section {
  const { results, t, language } = reading;
  const blocks: Block[] = results.flow ? [flowFigure(reading, results.flow)] : [leftOutTable(reading)];
  const unknown = results.flow?.unknownWeekCodes ?? [];
  if (unknown.length > 0)
    blocks.push({
      kind: 'text',
      text: t.population.unknownCodes(
        unknown
          .map(({ code, persons }) => `${code} (${persons === null ? t.hidden : formatNumber(persons, language)})`)
          .join(', '),
      ),
    });
  return { id: 'population', heading: t.population.heading, blocks };
}

/** All who are at a step; null when a part of them is hidden. */
export function everybodyAt({ treated, control, neither }: FlowStep): number | null {
  return treated === null || control === null || neither === null ? null : treated + control + neither;
}

function flowFigure(reading: Reading, flow: StudyFlow): Figure {
  const { t, language } = reading;
  const write = (count: number | null) => (count === null ? t.hidden : formatNumber(count, language));
  const { steps } = flow;
  const [first, last] = [steps[0], steps.findLast((step) => step.kind === 'remaining')];
  const label = reading.nextFigure();
  const id = `figure-${label.replace(/\D/g, '')}`;
  const marks = [...trunkOf(reading, steps, write), ...partsOf(reading, write)];
  const headline =
    first && last ? t.population.headline(write(everybodyAt(first)), write(sumOf(last))) : t.population.heading;
  const alternative = [
    t.population.form,
    ...steps.map((step) => `${step.label[language]}: ${write(everybodyAt(step))}.`),
    last ? t.population.ends(write(last.treated), write(last.control)) : null,
  ]
    .filter(Boolean)
    .join(' ');
  return {
    kind: 'figure',
    id,
    label,
    headline,
    sub: t.population.sub,
    drawing: <ExclusionFlow id={id} title={t.population.heading} description={alternative} marks={marks} />,
    alternative,
    caption: captionOf(reading, [t.population.caption]),
    table: flowTable(reading, steps, `${label} ${t.population.heading}`, write),
    tablePlace: 'appendix',
    width: 'full',
  };
}

const sumOf = ({ treated, control }: FlowStep) => (treated === null || control === null ? null : treated + control);

/** The trunk with its falls; the last step divides into the two groups. */
function trunkOf(reading: Reading, steps: readonly FlowStep[], write: (count: number | null) => string): FlowMark[] {
  const { language, plan } = reading;
  const last = steps.findLastIndex((step) => step.kind === 'remaining');
  return steps.flatMap((step, index): FlowMark[] => {
    const label = step.label[language];
    const count = write(everybodyAt(step));
    if (step.kind === 'left-out') return [{ kind: 'fall', count, label }];
    if (index !== last) return [{ kind: 'box', count, label }];
    const name = plan.analyses?.[0]?.name ?? '';
    return [
      { kind: 'box', count, label },
      {
        kind: 'pair',
        treated: { count: write(step.treated), label: reading.labels.treated(name) },
        control: { count: write(step.control), label: reading.labels.control(name) },
      },
    ];
  });
}

/** More parts than this are left to the figures themselves. */
const MOST_PARTS = 10;

/** The bases that the later figures rest on: one pair a subgroup, in the order of the plan. */
function partsOf({ results, labels, t }: Reading, write: (count: number | null) => string): FlowMark[] {
  const parts = new Map<string, Estimate>();
  for (const one of results.estimates)
    if (one.estimator === 'difference-in-shares' && one.subgroup !== EVERYBODY) parts.set(one.subgroup, one);
  return [...parts.values()].slice(0, MOST_PARTS).map((one) => {
    const label = t.population.part(labels.subgroup(one.subgroup));
    return {
      kind: 'pair',
      treated: { count: write(one.nTreated), label },
      control: { count: write(one.nControl), label },
    };
  });
}

function flowTable(
  { t, language }: Reading,
  steps: readonly FlowStep[],
  title: string,
  write: (count: number | null) => string,
): Table {
  const cell = (count: number | null) => ({ text: write(count), value: count });
  return {
    id: 'flow',
    title,
    columns: [
      { name: t.population.step, isText: true },
      ...[t.everybody, t.treated, t.control, t.population.neither].map((name) => ({ name })),
    ],
    rows: steps.map((step) => ({
      name: (step.kind === 'left-out' ? t.population.leaves : '') + step.label[language],
      ...(step.kind !== 'left-out' && { tone: 'strong' as const }),
      cells: [everybodyAt(step), step.treated, step.control, step.neither].map(cell),
    })),
  };
}

/** Without a study: the rows that each analysis could not use. */
function leftOutTable({ results, t, language, labels }: Reading): Block {
  const reasons = ['otherGroup', 'periodMissing', 'outcomeMissing', 'covariateMissing'] as const;
  return {
    kind: 'table',
    table: {
      id: 'left-out',
      title: t.leftOut.title,
      columns: [{ name: t.analysis, isText: true }, ...reasons.map((reason) => ({ name: t.leftOut.reasons[reason] }))],
      rows: results.leftOut.map((one) => ({
        name: labels.analysis(one.analysis),
        cells: reasons.map((reason) => {
          const count = one[reason];
          return { text: count === null ? t.hidden : formatNumber(count, language), value: count };
        }),
      })),
    },
  };
}

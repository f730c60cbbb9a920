import type { FlowStep, StudyFlow } from '../study/flow.ts';
import { cellName } from './count-keys.ts';
import type { CountSystemBuilder } from './count-system.ts';
import type { Releasable } from './releasable.ts';

const SIDES = ['treated', 'control', 'neither'] as const;
/** Who starts and who is left says more than who leaves at one step. */
const COST = { start: 0.2, remaining: 0.2, 'left-out': 0.05, code: 0.01 };

/**
 * The counts of the flow of exclusions, one item each: who starts, who leaves at each step, who is left. On each side, those who start are those who
 * have left so far and those who are left; the last ones left are the bases of the figures. Codes that the list does not know are counts as well.
 */
export function itemsOfFlow(builder: CountSystemBuilder, flow: StudyFlow | null): Releasable[] {
  if (!flow) return [];
  const item = (cell: number, cost: number): Releasable => ({ cost, gives: [cell], restsOn: [] });
  const steps = SIDES.flatMap((side) => {
    const cells = flow.steps.map((step, at) => builder.cell(`flow ${side} ${at} ${step.name}`, step[side] ?? 0, true));
    relateSteps(builder, flow.steps, cells, side);
    return cells.map((cell, at) => item(cell, COST[flow.steps[at]?.kind ?? 'start']));
  });
  const codes = flow.unknownWeekCodes.map(({ code, persons }) =>
    item(builder.cell(`unknown code ${code}`, persons ?? 0, true), COST.code),
  );
  return [...steps, ...codes];
}

function relateSteps(
  builder: CountSystemBuilder,
  steps: readonly FlowStep[],
  cells: readonly number[],
  side: (typeof SIDES)[number],
): void {
  const valueOf = (at: number) => steps[at]?.[side] ?? 0;
  const start = steps.findIndex((one) => one.kind === 'start');
  let [out, sum]: [number[], number] = [[], 0];
  steps.forEach((step, at) => {
    if (step.kind === 'left-out') [out, sum] = [[...out, cells[at] as number], sum + valueOf(at)];
    if (step.kind === 'remaining' && start >= 0 && valueOf(start) === sum + valueOf(at))
      builder.relate(cells[start] as number, [...out, cells[at] as number], 0);
  });
  const last = steps.findLastIndex((one) => one.kind === 'remaining');
  if (last >= 0 && side !== 'neither')
    builder.merge(cells[last] as number, builder.cell(cellName('study', [['group', side]]), valueOf(last)));
}

/** The flow with hidden counts as null; `isHidden` in the order of {@link itemsOfFlow}. */
export function hideFlow(flow: StudyFlow | null, isHidden: readonly boolean[]): StudyFlow | null {
  if (!flow) return null;
  const { length } = flow.steps;
  const shown = (step: FlowStep, at: number, side: number) =>
    isHidden[side * length + at] ? null : step[SIDES[side] as (typeof SIDES)[number]];
  return {
    ...flow,
    steps: flow.steps.map((step, at) => ({
      ...step,
      treated: shown(step, at, 0),
      control: shown(step, at, 1),
      neither: shown(step, at, 2),
    })),
    unknownWeekCodes: flow.unknownWeekCodes.map((one, at) => ({
      ...one,
      persons: isHidden[SIDES.length * length + at] ? null : one.persons,
    })),
  };
}

import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { recordFigures } from '../../../tests/record-figure.ts';
import type { Plan } from '../plan/plan-schema.ts';
import { readPlan } from '../plan/read-plan.ts';
import type { Performance } from './performance.ts';
import { simulatePersons } from './persons.ts';
import { registerFiles } from './register-files.ts';
import { publishedScenario } from './scenario.ts';
import { simulate } from './simulate.ts';
import { truthOf } from './truth.ts';

const example = readPlan(path.join(import.meta.dirname, '../../../examples/simulation.plan.yaml')).plan;
const isLong = Boolean(process.env['HJEMMEBANE_LONG']);

/** The example with these scenarios and analyses alone. */
function only(scenarios: readonly string[], analyses: readonly string[]): Plan {
  const { simulation } = example;
  if (!simulation) throw new Error('the example has a simulation');
  return {
    ...example,
    analyses: (example.analyses ?? []).filter((one) => analyses.includes(one.name)),
    simulation: { ...simulation, scenarios: simulation.scenarios.filter((one) => scenarios.includes(one.name)) },
  };
}

describe('simulated persons', () => {
  it('are 548 against 8,096 with the published rates and, in the effect, about 4 points more after the start', () => {
    const persons = simulatePersons({ ...publishedScenario, effect: 4 }, 5);
    expect([persons.treated.reduce((sum, one) => sum + one, 0), persons.size]).toEqual([548, 8644]);
    const share = (persons.paid[0] as Uint8Array).reduce((sum, one) => sum + one, 0) / persons.size;
    expect(share).toBeGreaterThan(0.125);
    expect(share).toBeLessThan(0.155);
    const longTerm = persons.longTerm.reduce((sum, one) => sum + one, 0) / persons.size;
    expect(longTerm).toBeGreaterThan(0.72);
    expect(longTerm).toBeLessThan(0.82);
    const truth = truthOf(persons, 2017);
    expect(truth.effect(['2014', '2015', '2016'], 'all')).toBe(0);
    expect(truth.effect(truth.after, 'all')).toBeGreaterThan(0.025);
    expect(truth.effect(truth.after, 'all')).toBeLessThan(0.055);
  });

  it('are the same for the same seed, and others for another', () => {
    expect(simulatePersons(publishedScenario, 5).paid).toEqual(simulatePersons(publishedScenario, 5).paid);
    expect(simulatePersons(publishedScenario, 6).paid).not.toEqual(simulatePersons(publishedScenario, 5).paid);
  });

  it('have nothing before the start when they are chosen so, and are lost for good', () => {
    const chosen = simulatePersons({ ...publishedScenario, treated: 60, control: 200, isLongTermOnly: true }, 1);
    for (const at of [0, 1, 2]) expect((chosen.paid[at] as Uint8Array).every((one) => one === 0)).toBe(true);
    const left = simulatePersons({ ...publishedScenario, attrition: 20 }, 1).paid;
    const lostIn = left.map((year) => year.filter((one) => one === 2).length);
    expect(lostIn[0]).toBe(0);
    expect(lostIn.toSorted((a, b) => a - b)).toEqual(lostIn);
    expect(lostIn[5]).toBeGreaterThan(5000);
  });

  it('stand in the register with a paid month in exactly the years they have one', () => {
    const persons = simulatePersons({ ...publishedScenario, treated: 20, control: 80, controlAreas: 5 }, 3);
    const [head = '', ...rows] = [...(registerFiles(persons, 3).get('register.csv') ?? [])];
    const names = head.trimEnd().split(',');
    expect(rows).toHaveLength(100);
    rows.forEach((row, person) => {
      const cells = row.trimEnd().split(',');
      expect(cells).toHaveLength(names.length);
      persons.years.forEach((year, at) => {
        const hasMonth = names.some((name, column) => name.startsWith(`branche_${year}_`) && cells[column] !== '');
        expect(hasMonth).toBe(persons.paid[at]?.[person] === 1);
      });
    });
  });
});

describe('over registers in which every assumption holds', () => {
  const analyses = ['shares', 'matched'];
  let found: Performance[];
  beforeAll(async () => {
    const quick = { runs: isLong ? 1000 : 30 };
    found = await simulate(
      only(['effect'], isLong ? [...analyses, 'weighted', 'balanced', 'by-person', 'robust-change'] : analyses),
      quick,
    );
    if (isLong) recordFigures(found.filter(isJudged).flatMap(figuresOf));
  }, 3_600_000);

  it('every estimate of the effect is right on average, and its interval holds the truth as often as it says', () => {
    const judged = found.filter(isJudged);
    expect(judged.length).toBeGreaterThan(7);
    for (const one of judged) {
      const name = `${one.analysis} ${one.period} ${one.estimator}`;
      // Thirty registers tell coverage of 95 % from one below 80 %, not more.
      expect(Math.abs(one.bias ?? 1), name).toBeLessThan(isLong ? 0.005 : 0.01);
      expect(one.coverage, name).toBeGreaterThan(isLong ? 0.93 : 0.8);
      if (isLong) expect(one.coverage, name).toBeLessThan(0.97);
    }
  });
});

describe('over registers in which an assumption fails', () => {
  it('levels are off where the groups differ, the change is not, and the change is off where the trend differs', async () => {
    const found = await simulate(only(['level', 'trend'], ['shares']), { runs: 20 });
    const of = (scenario: string, period: string) =>
      found.find(
        (one) => one.scenario === scenario && one.period === period && one.estimator.startsWith('difference-in'),
      ) as Performance;
    expect(of('level', '2019').bias).toBeLessThan(-0.03);
    expect(of('level', '2019').verdicts).toContain('biased');
    expect(Math.abs(of('level', 'change').bias ?? 1)).toBeLessThan(0.01);
    expect(of('trend', 'change').bias).toBeGreaterThan(0.02);
    expect(of('trend', 'change').verdicts).toContain('finds-what-is-not-there');
  }, 120_000);

  it('errors by person are far too small where areas are shaken as wholes', async () => {
    const found = await simulate(only(['areas-alike-two-percent'], ['shares']), { runs: 20 });
    const change = found.find((one) => one.period === 'change') as Performance;
    expect(change.coverage).toBeLessThan(0.85);
    expect(change.verdicts).toContain('errors-too-small');
  }, 120_000);
});

/** Estimates of shares with an interval that are in every register. */
function isJudged(one: Performance): boolean {
  return (
    one.unit === 'share' && one.truth !== null && one.coverage !== null && !one.verdicts.includes('only-sometimes')
  );
}

function figuresOf({ analysis, period, estimator, bias, coverage }: Performance) {
  const id = `evaluation-truth-${analysis}-${estimator}-${period}`;
  return [
    {
      id,
      metric: 'bias, percentage points',
      value: 100 * (bias ?? Number.NaN),
      target: '≤ 0.5',
      pass: Math.abs(bias ?? 1) <= 0.005,
    },
    {
      id,
      metric: 'coverage of 95 % intervals',
      value: coverage ?? Number.NaN,
      target: '0.93–0.97',
      pass: (coverage ?? 0) >= 0.93 && (coverage ?? 0) <= 0.97,
    },
  ];
}

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenFolder } from '../../../../tests/given.ts';
import { readPlan } from '../read-plan.ts';

let place: ReturnType<typeof givenFolder>;
beforeAll(() => {
  place = givenFolder();
});
afterAll(() => place.remove());

const words = (text: string) => ({ da: text, en: text });
const common = {
  name: 'a',
  data: 'panel',
  title: words('A'),
  group: { column: 'g', treated: '1', control: '0', treatedLabel: words('t'), controlLabel: words('c') },
  outcome: { column: 'y', label: words('y') },
};
const eventStudy = {
  ...common,
  kind: 'event-study',
  unit: 'id',
  period: { column: 'year', label: words('year') },
  base: '2016',
  start: '2017',
  clusters: 'unit',
};
const fewClusters = {
  ...common,
  kind: 'few-clusters',
  cluster: 'area',
  method: 'randomisation',
  weighting: 'persons',
  seed: 1,
};

function read(analysis: object) {
  const file = path.join(place.folder, 'plan.json');
  const plan = {
    planVersion: 1,
    title: words('x'),
    data: { panel: { description: words('x') } },
    analyses: [analysis],
  };
  writeFileSync(file, JSON.stringify(plan));
  return readPlan(file).plan;
}

describe('plans of panels', () => {
  it('are read with what they may hold', () => {
    const full = { ...eventStudy, clusters: 'area', weights: 'w', starts: 'from', equivalenceMargin: 0.02, seed: 7 };
    expect(read(full).analyses).toEqual([full]);
    const change = {
      ...fewClusters,
      unit: 'id',
      period: eventStudy.period,
      before: ['2016'],
      after: ['2018'],
      draws: 999,
    };
    expect(read(change).analyses).toEqual([change]);
  });

  it.each([
    [{ ...eventStudy, base: '2017' }, 'analysis "a" has "2017" as both the base period and the start'],
    [{ ...eventStudy, unit: 'year' }, 'has the column "year" as both unit and period'],
    [{ ...eventStudy, clusters: 'year' }, 'clusters on the period "year"'],
    [{ ...eventStudy, seed: -1 }, '"seed" must be at least 0'],
    [{ ...eventStudy, equivalenceMargin: -0.1 }, '"equivalenceMargin" must be at least 0'],
    [{ ...eventStudy, base: undefined }, 'lacks "base"'],
    [{ ...eventStudy, base: 2016 }, '"base" must be a text'],
    [{ ...fewClusters, before: ['2016'] }, 'names periods "before" and none "after"'],
    [{ ...fewClusters, after: ['2016'] }, 'lacks "unit" or "period"'],
    [{ ...fewClusters, period: eventStudy.period }, 'names a "period" and no periods "after"'],
    [
      { ...fewClusters, unit: 'id', period: eventStudy.period, before: ['2016'], after: ['2016'] },
      'has the period "2016" both before and after',
    ],
    [{ ...fewClusters, method: 'bootstrap' }, 'must be one of randomisation, wild-bootstrap'],
    [{ ...fewClusters, draws: 5 }, '"draws" must be at least 99'],
  ])('are refused in words: %#', (analysis, message) => {
    expect(() => read(analysis)).toThrow(message);
  });
});

import { expect, it } from 'vitest';
import { blocks } from './blocks.ts';
import { contradictionsOf } from './contradictions.ts';
import { printedMarks } from './printed.ts';
import { rebuildPublishedStudy } from './rebuild.ts';

it('fits every printed number and significance mark when table 1 holds', () => {
  expect(contradictionsOf(rebuildPublishedStudy('263'))).toEqual([]);
});

it('fits all but the origins of table 1 when figure 2 holds everybody', () => {
  const places = contradictionsOf(rebuildPublishedStudy('203')).map((one) => one.place);
  expect(places).toEqual([
    'table 1, Danish origin, treated',
    'table 1, Danish origin, control',
    'table 1, immigrants, treated',
    'table 1, immigrants, control',
  ]);
});

it('notices a person too many and a mark that is gone', () => {
  const persons = rebuildPublishedStudy('263');
  expect(contradictionsOf(persons.slice(1)).length).toBeGreaterThan(0);
  const without2018 = persons.map((one) => ({ ...one, paid: one.paid.map((paid, year) => paid && year !== 4) }));
  expect(contradictionsOf(without2018).map((one) => one.place)).toContain('figure 2, 2018');
});

it('gives everybody who is not long-term unemployed a paid year before the start, and nobody else', () => {
  for (const one of rebuildPublishedStudy('263'))
    expect(one.paid.slice(0, 3).some(Boolean)).toBe(!one.unpaid2014to2016);
});

it('has seven significant marks among 21 tests, two of them against the programme', () => {
  expect(printedMarks.filter((one) => one.mark === 'more')).toHaveLength(5);
  expect(printedMarks.filter((one) => one.mark === 'fewer')).toHaveLength(2);
  expect(printedMarks).toHaveLength(21);
});

it('invents the same persons each time', () => {
  expect(rebuildPublishedStudy('203')).toEqual(rebuildPublishedStudy('203'));
  expect(blocks.treated.reduce((sum, one) => sum + one.size, 0)).toBe(548);
});

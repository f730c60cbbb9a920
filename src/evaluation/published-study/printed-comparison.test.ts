import { expect, it } from 'vitest';
import { comparePrinted, printedStatements } from './printed-comparison.ts';

const tested = (treated: [number, number], control: [number, number]) => {
  const found = comparePrinted({ percent: treated[0], base: treated[1] }, { percent: control[0], base: control[1] });
  if ('noTest' in found) throw new Error(found.noTest.en);
  return found;
};

it('tests over all 405 pairs of counts that round to 13 and 14 percent, and finds none significant', () => {
  const found = tested([13, 548], [14, 8096]);
  expect(found).toMatchObject({
    treatedCounts: [69, 73],
    controlCounts: [1093, 1173],
    pairs: 405,
    significantPairs: 0,
  });
  expect(found.pValue[0]).toBeCloseTo(0.2204, 4);
  expect(found.pValue[1]).toBeCloseTo(0.9053, 4);
  expect(100 * found.difference[0]).toBeCloseTo(-1.9, 2);
  expect(100 * found.difference[1]).toBeCloseTo(-0.18, 2);
});

it('knows that 12 percent of 103 is twelve persons alone', () => {
  const found = tested([12, 103], [8, 735]);
  expect(found).toMatchObject({ treatedCounts: [12, 12], controlCounts: [56, 62], pairs: 7, significantPairs: 0 });
  expect(found.pValue[0]).toBeCloseTo(0.1605, 4);
  expect(found.pValue[1]).toBeCloseTo(0.2815, 4);
});

it('says that no test can be made where a base is not printed, and refuses a share that no count has', () => {
  const [copenhagen] = printedStatements;
  if (!copenhagen) throw new Error('the first statement is Copenhagen');
  const found = comparePrinted(copenhagen.treated, copenhagen.control);
  expect(found).toHaveProperty('noTest.en', expect.stringContaining('12 % against 10 %'));
  expect(() => tested([13, 3], [14, 8096])).toThrow('No number of 3 persons is printed as 13 %.');
});

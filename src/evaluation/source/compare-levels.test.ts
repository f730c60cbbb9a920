import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareLevels } from './compare-levels.ts';

it('puts numbers by size before words', () =>
  expect(['b', '10', '9', 'a', '1a', '-3'].sort(compareLevels)).toEqual(['-3', '9', '10', '1a', 'a', 'b']));

it('is one order, whatever it starts from', () =>
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.integer().map(String), fc.string()), { maxLength: 12 }), (texts) => {
      expect(texts.toReversed().sort(compareLevels)).toEqual(texts.toSorted(compareLevels));
    }),
  ));

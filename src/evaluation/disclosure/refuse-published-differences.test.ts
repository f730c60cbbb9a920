import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Published } from '../plan/published.ts';
import { countsBehind } from './counts-behind.ts';
import { DisclosureRefusal } from './disclosure-refusal.ts';
import { refusePublishedDifferences } from './refuse-published-differences.ts';

const share = (group: string, within: string | null, n: number, percent: number) => ({ group, within, n, percent });
const check = (...published: Published[]) => refusePublishedDifferences(published, 5);

it('refuses the published pair, and names what it gives away', () => {
  expect(() =>
    check(share('long-term unemployed', null, 158, 14), share('women', 'long-term unemployed', 103, 12)),
  ).toThrow(/give away the rest: 10 of 55 persons/);
});

it('lets the pair through when the rest is published too', () => {
  check(share('all', null, 158, 14), share('women', 'all', 103, 12), share('men', 'all', 55, 18));
});

it('lets large groups through, whose rest stays open by enough', () => {
  check(share('all', null, 8096, 14), share('women', 'all', 3724, 13));
  check(share('all', null, 548, 13), share('another whole', null, 103, 12));
});

it('refuses a rest of fewer persons than the limit, whatever its share', () => {
  expect(() => check(share('all', null, 8096, 14), share('nearly all', 'all', 8093, 14))).toThrow(/of 3 persons/);
});

it('refuses a share that is a small count by itself, with or without the outcome', () => {
  expect(() => check(share('few', null, 40, 5))).toThrow(/2 persons are with the outcome: fewer than 5/);
  expect(() => check(share('most', null, 40, 95))).toThrow(/2 persons are without the outcome/);
  check(share('nobody', null, 40, 0));
});

it('takes several parts of one whole together', () => {
  const parts = [share('east', 'all', 3000, 20), share('west', 'all', 3000, 20)];
  check(share('all', null, 6100, 20), ...parts);
  expect(() => check(share('all', null, 6003, 20), ...parts)).toThrow(
    /"east"\) and .*"west"\) give away the rest: .* of 3 persons/,
  );
  check(share('all', null, 6003, 20), share('east', 'all', 3000, 20));
});

it('follows a chain of groups within groups to its end', () => {
  const chain = [share('all', null, 9000, 10), share('some', 'all', 8998, 10), share('few', 'some', 8990, 10)];
  expect(() => check(...chain)).toThrow(/"all"\) and .*"some"\).* of 2 persons/);
  expect(() =>
    check(share('all', null, 160, 50), share('some', 'all', 130, 50), share('few', 'some', 100, 50)),
  ).toThrow(/give away the rest/);
  expect(() => check(share('a', 'b', 100, 50), share('b', 'a', 100, 50))).toThrow(/lies within itself/);
});

it('lets every part through where the parts make up the whole', () => {
  check(
    share('all', null, 300, 20),
    share('a', 'all', 100, 20),
    share('b', 'all', 100, 20),
    share('c', 'all', 100, 20),
  );
});

it('compares versions of a figure, and periods only each with itself', () => {
  const [first, second] = [share('all', null, 8096, 14), share('all', null, 8097, 14)];
  expect(() => check({ ...first, version: 'draft' }, { ...second, version: 'final' })).toThrow(
    /two versions of "all", final: the difference between them is 1 persons/,
  );
  check({ ...first, period: '2018' }, { ...second, period: '2019' });
  check({ ...first, version: 'draft' }, { ...share('all', null, 8200, 14), version: 'final' });
  expect(() =>
    check({ ...share('all', null, 200, 20), version: '1' }, { ...share('all', null, 190, 20), version: '2' }),
  ).toThrow(/the difference between them is 1 to 3 persons/);
});

it('looks for the whole of the same period', () => {
  const at = (period: string, one: Published) => ({ ...one, period });
  check(at('2018', share('all', null, 9000, 14)), at('2019', share('part', 'all', 8998, 14)));
  expect(() => check(at('2018', share('all', null, 9000, 14)), at('2018', share('part', 'all', 8998, 14)))).toThrow(
    /of 2 persons/,
  );
});

it('knows a count better than its percentage says when the groups around it narrow it', () => {
  expect(() => check(share('all', null, 1000, 0.4), share('most', 'all', 900, 0))).toThrow(/fewer than 5|give away/);
  expect(() => check(share('all', null, 1000, 10), share('most', 'all', 990, 50))).toThrow(/cannot stand together/);
});

it('refuses figures that cannot be, before it says that they are safe', () => {
  expect(() => check(share('x', null, 10, 14))).toThrow(/no number of 10 persons is 14 %/);
  expect(() => check(share('x', null, 100, 14), share('y', 'x', 158, 20))).toThrow(/lies within/);
});

it('finds every count that rounds to the printed share, and no other', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 0, max: 100 }), (n, percent) => {
      const { low, high } = countsBehind(n, percent);
      for (let count = Math.max(0, low - 2); count <= Math.min(n, high + 2); count++) {
        const isInside = Math.abs((100 * count) / n - percent) <= 0.5 + 1e-9;
        expect(count >= low && count <= high).toBe(isInside);
      }
    }),
  ));

it('never lets a rest through whose count an outsider can tell to within four', () =>
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 600 }), fc.nat(), fc.nat(), fc.nat(), (n, a, b, c) => {
      const part = 5 + (a % (n - 10));
      const inPart = b % (part + 1);
      const inRest = c % (n - part + 1);
      const percent = (count: number, of: number) => Math.round((100 * count) / of);
      try {
        check(share('all', null, n, percent(inPart + inRest, n)), share('part', 'all', part, percent(inPart, part)));
      } catch (error) {
        expect(error).toBeInstanceOf(DisclosureRefusal);
        return;
      }
      // An outsider tries every pair of counts that rounds to what is printed.
      const possible = new Set<number>();
      for (let x = 0; x <= part; x++)
        if (percent(x, part) === percent(inPart, part))
          for (let y = 0; y <= n - part; y++) if (percent(x + y, n) === percent(inPart + inRest, n)) possible.add(y);
      expect(Math.max(...possible) - Math.min(...possible)).toBeGreaterThanOrEqual(4);
    }),
    { numRuns: 200 },
  ));

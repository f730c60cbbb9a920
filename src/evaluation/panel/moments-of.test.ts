import { describe, expect, it } from 'vitest';
import { seededStream } from '../permutation/seeded-stream.ts';
import type { MomentProfiles, WeightedSums } from '../profiles/moments.ts';
import type { Profiles } from '../profiles/profiles.ts';
import { joinEqualPaths } from './join-equal-paths.ts';
import { momentsOf } from './moments-of.ts';

/** Random profiles with gaps; outcomes 0 and 1 or others. */
function randomProfiles(options: { rows: number; periods: number; isBinary: boolean; isWeighted: boolean }): Profiles {
  const uniform = seededStream(options.rows + options.periods);
  const draw = (length: number, of: () => number) => Float64Array.from({ length }, of);
  const outcome = () => {
    if (uniform() < 0.1) return Number.NaN;
    return options.isBinary ? Number(uniform() < 0.3) : Math.floor(uniform() * 5) - 1;
  };
  return {
    count: draw(options.rows, () => 1 + Math.floor(3 * uniform())),
    weight: options.isWeighted ? draw(options.rows, () => 0.5 + Math.floor(4 * uniform())) : null,
    covariates: [
      { name: 'group', levels: ['a', 'b'], values: draw(options.rows, () => Math.floor(2 * uniform())) },
      {
        name: 'area',
        levels: ['x', 'y', 'z'],
        values: draw(options.rows, () => (uniform() < 0.05 ? Number.NaN : Math.floor(3 * uniform()))),
      },
    ],
    outcomes: [
      {
        name: 'y',
        periods: Array.from({ length: options.periods }, (_, t) => String(t)),
        values: Array.from({ length: options.periods }, () => draw(options.rows, outcome)),
      },
    ],
  };
}

/** The sums of one cell as their definition says, person by person. */
function plainSums(profiles: Profiles, rows: readonly number[], power: number): WeightedSums {
  const values = profiles.outcomes[0]?.values ?? [];
  const mass = (row: number) => (profiles.count[row] ?? 0) * (profiles.weight?.[row] ?? 1) ** power;
  const y = (t: number, row: number) => values[t]?.[row] || 0;
  const sum = (of: (row: number) => number) => rows.reduce((total, row) => total + mass(row) * of(row), 0);
  return {
    weight: sum(() => 1),
    sums: Float64Array.from(values, (_, t) => sum((row) => y(t, row))),
    products: values.map((_, t) =>
      Float64Array.from({ length: t + 1 }, (__, s) => sum((row) => y(t, row) * y(s, row))),
    ),
  };
}

const keyOf = (codes: ArrayLike<number>, seen: readonly boolean[]) =>
  `${Array.from(codes).join()} ${seen.map(Number).join('')}`;

function expectPlain(profiles: Profiles, moments: MomentProfiles): void {
  const cells = new Map<string, number[]>();
  const values = profiles.outcomes[0]?.values ?? [];
  for (let row = 0; row < profiles.count.length; row++) {
    const codes = profiles.covariates.map((one) => (Number.isNaN(one.values[row]) ? -1 : (one.values[row] ?? -1)));
    const key = keyOf(
      codes,
      values.map((one) => !Number.isNaN(one[row])),
    );
    cells.set(key, [...(cells.get(key) ?? []), row]);
  }
  expect(moments.cells).toHaveLength(cells.size);
  for (const { codes, moments: found } of moments.cells) {
    const rows = cells.get(keyOf(codes, found.seen)) ?? [];
    expect(found.persons).toBe(rows.reduce((sum, row) => sum + (profiles.count[row] ?? 0), 0));
    const { weight, sums, products } = found;
    expect({ weight, sums, products }).toEqual(plainSums(profiles, rows, 1));
    expect(found.squared).toEqual(profiles.weight ? plainSums(profiles, rows, 2) : null);
  }
}

describe('moments', () => {
  it.each([
    [{ rows: 300, periods: 4, isBinary: false, isWeighted: false }],
    [{ rows: 300, periods: 4, isBinary: true, isWeighted: true }],
    [{ rows: 120, periods: 50, isBinary: true, isWeighted: true }],
    [{ rows: 25_000, periods: 4, isBinary: true, isWeighted: false }],
    [{ rows: 25_000, periods: 3, isBinary: true, isWeighted: true }],
    [{ rows: 25_000, periods: 3, isBinary: false, isWeighted: true }],
  ])('are the sums of each cell: %j', (options) => {
    const profiles = randomProfiles(options);
    expectPlain(profiles, momentsOf(profiles, 'y', ['group', 'area']));
  });

  it('join equal paths of 0 and 1 only, and only where there are many profiles', () => {
    const joined = (options: Parameters<typeof randomProfiles>[0]) => {
      const { count, outcomes } = randomProfiles(options);
      return joinEqualPaths(
        { cell: new Float64Array(count.length), paths: outcomes[0]?.values ?? [], masses: [count] },
        1,
      );
    };
    const common = { rows: 25_000, periods: 3, isWeighted: false };
    expect(joined({ ...common, isBinary: true })?.cell.length).toBe(8);
    expect(joined({ ...common, isBinary: false })).toBeNull();
    expect(joined({ ...common, isBinary: true, rows: 100 })).toBeNull();
    expect(joined({ ...common, isBinary: true, periods: 30 })).toBeNull();
  });

  it('refuse what the profiles do not have', () => {
    const profiles = randomProfiles({ rows: 5, periods: 2, isBinary: true, isWeighted: false });
    expect(() => momentsOf(profiles, 'z', [])).toThrow('no outcome z');
    expect(() => momentsOf(profiles, 'y', ['sex'])).toThrow('no categorical covariate sex');
  });
});

import { type Arms, massOf } from '../weighting/arms.ts';
import type { Effect, NotEstimable } from '../weighting/effect.ts';
import { type ByArm, type WeightedDifference, weightedDifference } from '../weighting/weighted-difference.ts';

/** The effect on the treated within cells. */
export interface StratifiedMatching extends WeightedDifference {
  /** The error by Neyman within cells, or null when an arm has one person in some matched cell and so no variance there is known. */
  neyman: Effect | null;
  /** Neyman's error with the cells of one person in an arm adding nothing for that arm: a lower bound. */
  neymanLowerBound: number;
  /** 1 for matched treated persons, 0 for everybody left out. */
  weights: Float64Array;
  matchedCells: number;
  matched: ByArm;
  /** Persons in cells without anybody of the other arm. */
  leftOut: ByArm;
}

interface Cell {
  persons: [number, number];
  mass: [number, number];
  sum: [number, number];
  squares: [number, number];
}

/**
 * Exact matching, or coarsened exact matching when the cells were coarsened: the effect on the treated who have somebody untreated in their cell.
 *
 *     τ = Σ_c N₁c/N₁ (ȳ₁c − ȳ₀c),   weights 1 and N₁c/N₀c
 *     HC0: Σ n w² (y − m)²/(Σ n w)² in each arm, weights held fixed
 *     Neyman: Σ_c (N₁c/N₁)² (s²₁c/n₁c + s²₀c/n₀c),   s² with divisor n − 1
 *
 * Sources: Iacus, King & Porro 2012; Imbens & Rubin 2015, ch. 9. The Neyman error holds without sampling weights only.
 */
export function exactMatching(arms: Arms, cells: Int32Array): StratifiedMatching | NotEstimable {
  const found = countCells(arms, cells);
  const isMatched = (cell: Cell | undefined) => cell !== undefined && cell.mass[0] > 0 && cell.mass[1] > 0;
  const matchedCells = found.filter(isMatched);
  if (matchedCells.length === 0) return nobodyAlike();
  const weights = Float64Array.from(cells, (number, row) => {
    const cell = found[number];
    if (!cell || !isMatched(cell)) return 0;
    return arms.treated[row] === 1 ? 1 : cell.mass[1] / cell.mass[0];
  });
  const difference = weightedDifference(arms, weights, 'none');
  const people = (list: readonly Cell[], arm: 0 | 1) => list.reduce((sum, cell) => sum + cell.persons[arm], 0);
  const all = { treated: people(found, 1), untreated: people(found, 0) };
  const matched = { treated: people(matchedCells, 1), untreated: people(matchedCells, 0) };
  const variance = neymanVariance(matchedCells);
  const exists = !arms.weight && matchedCells.every((cell) => cell.persons.every((persons) => persons > 1));
  return {
    ...difference,
    neyman: exists ? neymanEffect(difference.estimate, variance) : null,
    neymanLowerBound: Math.sqrt(variance),
    weights,
    matchedCells: matchedCells.length,
    matched,
    leftOut: { treated: all.treated - matched.treated, untreated: all.untreated - matched.untreated },
  };
}

function countCells(arms: Arms, cells: Int32Array): Cell[] {
  const mass = massOf(arms);
  const size = cells.reduce((most, cell) => Math.max(most, cell + 1), 0);
  const found = Array.from(
    { length: size },
    (): Cell => ({ persons: [0, 0], mass: [0, 0], sum: [0, 0], squares: [0, 0] }),
  );
  const add = (row: number, work: (cell: Cell, arm: 0 | 1, persons: number, y: number) => void) => {
    const cell = found[cells[row] ?? -1];
    if (cell) work(cell, arms.treated[row] === 1 ? 1 : 0, arms.count[row] ?? 0, arms.y[row] ?? 0);
  };
  arms.y.forEach((_, row) => {
    add(row, (cell, arm, persons, y) => {
      cell.persons[arm] += persons;
      cell.mass[arm] += mass[row] ?? 0;
      cell.sum[arm] += persons * y;
    });
  });
  arms.y.forEach((_, row) => {
    add(row, (cell, arm, persons, y) => {
      if (persons > 0) cell.squares[arm] += persons * (y - cell.sum[arm] / cell.persons[arm]) ** 2;
    });
  });
  return found;
}

function neymanVariance(cells: readonly Cell[]): number {
  const treated = cells.reduce((sum, cell) => sum + cell.persons[1], 0);
  const part = (cell: Cell, arm: 0 | 1) =>
    cell.persons[arm] > 1 ? cell.squares[arm] / (cell.persons[arm] - 1) / cell.persons[arm] : 0;
  return cells.reduce((sum, cell) => sum + (cell.persons[1] / treated) ** 2 * (part(cell, 0) + part(cell, 1)), 0);
}

const neymanEffect = (estimate: number, variance: number): Effect => ({
  estimate,
  standardError: Math.sqrt(variance),
  errors: 'stratified Neyman',
  correction: 'n-1 within cell',
  nuisance: 'none',
});

const nobodyAlike = (): NotEstimable => ({
  reason: {
    da: 'Ingen med indsats har en person uden indsats, der ligner i alle de valgte forhold. Vælg færre eller bredere forhold.',
    en: 'Nobody treated has an untreated person alike in every chosen covariate. Choose fewer or broader covariates.',
  },
});

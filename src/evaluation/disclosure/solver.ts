import loadHighs, { type Highs, type ModelData } from 'highs';

/** A sparse row of a linear programme: `low ≤ Σ value·x ≤ high`. */
export interface LinearRow {
  indices: readonly number[];
  values: readonly number[];
  low: number;
  high: number;
}

/** A linear programme without its objective: bounds of the columns, and rows. */
export interface LinearProgramme {
  low: Float64Array;
  high: Float64Array;
  rows: readonly LinearRow[];
}

/** What came out: the value, the point, and the rows' multipliers (the proof that no better point exists). */
export interface Optimum {
  value: number;
  point: Float64Array;
  rowDual: Float64Array;
}

let loading: Promise<Highs> | null = null;

/** The HiGHS solver (Huangfu & Hall 2018, Mathematical Programming Computation 10: 119–142), loaded once. It runs here, without a network. */
export function loadSolver(): Promise<Highs> {
  loading ??= loadHighs();
  return loading;
}

/**
 * Works on one linear programme with many objectives, each solve starting from the last. `use` gets a function that minimises (`sense` 1) or
 * maximises (−1) the column given, and returns null when there is no optimum.
 */
export function withProgramme<T>(
  highs: Highs,
  programme: LinearProgramme,
  use: (optimise: (column: number, sense: 1 | -1) => Optimum | null) => T,
): T {
  return highs.withModel(modelOf(programme, new Float64Array(programme.low.length)), (model) => {
    model.options.set({ output_flag: false, presolve: 'off' });
    let last = 0;
    return use((column, sense) => {
      if (last !== column) model.changeColCost(last, 0);
      last = column;
      model.changeColCost(column, sense);
      const { modelStatus } = model.run();
      if (modelStatus !== highs.constants.modelStatus.optimal) return null;
      const { colValue, rowDual } = model.getSolution();
      return { value: sense * model.getObjectiveValue(), point: colValue, rowDual };
    });
  });
}

/** The least cost over whole numbers; `bound` < `value` when the search ended before the proof, `point` null when nothing was found by then. */
export function minimiseWhole(
  highs: Highs,
  programme: LinearProgramme,
  cost: Float64Array,
  nodes: number,
): { value: number; bound: number; point: Float64Array | null } {
  return highs.withModel(modelOf(programme, cost, true), (model) => {
    model.options.set({ output_flag: false, random_seed: 0, mip_max_nodes: nodes, mip_rel_gap: 0 });
    model.run();
    const bound = Number(model.info.get('mip_dual_bound'));
    const isFound = Number(model.info.get('primal_solution_status')) === highs.constants.solutionStatus.feasible;
    if (!isFound) return { value: Infinity, bound, point: null };
    return { value: model.getObjectiveValue(), bound, point: model.getSolution().colValue };
  });
}

/** The least cost over all numbers between the bounds; null when the solver finds none. */
export function minimiseFractions(
  highs: Highs,
  programme: LinearProgramme,
  cost: Float64Array,
): { value: number; point: Float64Array } | null {
  return highs.withModel(modelOf(programme, cost), (model) => {
    model.options.set({ output_flag: false });
    if (model.run().modelStatus !== highs.constants.modelStatus.optimal) return null;
    return { value: model.getObjectiveValue(), point: model.getSolution().colValue };
  });
}

function modelOf({ low, high, rows }: LinearProgramme, colCost: Float64Array, isWhole = false): ModelData {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach(({ indices }, row) => {
    starts[row + 1] = (starts[row] as number) + indices.length;
  });
  return {
    numCols: low.length,
    numRows: rows.length,
    colCost,
    colLower: low,
    colUpper: high,
    rowLower: Float64Array.from(rows, (row) => row.low),
    rowUpper: Float64Array.from(rows, (row) => row.high),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: low.length,
      starts,
      indices: Int32Array.from(rows.flatMap((row) => row.indices)),
      values: Float64Array.from(rows.flatMap((row) => row.values)),
    },
    ...(isWhole && { integrality: new Int32Array(low.length).fill(1) }),
  };
}

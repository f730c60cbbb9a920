/** A row of a design of k columns, of which all but a few hold 0. */
export interface SparseRow {
  columns: Int32Array;
  values: Float64Array;
}

/** The row without its zeros. */
export function sparseRow(dense: readonly number[]): SparseRow {
  const columns = Int32Array.from(dense.keys()).filter((column) => dense[column] !== 0);
  return { columns, values: Float64Array.from(columns, (column) => dense[column] as number) };
}

/** The row's product with a vector; NaN in the vector counts as 0. */
export function product({ columns, values }: SparseRow, vector: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < columns.length; i++) sum += (values[i] as number) * (vector[columns[i] as number] || 0);
  return sum;
}

/** Adds Σ_a factors[a] x_a to a vector. */
export function addCombination(into: Float64Array, rows: readonly SparseRow[], factors: Float64Array): void {
  for (let a = 0; a < rows.length; a++) {
    const { columns, values } = rows[a] as SparseRow;
    const factor = factors[a] as number;
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i] as number;
      into[column] = (into[column] as number) + factor * (values[i] as number);
    }
  }
}

/** Adds X'DX = Σ_a Σ_b D_ab x_a x_b' to a matrix (k × k by rows), D m × m by rows. */
export function addQuadratic(into: Float64Array, rows: readonly SparseRow[], d: Float64Array, k: number): void {
  const m = rows.length;
  for (let a = 0; a < m; a++)
    for (let b = 0; b < m; b++) {
      const factor = d[a * m + b] as number;
      if (factor !== 0) addProduct(into, rows[a] as SparseRow, rows[b] as SparseRow, factor, k);
    }
}

function addProduct(into: Float64Array, a: SparseRow, b: SparseRow, factor: number, k: number): void {
  for (let i = 0; i < a.columns.length; i++) {
    const start = (a.columns[i] as number) * k;
    const scaled = factor * (a.values[i] as number);
    for (let j = 0; j < b.columns.length; j++) {
      const place = start + (b.columns[j] as number);
      into[place] = (into[place] as number) + scaled * (b.values[j] as number);
    }
  }
}

/** D with every row's and column's mean taken out: MDM with M = I − 11'/m; m × m by rows. */
export function demeaned(d: Float64Array, m: number): Float64Array {
  const means = new Float64Array(m);
  let all = 0;
  for (let a = 0; a < m; a++) {
    let sum = 0;
    for (let b = 0; b < m; b++) sum += d[a * m + b] as number;
    means[a] = sum / m;
    all += sum / m / m;
  }
  const result = new Float64Array(m * m);
  for (let a = 0; a < m; a++)
    for (let b = 0; b < m; b++)
      result[a * m + b] = (d[a * m + b] as number) - (means[a] as number) - (means[b] as number) + all;
  return result;
}

/** A vector with its mean taken out. */
export function centred(values: Float64Array): Float64Array {
  let mean = 0;
  for (const value of values) mean += value / values.length;
  return values.map((value) => value - mean);
}

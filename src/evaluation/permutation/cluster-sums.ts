import type { Rows } from '../regression/rows.ts';

/** The sums of a regression in each cluster: all that a cluster bootstrap needs of the rows. */
export interface ClusterSums {
  k: number;
  /** X'WX of each cluster, k × k by rows. */
  cross: Float64Array[];
  /** X'Wy of each cluster. */
  moments: Float64Array[];
  /** Clusters in which the tested column is not all zero. */
  touched: number;
  /** The columns were divided by this (and centred when there is an intercept). */
  scale: Float64Array;
}

/** Adds up X'WX and X'Wy by cluster, on columns of length one, centred unless the tested column is the intercept. */
export function clusterSums(rows: Rows, ids: Int32Array, tested: number): ClusterSums {
  const k = rows.x.length;
  const mass = rows.count.map((count, i) => count * (rows.weight?.[i] ?? 1));
  const { columns, scale } = normalised(rows, mass, tested);
  const places = new Map<number, number>();
  const cross: Float64Array[] = [];
  const moments: Float64Array[] = [];
  const touched = new Set<number>();
  const original = rows.x[tested]?.values;
  const here = new Float64Array(k);
  for (let row = 0; row < ids.length; row++) {
    const weight = mass[row] ?? 0;
    if (!(weight > 0)) continue;
    const place = placeOf(places, ids[row] ?? 0);
    if (place === cross.length) {
      cross.push(new Float64Array(k * k));
      moments.push(new Float64Array(k));
    }
    if (original?.[row] !== 0) touched.add(place);
    for (let j = 0; j < k; j++) here[j] = columns[j]?.[row] ?? 0;
    addRow(cross[place] ?? here, moments[place] ?? here, here, weight, rows.y[row] ?? 0);
  }
  return { k, cross, moments, touched: touched.size, scale };
}

function addRow(cross: Float64Array, moments: Float64Array, x: Float64Array, weight: number, y: number): void {
  const k = x.length;
  for (let a = 0; a < k; a++) {
    const wx = weight * (x[a] ?? 0);
    if (wx === 0) continue;
    moments[a] = (moments[a] ?? 0) + wx * y;
    for (let b = 0; b < k; b++) cross[a * k + b] = (cross[a * k + b] ?? 0) + wx * (x[b] ?? 0);
  }
}

function placeOf(places: Map<number, number>, id: number): number {
  const known = places.get(id);
  if (known !== undefined) return known;
  places.set(id, places.size);
  return places.size - 1;
}

function normalised(rows: Rows, mass: Float64Array, tested: number) {
  const total = mass.reduce((sum, weight) => sum + weight, 0);
  const isConstant = (values: Float64Array) => values[0] !== 0 && values.every((value) => value === values[0]);
  const constant = rows.x.findIndex((column) => isConstant(column.values));
  const centred = constant >= 0 && constant !== tested;
  const scale = new Float64Array(rows.x.length);
  const columns = rows.x.map(({ values }, j) => {
    const mean = values.reduce((sum, value, i) => sum + value * (mass[i] ?? 0), 0) / total;
    const moved = centred && !isConstant(values) ? values.map((value) => value - mean) : values;
    const length = Math.sqrt(moved.reduce((sum, value, i) => sum + value * value * (mass[i] ?? 0), 0));
    scale[j] = length > 0 ? length : 1;
    return moved.map((value) => value / (scale[j] ?? 1));
  });
  return { columns, scale };
}

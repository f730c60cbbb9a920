import { inverse, Matrix } from 'ml-matrix';
import type { LongRows } from './panel.fixture.ts';

/** Least squares as it stands in the textbook: a column for every unit and period, scores row by row. For the event study with the base period named. */
export function plainEventStudy(rows: LongRows, base: string) {
  const units = [...new Set(rows.unit)];
  const periods = [...new Set(rows.period)].filter((period) => period !== base).sort();
  const x = rows.unit.map((unit, row) => [
    ...periods.map((period) => Number(rows.period[row] === period && rows.isTreated[row])),
    ...periods.map((period) => Number(rows.period[row] === period)),
    ...units.map((one) => Number(one === unit)),
  ]);
  const weight = rows.unit.map((_, row) => rows.weight?.[row] ?? 1);
  const k = x[0]?.length ?? 0;
  const gram = Matrix.zeros(k, k);
  const moment = Matrix.zeros(k, 1);
  x.forEach((values, row) => {
    const w = weight[row] ?? 1;
    values.forEach((a, i) => {
      if (a === 0) return;
      moment.set(i, 0, moment.get(i, 0) + w * a * (rows.y[row] ?? 0));
      values.forEach((b, j) => {
        gram.set(i, j, gram.get(i, j) + w * a * b);
      });
    });
  });
  const bread = inverse(gram);
  const beta = bread.mmul(moment);
  const residuals = x.map(
    (values, row) => (rows.y[row] ?? 0) - values.reduce((sum, value, j) => sum + value * beta.get(j, 0), 0),
  );
  const n = x.length;
  const sandwich = (ids: readonly unknown[]) => {
    const scores = new Map<unknown, number[]>();
    x.forEach((values, row) => {
      const score = scores.get(ids[row]) ?? values.map(() => 0);
      scores.set(
        ids[row],
        score.map((value, j) => value + (values[j] ?? 0) * (weight[row] ?? 1) * (residuals[row] ?? 0)),
      );
    });
    const meat = Matrix.zeros(k, k);
    for (const score of scores.values()) meat.add(Matrix.columnVector(score).mmul(Matrix.rowVector(score)));
    return { covariance: bread.mmul(meat).mmul(bread), groups: scores.size };
  };
  const errors = (covariance: Matrix, factor: number) =>
    periods.map((_, j) => Math.sqrt(factor * covariance.get(j, j)));
  const clustered = (ids: readonly unknown[]) => {
    const { covariance, groups } = sandwich(ids);
    return errors(covariance, (groups / (groups - 1)) * ((n - 1) / (n - 2 * periods.length - 1)));
  };
  const variance = residuals.reduce((sum, u, row) => sum + (weight[row] ?? 1) * u * u, 0) / (n - k);
  return {
    coefficients: periods.map((_, j) => beta.get(j, 0)),
    iid: errors(bread, variance),
    hc1: errors(sandwich(rows.unit.map((_, row) => row)).covariance, n / (n - k)),
    byUnit: clustered(rows.unit),
    byCluster: clustered(rows.cluster ?? rows.unit),
  };
}

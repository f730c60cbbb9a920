import { Matrix, solve } from 'ml-matrix';
import { caseColumn, caseFile, caseRows } from '../../../tests/reference-cases.ts';
import type { Profiles } from '../profiles/profiles.ts';
import { type DesignColumn, interceptOf } from '../regression/rows.ts';
import { type Arms, armsOf, massOf } from './arms.ts';
import type { NuisanceFits } from './doubly-robust.ts';
import { isNotEstimable, type NotEstimable } from './effect.ts';

export const lalondeFile = caseFile('lalonde.csv');
export const covariateNames = ['age', 'educ', 'race', 'married', 'nodegree', 're74', 're75'];

/** The 614 persons of the reference table as profiles of one person each. */
export function lalondeProfiles(file: string): Profiles {
  const rows = caseRows(file);
  const races = ['black', 'hispan', 'white'];
  const race = Float64Array.from(rows, (row) => races.indexOf(row.race ?? ''));
  const numeric = ['treat', 'age', 'educ', 'married', 'nodegree', 're74', 're75'];
  return {
    count: new Float64Array(rows.length).fill(1),
    weight: null,
    covariates: [
      ...numeric.map((name) => ({ name, levels: null, values: caseColumn(rows, name) })),
      { name: 'race', levels: races, values: race },
    ],
    outcomes: ['re78', 'emp78'].map((name) => ({ name, periods: ['1978'], values: [caseColumn(rows, name)] })),
  };
}

/** The compared arms of one outcome. */
export function lalonde(file: string, outcome: 're78' | 'emp78', covariates: readonly string[] = covariateNames) {
  const profiles = lalondeProfiles(file);
  const y = profiles.outcomes.find((path) => path.name === outcome)?.values[0];
  if (!y) throw new Error(`no outcome ${outcome}`);
  return armsOf(profiles, { treatment: 'treat', covariates, y });
}

/** The two models fitted by the test's own Newton steps, so that the estimators here are tested on their own. */
export function fitsFor(arms: Arms, x: readonly DesignColumn[]): NuisanceFits {
  const design = [interceptOf(arms.count.length), ...x];
  const mass = massOf(arms);
  const scale = design.map(({ values }) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0));
  const rows = Array.from(arms.y, (_, row) => design.map(({ values }, j) => (values[row] ?? 0) / (scale[j] ?? 1)));
  const newton = (weight: (row: number) => number, target: (row: number) => number) => {
    const gram = Matrix.zeros(design.length, design.length);
    const moment = Matrix.zeros(design.length, 1);
    rows.forEach((values, row) => {
      values.forEach((a, j) => {
        moment.set(j, 0, moment.get(j, 0) + a * target(row));
        values.forEach((b, l) => {
          gram.set(j, l, gram.get(j, l) + a * b * weight(row));
        });
      });
    });
    return solve(gram, moment).to1DArray();
  };
  const index = (row: number, beta: readonly number[]) =>
    (rows[row] ?? []).reduce((sum, value, j) => sum + value * (beta[j] ?? 0), 0);
  const n = (row: number) => mass[row] ?? 0;
  const treated = (row: number) => arms.treated[row] ?? 0;
  let logit = design.map(() => 0);
  for (let step = 0; step < 30; step++) {
    const p = (row: number) => 1 / (1 + Math.exp(-index(row, logit)));
    const move = newton(
      (row) => n(row) * p(row) * (1 - p(row)),
      (row) => n(row) * (treated(row) - p(row)),
    );
    logit = logit.map((value, j) => value + (move[j] ?? 0));
  }
  const linear = newton(
    (row) => n(row) * (1 - treated(row)),
    (row) => n(row) * (1 - treated(row)) * (arms.y[row] ?? 0),
  );
  return {
    scores: arms.y.map((_, row) => 1 / (1 + Math.exp(-index(row, logit)))),
    predicted: arms.y.map((_, row) => index(row, linear)),
    design,
  };
}

/** What was to be a result is one, or the test fails with the reason. */
export function resultOf<T extends object>(answer: T): Exclude<T, NotEstimable> {
  if (isNotEstimable(answer)) throw new Error(answer.reason.en);
  return answer as Exclude<T, NotEstimable>;
}

/** The relative distance from a printed reference. */
export const distance = (value: number, reference: number) => Math.abs(value - reference) / Math.abs(reference);

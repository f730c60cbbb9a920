import { caseColumn, caseFile, caseRows } from '../../../tests/reference-cases.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { DesignColumn } from '../regression/rows.ts';
import { type Arms, armsOf } from './arms.ts';
import type { NuisanceFits } from './doubly-robust.ts';
import { isNotEstimable, type NotEstimable } from './effect.ts';
import { nuisanceFits } from './nuisance-fits.ts';

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

/** The two models of the product. */
export const fitsFor = (arms: Arms, x: readonly DesignColumn[]): NuisanceFits => resultOf(nuisanceFits(arms, x));

/** What was to be a result is one, or the test fails with the reason. */
export function resultOf<T extends object>(answer: T): Exclude<T, NotEstimable> {
  if (isNotEstimable(answer)) throw new Error(answer.reason.en);
  return answer as Exclude<T, NotEstimable>;
}

/** The relative distance from a printed reference. */
export const distance = (value: number, reference: number) => Math.abs(value - reference) / Math.abs(reference);

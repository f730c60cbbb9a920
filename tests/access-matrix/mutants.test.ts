import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordFigures } from '../record-figure.ts';
import { askCells } from './ask-cells.ts';
import { type Mutant, mutantsOf, mutantsOfFunctions } from './mutants.ts';
import { type ActorName, actorNames, buildMatrixHouse, type MatrixHouse } from './the-house.ts';

/** Every mutant in the long run; at a landing every eleventh, and all of the functions'. */
const IS_LONG = 'HJEMMEBANE_LONG' in process.env;
const EVERY = IS_LONG ? 1 : 11;

let matrix: MatrixHouse;
beforeAll(async () => {
  matrix = await buildMatrixHouse();
});
afterAll(() => matrix.house.close());

const isTelling = (actor: ActorName) =>
  ['housing_project_leader', 'debt_adviser', 'stand_in', 'glass_case_worker'].includes(actor);

/** Whether any cell turns out wrong. */
async function isCaught({ tables }: Mutant): Promise<boolean> {
  // Those for whom most depends on a rule are asked first.
  const order = [...actorNames].sort((a, b) => Number(isTelling(b)) - Number(isTelling(a)));
  for (const actor of order) {
    const { wrong } = await askCells(matrix, actor, tables, true);
    if (wrong.length > 0) return true;
  }
  return false;
}

it(
  'catches every weakened policy, grant and rule',
  async () => {
    const { owner } = matrix.house;
    const ofTables = (await mutantsOf(owner)).filter(({ tables }) => tables.length > 0);
    const mutants = [...ofTables.filter((_one, index) => index % EVERY === 0), ...(await mutantsOfFunctions(owner))];
    const survived: string[] = [];
    for (const mutant of mutants) {
      await owner.query(mutant.break);
      try {
        if (!(await isCaught(mutant))) survived.push(mutant.what);
      } finally {
        await owner.query(mutant.mend);
      }
    }
    if (IS_LONG)
      recordFigures([
        {
          id: 'policy-mutants',
          metric: 'weakened',
          value: mutants.length,
          target: '>= 500',
          pass: mutants.length >= 500,
        },
        {
          id: 'policy-mutants',
          metric: 'not caught',
          value: survived.length,
          target: '0',
          pass: survived.length === 0,
        },
      ]);
    expect(survived).toEqual([]);
  },
  IS_LONG ? 900_000 : 180_000,
);

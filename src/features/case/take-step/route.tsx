import { backOf, backPath } from '#web/citizen/back.ts';
import { readVersion } from '#web/citizen/read-version.ts';
import { NotFound } from '#web/errors.ts';
import { type Route, redirect } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { takeStep } from './take-step.ts';
import { texts } from './texts.ts';

/** Da: Skridtet er taget. One press. */
export const takeStepRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: paths.takeStep(':stepId'),
    act: 'plan.write',
    async handle({ tx, actor, form, language, id }) {
      const stepId = id('stepId');
      const step = await tx.selectFrom('step').select('citizen_id').where('step_id', '=', stepId).executeTakeFirst();
      if (!step) throw new NotFound();
      const answer = await takeStep(tx, actor, { stepId, version: readVersion(form) });
      return redirect(backPath(backOf(form.typed('back')), step.citizen_id), texts(language)[answer]);
    },
  },
];

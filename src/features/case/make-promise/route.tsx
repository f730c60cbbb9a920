import { formatDate } from '#drawing/format-date.ts';
import { type Back, backOf, backPath } from '#web/citizen/back.ts';
import { colleaguesRound } from '#web/citizen/colleagues.ts';
import { type CitizenHead, findCitizen } from '#web/citizen/find-citizen.ts';
import { MakePromiseForm } from '#web/citizen/promise-forms.tsx';
import { readDay } from '#web/citizen/read-day.ts';
import { taskPage } from '#web/citizen/task-page.tsx';
import { texts as formTexts } from '#web/citizen/texts.ts';
import { forgetDraft } from '#web/drafts.ts';
import { type Answer, type Route, redirect, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { makePromise } from './make-promise.ts';
import { texts } from './texts.ts';

/** Da: Nyt løfte. */
export const makePromiseRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.makePromise(':citizenId'),
    act: 'promise.write',
    handle: async (visit) =>
      show(visit, await findCitizen(visit.tx, visit.id('citizenId')), backOf(visit.query('back'))),
  },
  {
    method: 'POST',
    path: paths.makePromise(':citizenId'),
    act: 'promise.write',
    async handle(visit) {
      const { tx, actor, form, language, today } = visit;
      const t = formTexts(language);
      const citizen = await findCitizen(tx, visit.id('citizenId'));
      const back = backOf(form.typed('back'));
      const what = form.text('what', { max: 500, required: t.promiseMissing });
      const dueOn = readDay(form, 'due', { today, language, isRequired: true, only: 'future' });
      const colleagues = await colleaguesRound(tx, actor, citizen.citizenId);
      const ownerStaffId = form.oneOf(
        'owner',
        colleagues.map((one) => one.staffId),
        t.ownerMissing,
      );
      if (!form.isValid || dueOn === null) return show(visit, citizen, back);
      await makePromise(tx, actor, { citizenId: citizen.citizenId, what, dueOn, ownerStaffId });
      await forgetDraft(tx, actor, `promise:${citizen.citizenId}`);
      return redirect(
        backPath(back, citizen.citizenId),
        texts(language).saved(formatDate(dueOn, language, 'day-month')),
      );
    },
  },
];

async function show(visit: Visit, citizen: CitizenHead, back: Back): Promise<Answer> {
  const { tx, actor, form, language } = visit;
  visit.saw(citizen.citizenId);
  const colleagues = await colleaguesRound(tx, actor, citizen.citizenId);
  return taskPage({
    citizen,
    title: formTexts(language).makePromise,
    back,
    form,
    language,
    body: <MakePromiseForm {...{ citizen, form, language, back, actor, colleagues }} />,
  });
}

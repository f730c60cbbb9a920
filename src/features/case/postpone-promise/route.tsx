import { formatDate } from '#drawing/format-date.ts';
import { type Back, backOf, backPath } from '#web/citizen/back.ts';
import { findCitizen } from '#web/citizen/find-citizen.ts';
import { findPromise, type StandingPromise } from '#web/citizen/find-promise.ts';
import { PostponePromiseForm } from '#web/citizen/promise-forms.tsx';
import { readDay } from '#web/citizen/read-day.ts';
import { readVersion } from '#web/citizen/read-version.ts';
import { taskPage } from '#web/citizen/task-page.tsx';
import { texts as formTexts } from '#web/citizen/texts.ts';
import { type Answer, type Route, redirect, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { postponePromise } from './postpone-promise.ts';
import { texts } from './texts.ts';

/** Da: Udskyd løftet. Whoever closed or moved it meanwhile is named, and what was typed is kept. */
export const postponePromiseRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.postponePromise(':promiseId'),
    act: 'promise.write',
    async handle(visit) {
      const promise = await findPromise(visit.tx, visit.id('promiseId'));
      const isOpen = promise.kept === null;
      return show(visit, promise, backOf(visit.query('back')), isOpen ? undefined : standing(visit, promise));
    },
  },
  {
    method: 'POST',
    path: paths.postponePromise(':promiseId'),
    act: 'promise.write',
    async handle(visit) {
      const { tx, actor, form, language } = visit;
      const promise = await findPromise(tx, visit.id('promiseId'));
      const back = backOf(form.typed('back'));
      const dueOn = readDay(form, 'due_on', { today: visit.today, language, isRequired: true, only: 'future' });
      if (!form.isValid || dueOn === null) return show(visit, promise, back);
      const { promiseId } = promise;
      const saved = await postponePromise(tx, actor, { promiseId, version: readVersion(form), dueOn });
      if (saved === 'changed') {
        const now = await findPromise(tx, promiseId);
        return show(visit, now, back, standing(visit, now));
      }
      return redirect(
        backPath(back, promise.citizenId),
        texts(language).saved(formatDate(dueOn, language, 'day-month')),
      );
    },
  },
];

/** What somebody else made of the promise meanwhile, in one sentence. */
function standing({ language }: Visit, promise: StandingPromise): string {
  const t = texts(language);
  if (promise.kept) return t.keptBy(promise.kept.by, promise.kept.outcome ?? '');
  return t.movedTo(formatDate(Temporal.PlainDate.from(promise.dueOn), language));
}

async function show(visit: Visit, promise: StandingPromise, back: Back, standsNow?: string): Promise<Answer> {
  const { form, language } = visit;
  const citizen = await findCitizen(visit.tx, promise.citizenId);
  visit.saw(citizen.citizenId);
  return taskPage({
    citizen,
    title: formTexts(language).postponePromise,
    back,
    form,
    language,
    standsNow,
    body: (
      <>
        <p>{promise.what}</p>
        {promise.kept ? null : <PostponePromiseForm {...{ citizen, promise, form, language, back }} />}
      </>
    ),
  });
}

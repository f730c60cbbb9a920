import { formatDate } from '#drawing/format-date.ts';
import { type Back, backOf, backPath } from '#web/citizen/back.ts';
import { type CitizenHead, findCitizen } from '#web/citizen/find-citizen.ts';
import { findPromise, type StandingPromise } from '#web/citizen/find-promise.ts';
import { KeepPromiseForm } from '#web/citizen/promise-forms.tsx';
import { readVersion } from '#web/citizen/read-version.ts';
import { taskPage } from '#web/citizen/task-page.tsx';
import { texts as formTexts } from '#web/citizen/texts.ts';
import { LinkButton } from '#web/components/link-button.tsx';
import { type Answer, type Route, redirect, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import { keepPromise } from './keep-promise.ts';
import { texts } from './texts.ts';

/** Da: Løftet er holdt. Whoever closed or moved it meanwhile is named, and what was typed is kept. */
export const keepPromiseRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.keepPromise(':promiseId'),
    act: 'promise.write',
    async handle(visit) {
      const promise = await findPromise(visit.tx, visit.id('promiseId'));
      const isOpen = promise.kept === null;
      return show(visit, promise, backOf(visit.query('back')), isOpen ? undefined : standing(visit, promise));
    },
  },
  {
    method: 'POST',
    path: paths.keepPromise(':promiseId'),
    act: 'promise.write',
    async handle(visit) {
      const { tx, actor, form, language } = visit;
      const promise = await findPromise(tx, visit.id('promiseId'));
      const back = backOf(form.typed('back'));
      const outcome = form.text('outcome', { max: 1000 });
      if (!form.isValid) return show(visit, promise, back);
      const { promiseId } = promise;
      const saved = await keepPromise(tx, actor, {
        promiseId,
        version: readVersion(form),
        outcome: outcome || null,
      });
      if (saved === 'changed') {
        const now = await findPromise(tx, promiseId);
        return show(visit, now, back, standing(visit, now));
      }
      return redirect(backPath(back, promise.citizenId), texts(language).saved);
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
    title: formTexts(language).keepPromise,
    back,
    form,
    language,
    standsNow,
    body: (
      <>
        <p>{promise.what}</p>
        {promise.kept ? (
          <YourWords words={form.typed('outcome')} {...{ citizen, language }} />
        ) : (
          <KeepPromiseForm {...{ citizen, promise, form, language, back }} />
        )}
      </>
    ),
  });
}

/** What was typed about a promise that somebody else has closed: still there, and on its way into a note. */
function YourWords({ words, citizen, language }: { words: string; citizen: CitizenHead; language: Language }) {
  const t = texts(language);
  return (
    <>
      {words === '' ? null : <p>{t.youWrote(words)}</p>}
      <LinkButton href={paths.writeContact(citizen.citizenId)}>{formTexts(language).writeNote}</LinkButton>
    </>
  );
}

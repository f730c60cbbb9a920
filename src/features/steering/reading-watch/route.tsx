import { Forbidden, NotFound } from '#web/errors.ts';
import { type Answer, page, type Route, redirect, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { DAYS_JUDGED_BEFORE_REVIEW, keepWatch } from '#web/reading-watch/keep-watch.ts';
import { oversees } from '#web/reading-watch/watch.ts';
import { readSignOff } from './form.ts';
import { ReadingWatchPage } from './page.tsx';
import { hasAnotherLeader, namesOf, oversightsOf } from './queries.ts';
import { signOff } from './sign-off.ts';
import { texts } from './texts.ts';

/** The leader goes through the month's sample of the read log and what was unusual in it, and signs off each. */
export const readingWatchRoutes: readonly Route[] = [
  { method: 'GET', path: paths.readingWatch, act: 'reading-watch.read', handle: open },
  { method: 'POST', path: paths.signReview(':review'), act: 'reading-watch.sign', handle: sign('sample', 'review') },
  { method: 'POST', path: paths.signFlag(':flag'), act: 'reading-watch.sign', handle: sign('flag', 'flag') },
];

async function open(visit: Visit): Promise<Answer> {
  if (!oversees(visit.actor)) throw new Forbidden();
  await keepWatch(visit.tx, visit.actor, visit.today, DAYS_JUDGED_BEFORE_REVIEW);
  return show(visit, { openId: visit.query('open') });
}

function sign(what: 'sample' | 'flag', name: string) {
  return async (visit: Visit): Promise<Answer> => {
    const { tx, actor, form, language } = visit;
    const id = visit.id(name);
    if (!oversees(actor)) throw new NotFound();
    const signed = readSignOff(form, language);
    if (!form.isValid) return show(visit, { openId: id });
    const done = await signOff(tx, what, id, signed);
    if (done === 'unknown') throw new NotFound();
    if (done === 'changed') return show(visit, { unsaved: signed.note });
    return redirect(paths.readingWatch, texts(language).saved);
  };
}

/** The page; what it shows of citizens is told to the log. */
async function show(
  visit: Visit,
  { openId, unsaved = null }: { openId?: string | undefined; unsaved?: string | null },
) {
  const { tx, actor, form, language, today } = visit;
  const t = texts(language);
  const { waiting, signed } = await oversightsOf(tx);
  const shown = waiting.filter((one) => one.id === openId).flatMap((one) => one.readings);
  if (form.errors.length > 0 && shown.length === 0) throw new NotFound();
  const names = await namesOf(tx, [...new Set(shown.flatMap((one) => one.citizenId ?? []))]);
  visit.saw(...names.keys());
  return page({
    status: unsaved !== null ? 409 : form.errors.length > 0 ? 422 : 200,
    title: form.errors.length > 0 ? t.errorTitle : t.title,
    place: 'figures',
    body: (
      <ReadingWatchPage
        {...{ waiting, signed, names, form, language, unsaved }}
        open={openId}
        hasAnotherLeader={await hasAnotherLeader(tx, actor, today)}
      />
    ),
  });
}

import { brokenGlass } from '#web/citizen/broken-glass.ts';
import { NotFound } from '#web/errors.ts';
import { type Answer, page, type Route, redirect, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { ReviewPage } from './page.tsx';
import { approve, isKnown, signOff } from './queries.ts';
import { texts } from './texts.ts';

/** The leader's side of break-glass: opens a protected citizen's file, and signs every use off. */
export const breakGlassReviewRoutes: readonly Route[] = [
  { method: 'GET', path: paths.glassReview, act: 'break-glass.review', handle: show },
  { method: 'POST', path: paths.reviewGlass(':breakGlass'), act: 'break-glass.review', handle: answer },
];

async function show({ tx, language, saw }: Visit): Promise<Answer> {
  const uses = await brokenGlass(tx, 'all');
  saw(...uses.map((one) => one.citizenId));
  return page({ title: texts(language).title, place: 'today', body: <ReviewPage uses={uses} language={language} /> });
}

async function answer({ tx, form, language, id }: Visit): Promise<Answer> {
  const t = texts(language);
  const breakGlassId = id('breakGlass');
  if (!(await isKnown(tx, breakGlassId))) throw new NotFound();
  switch (form.typed('answer')) {
    case 'open':
      return redirect(paths.glassReview, (await approve(tx, breakGlassId)) ? t.opened : t.already);
    case 'sign_off':
      return redirect(paths.glassReview, (await signOff(tx, breakGlassId)) ? t.done : t.already);
    default:
      return redirect(paths.glassReview);
  }
}

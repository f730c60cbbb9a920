import { NotFound } from '#web/errors.ts';
import { page, type Route } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { VisitorsScreen } from './page.tsx';
import { numbersOfToday } from './queries.ts';
import { texts } from './texts.ts';

/** The screen in the waiting room: numbers only. */
export const visitorsScreenRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.visitorsScreen,
    act: 'visitors-screen.read',
    async handle({ tx, actor, today, language }) {
      if (!actor.officeId) throw new NotFound();
      const numbers = await numbersOfToday(tx, actor, today);
      return page({
        title: texts(language).title,
        bare: true,
        scripts: ['visitors-screen'],
        body: <VisitorsScreen {...numbers} language={language} officeName={actor.officeName ?? ''} />,
      });
    },
  },
];

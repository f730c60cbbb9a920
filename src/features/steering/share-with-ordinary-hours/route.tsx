import { codesOf } from '#db/code-list.ts';
import { ordinaryHoursFigure, personsWithOrdinaryHours } from '#figures/share-with-ordinary-hours.ts';
import { csvOf } from '#web/csv-of.ts';
import { NotFound } from '#web/errors.ts';
import { type Answer, page, type Route, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { linesOf, workbookOf } from './export.ts';
import { FigurePage, PersonsPage } from './page.tsx';
import { texts } from './texts.ts';

/** The office's one figure: on the screen, as sheets, and the persons behind it. */
export const shareWithOrdinaryHoursRoutes: readonly Route[] = [
  { method: 'GET', path: paths.figures, act: 'figure.read', handle: show },
  { method: 'GET', path: paths.figurePersons, act: 'figure.read', handle: showPersons },
  { method: 'GET', path: paths.figureSheet, act: 'figure.read', handle: download('xlsx') },
  { method: 'GET', path: paths.figureCsv, act: 'figure.read', handle: download('csv') },
];

async function figureOf({ tx, actor, today }: Visit) {
  const figure = await ordinaryHoursFigure(tx, actor, today);
  if (!figure) throw new NotFound();
  const codes = await codesOf(tx, ['target-group'], today);
  return { figure, targetGroups: codes['target-group'] };
}

async function show(visit: Visit): Promise<Answer> {
  const { language, actor } = visit;
  return page({
    title: texts(language).title,
    place: 'figures',
    body: <FigurePage {...(await figureOf(visit))} language={language} isDemo={actor.isDemo} />,
  });
}

async function showPersons(visit: Visit): Promise<Answer> {
  const { tx, actor, today, language } = visit;
  const { figure, targetGroups } = await figureOf(visit);
  const persons = await personsWithOrdinaryHours(tx, actor, today);
  visit.saw(...persons.map((person) => person.citizenId));
  return page({
    title: texts(language).persons(figure.year),
    place: 'figures',
    body: (
      <PersonsPage
        persons={persons}
        all={figure.share.numerator}
        year={figure.year}
        targetGroups={targetGroups}
        language={language}
      />
    ),
  });
}

function download(kind: 'xlsx' | 'csv') {
  return async (visit: Visit): Promise<Answer> => {
    const { figure, targetGroups } = await figureOf(visit);
    const lines = linesOf(figure, targetGroups, visit.language, visit.actor.isDemo);
    return kind === 'csv'
      ? {
          kind: 'download',
          bytes: csvOf(lines),
          fileName: 'ordinaere-timer.csv',
          contentType: 'text/csv; charset=utf-8',
        }
      : {
          kind: 'download',
          bytes: await workbookOf(lines, texts(visit.language).sheet),
          fileName: 'ordinaere-timer.xlsx',
          contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        };
  };
}

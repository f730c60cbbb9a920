import { warnBeforeExport } from '#web/citizen/export-warning.tsx';
import { findCitizen } from '#web/citizen/find-citizen.ts';
import { csvOf } from '#web/csv-of.ts';
import { type Answer, page, type Route, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { linesOf, ReadLogPage } from './page.tsx';
import { lookUpsOf } from './queries.ts';
import { texts } from './texts.ts';

/** When, why and from which organisation a citizen's file was opened: for leaders, who give the citizen the extract. */
export const readLogRoutes: readonly Route[] = [
  { method: 'GET', path: paths.readLog(':citizen'), act: 'read-log.read', handle: (visit) => show(visit, false) },
  { method: 'GET', path: paths.readLogNames(':citizen'), act: 'read-log.names', handle: (visit) => show(visit, true) },
  { method: 'GET', path: paths.readLogSheet(':citizen'), act: 'read-log.read', handle: sheet },
];

async function show(visit: Visit, hasNames: boolean): Promise<Answer> {
  const { tx, language } = visit;
  const citizen = await findCitizen(tx, visit.id('citizen'));
  const { citizenId } = citizen;
  visit.saw(citizenId);
  const lookUps = await lookUpsOf(tx, citizenId);
  return page({
    title: texts(language).title,
    place: 'citizens',
    body: <ReadLogPage {...{ citizen, lookUps, hasNames, language }} />,
  });
}

async function sheet(visit: Visit): Promise<Answer> {
  const { tx, language, actor } = visit;
  const { citizenId, isProtected } = await findCitizen(tx, visit.id('citizen'));
  visit.saw(citizenId);
  const warning = warnBeforeExport(visit, {
    href: paths.readLogSheet(citizenId),
    back: paths.readLog(citizenId),
    protectedCount: Number(isProtected),
    what: texts(language).inSheet,
  });
  if (warning) return warning;
  return {
    kind: 'download',
    bytes: csvOf(linesOf(await lookUpsOf(tx, citizenId), language, actor.isDemo)),
    fileName: 'udtraek-af-loggen.csv',
    contentType: 'text/csv; charset=utf-8',
  };
}

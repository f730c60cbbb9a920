import { mayCreateCitizen } from '#access/may-create-citizen.ts';
import { mayDo } from '#access/who-may-do-what.ts';
import { monthOf } from '#domain/calendar/month.ts';
import { displayName } from '#domain/identity/person-name.ts';
import { sortDanish } from '#drawing/sort-danish.ts';
import { type Answer, page, type Route, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { caseloadLine } from './caseload-line.ts';
import { CaseloadPage, isShown, views } from './page.tsx';
import { caseload } from './queries.ts';
import { texts } from './texts.ts';

/** Da: Mine borgere. Selections stand in the address; no name ever does. */
export const myCitizensRoutes: readonly Route[] = [
  { method: 'GET', path: paths.citizens, act: 'citizen-list.read', handle: showCaseload },
];

async function showCaseload(visit: Visit): Promise<Answer> {
  const { tx, actor, language, today } = visit;
  const isLeader = actor.roles.every((role) => role === 'leader');
  const scope = (visit.query('who') ?? (isLeader ? 'office' : 'mine')) === 'office' ? 'office' : 'mine';
  const view = views.find((one) => one === visit.query('show')) ?? 'all';
  const month = monthOf(today);
  const rows = await caseload(tx, actor, scope, month);
  const lines = sortDanish(rows, displayName).map((row) => caseloadLine(row, month, today));
  const shown = lines.filter((line) => isShown(line, view));
  visit.saw(...lines.map((line) => line.citizenId));
  const t = texts(language);
  const mayWrite = mayDo(actor, 'contact.write');
  const mayCreate = mayCreateCitizen(actor);
  return page({
    title: scope === 'mine' ? t.title : t.officeTitle,
    place: 'citizens',
    body: <CaseloadPage {...{ lines, shown, scope, view, month, today, language, mayWrite, mayCreate }} />,
  });
}

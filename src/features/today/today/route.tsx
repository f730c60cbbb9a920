import { mayCreateCitizen } from '#access/may-create-citizen.ts';
import { mayDo } from '#access/who-may-do-what.ts';
import { monthOf } from '#domain/calendar/month.ts';
import { ENDING_SOON_WITHIN_DAYS } from '#domain/caseload/placement-ending.ts';
import { NEEDS_CONTACT_AFTER_DAYS } from '#domain/contact-person/contact-gap.ts';
import { smallJobRuleIn } from '#domain/employment/thirty-hour-rule.ts';
import { brokenGlass } from '#web/citizen/broken-glass.ts';
import { page, type Route, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { oversightOfToday } from '#web/reading-watch/keep-watch.ts';
import { TodayPage } from './page.tsx';
import { appointmentsOfToday, needsAttention, promisesDue } from './queries.ts';
import { texts } from './texts.ts';

/** So close to the line that one more shift reaches it. */
const CLOSE_HOURS = 6;

/** The start page of everybody who works with citizens. */
export const todayRoutes: readonly Route[] = [
  { method: 'GET', path: paths.today, act: 'today.read', handle: showToday },
];

async function showToday(visit: Visit) {
  const { tx, actor, today, language } = visit;
  const appointments = await appointmentsOfToday(tx, actor, today);
  const promises = await promisesDue(tx, actor, today);
  const attention = await needsAttention(tx, actor, today, {
    daysWithoutContact: NEEDS_CONTACT_AFTER_DAYS,
    daysToEnd: ENDING_SOON_WITHIN_DAYS,
    hoursPerMonth: smallJobRuleIn(monthOf(today))?.hoursPerMonth ?? 0,
    closeHours: CLOSE_HOURS,
  });
  const glass = mayDo(actor, 'break-glass.review') ? await brokenGlass(tx, 'to-sign-off') : [];
  for (const list of [glass, appointments, promises, ...Object.values(attention)])
    visit.saw(...list.map((row) => row.citizenId));
  return page({
    title: texts(language).title,
    place: 'today',
    body: (
      <TodayPage
        {...attention}
        {...{ glass, appointments, promises, language, today }}
        now={visit.now}
        oversight={await oversightOfToday(tx, actor, today)}
        openPromise={visit.query('open')}
        mayWrite={mayDo(actor, 'promise.write')}
        mayCreate={mayCreateCitizen(actor)}
      />
    ),
  });
}

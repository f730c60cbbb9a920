import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { routePath } from 'hono/route';
import { confirmApp } from '#features/account/confirm/route.tsx';
import { invitationApp } from '#features/account/invitation/route.tsx';
import { ownSessionsRoutes } from '#features/account/own-sessions/route.tsx';
import { passwordSignInApp } from '#features/account/password-sign-in/route.tsx';
import { settingsRoutes } from '#features/account/settings/route.tsx';
import { signInApp } from '#features/account/sign-in/route.tsx';
import { startRoutes } from '#features/account/start/route.tsx';
import { staffAccountsRoutes } from '#features/administration/staff-accounts/route.tsx';
import { appointmentOutcomeRoutes } from '#features/case/appointment-outcome/route.tsx';
import { bookAppointmentRoutes } from '#features/case/book-appointment/route.tsx';
import { breakGlassRoutes } from '#features/case/break-glass/route.tsx';
import { changeContactPersonRoutes } from '#features/case/change-contact-person/route.tsx';
import { citizenRoutes } from '#features/case/citizen/route.tsx';
import { correctContactRoutes } from '#features/case/correct-contact/route.tsx';
import { draftRoutes } from '#features/case/draft/route.tsx';
import { giveConsentRoutes } from '#features/case/give-consent/route.tsx';
import { keepPromiseRoutes } from '#features/case/keep-promise/route.tsx';
import { makePromiseRoutes } from '#features/case/make-promise/route.tsx';
import { myCitizensRoutes } from '#features/case/my-citizens/route.tsx';
import { newCitizenRoutes } from '#features/case/new-citizen/route.tsx';
import { postponePromiseRoutes } from '#features/case/postpone-promise/route.tsx';
import { protectCitizenRoutes } from '#features/case/protect-citizen/route.tsx';
import { searchRoutes } from '#features/case/search/route.tsx';
import { takeStepRoutes } from '#features/case/take-step/route.tsx';
import { whoSeesWhatRoutes } from '#features/case/who-sees-what/route.tsx';
import { writeContactRoutes } from '#features/case/write-contact/route.tsx';
import { writePlanRoutes } from '#features/case/write-plan/route.tsx';
import { placementsRoutes } from '#features/companies/placements/route.tsx';
import { workHoursRoutes } from '#features/companies/work-hours/route.tsx';
import { attendanceRoutes } from '#features/courses/attendance/route.tsx';
import { courseRoutes } from '#features/courses/course/route.tsx';
import { coursesRoutes } from '#features/courses/courses/route.tsx';
import { openDoorRoutes } from '#features/door/open-door/route.tsx';
import { visitorsScreenRoutes } from '#features/door/visitors-screen/route.tsx';
import { breakGlassReviewRoutes } from '#features/steering/break-glass-review/route.tsx';
import { deletionRoutes } from '#features/steering/deletion/route.tsx';
import { handOverReadLogRoutes, readLogExtractDoor } from '#features/steering/read-log/hand-over/route.tsx';
import { readLogRoutes } from '#features/steering/read-log/route.tsx';
import { readingWatchRoutes } from '#features/steering/reading-watch/route.tsx';
import { shareWithOrdinaryHoursRoutes } from '#features/steering/share-with-ordinary-hours/route.tsx';
import { landlordDutiesRoutes } from '#features/team/landlord-duties/route.tsx';
import { teamRoutes } from '#features/team/team/route.tsx';
import { todayRoutes } from '#features/today/today/route.tsx';
import { knowAddress } from '#web/address.ts';
import { languageOf, themeOf } from '#web/cookies.ts';
import { errorDocument } from '#web/document.tsx';
import { describeError, logEvent } from '#web/event-log.ts';
import type { Route } from '#web/feature.ts';
import { type LinkDoor, linkDoors } from '#web/link-doors.tsx';
import { guardRequests } from '#web/request-guard.ts';
import { createRouter, type Surroundings } from '#web/router.tsx';
import { withSecurityHeaders } from '#web/security-headers.ts';

/** Every address behind the sign-in; the access matrix fails on a route that it does not know. */
export const allRoutes: readonly Route[] = [
  ...appointmentOutcomeRoutes,
  ...bookAppointmentRoutes,
  ...breakGlassRoutes,
  ...changeContactPersonRoutes,
  ...citizenRoutes,
  ...correctContactRoutes,
  ...draftRoutes,
  ...giveConsentRoutes,
  ...keepPromiseRoutes,
  ...makePromiseRoutes,
  ...myCitizensRoutes,
  ...newCitizenRoutes,
  ...postponePromiseRoutes,
  ...protectCitizenRoutes,
  ...searchRoutes,
  ...takeStepRoutes,
  ...whoSeesWhatRoutes,
  ...writeContactRoutes,
  ...writePlanRoutes,
  ...openDoorRoutes,
  ...placementsRoutes,
  ...workHoursRoutes,
  ...handOverReadLogRoutes,
  ...breakGlassReviewRoutes,
  ...deletionRoutes,
  ...readLogRoutes,
  ...readingWatchRoutes,
  ...shareWithOrdinaryHoursRoutes,
  ...visitorsScreenRoutes,
  ...ownSessionsRoutes,
  ...staffAccountsRoutes,
  ...settingsRoutes,
  ...attendanceRoutes,
  ...courseRoutes,
  ...coursesRoutes,
  ...landlordDutiesRoutes,
  ...teamRoutes,
  ...startRoutes,
  ...todayRoutes,
];

/** Every address that a link opens without a sign-in. */
export const allLinkDoors: readonly LinkDoor[] = [readLogExtractDoor];

/** The whole web application: headers, health, assets, sign-in and every feature. */
export function createApp(surroundings: Surroundings, root: string): Hono {
  const app = new Hono();
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  app.use(knowAddress(surroundings.address), withSecurityHeaders, guardRequests(surroundings.isDemo));
  app.get('/health', async (c) => {
    const database = await surroundings.database.pool.query('select 1').then(
      () => 'ok' as const,
      () => 'unreachable' as const,
    );
    return c.json({ status: database === 'ok' ? 'ok' : 'degraded', version, database }, database === 'ok' ? 200 : 503);
  });
  app.use(
    '/assets/*',
    serveStatic({
      root: path.relative(process.cwd(), path.join(root, 'dist')) || '.',
      onFound: (_file, c) => c.header('cache-control', 'public, max-age=3600'),
    }),
  );
  for (const outside of [signInApp, passwordSignInApp, invitationApp, confirmApp])
    app.route('/', outside(surroundings));
  app.route('/', linkDoors(allLinkDoors, surroundings));
  app.route('/', createRouter(allRoutes, surroundings));
  app.notFound((c) => errorDocument(c, 404, languageOf(c), themeOf(c), surroundings.isDemo));
  app.onError((error, c) => {
    const reference = randomUUID().slice(0, 8);
    const route = routePath(c, -1);
    logEvent({ event: 'error', reference, method: c.req.method, route, ...describeError(error) });
    return errorDocument(c, 500, languageOf(c), themeOf(c), surroundings.isDemo, reference);
  });
  return app;
}

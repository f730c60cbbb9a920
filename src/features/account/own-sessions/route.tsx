import { page, type Route, redirect } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { OwnSessionsPage } from './page.tsx';
import { texts } from './texts.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where one is signed in, and signing out there. */
export const ownSessionsRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.ownSessions,
    act: 'own-sessions.end',
    async handle({ signIn: { session, sessions }, language }) {
      const body = OwnSessionsPage({ sessions: await sessions.list(session), here: session.sessionId, language });
      return page({ title: texts(language).title, body });
    },
  },
  {
    method: 'POST',
    path: paths.ownSessions,
    act: 'own-sessions.end',
    async handle({ signIn: { session, sessions }, form, language }) {
      const t = texts(language);
      const which = form.typed('session');
      if (which === 'others') {
        await sessions.endOthers(session, session.sessionId);
        return redirect(paths.ownSessions, t.endedOthers);
      }
      if (UUID.test(which)) await sessions.endOne(session, which);
      return redirect(paths.ownSessions, UUID.test(which) ? t.ended : undefined);
    },
  },
];

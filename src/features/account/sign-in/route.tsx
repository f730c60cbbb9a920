import { Hono } from 'hono';
import { languageOf, sessionTokenOf, takeSessionToken, themeOf } from '#web/cookies.ts';
import { outsideDocument } from '#web/document.tsx';
import { paths } from '#web/paths.ts';
import type { Surroundings } from '#web/router.tsx';
import { beginSession } from '#web/session.ts';
import { SignInPage } from './page.tsx';
import { demoPeople } from './queries.ts';
import { texts } from './texts.ts';

/** Signing in and out. In the demo one chooses a person; on a server of one's own this door does not exist. */
export function signInApp({ database, sessions }: Surroundings): Hono {
  const app = new Hono();
  app.get(paths.signIn, async (c) => {
    const language = languageOf(c);
    const people = sessions ? await demoPeople(database) : null;
    const words = texts(language);
    return outsideDocument(c, {
      title: people ? words.title : words.notSetUp,
      language,
      theme: themeOf(c),
      isDemo: people !== null,
      body: SignInPage({ people, language }),
    });
  });
  app.post(paths.signIn, async (c) => {
    if (!sessions) return c.redirect(paths.signIn, 303);
    const fields = await c.req.parseBody();
    const person = (await demoPeople(database)).find(
      (someone) => someone.staffId === fields.staff && String(someone.municipalityId) === fields.municipality,
    );
    if (!person) return c.redirect(paths.signIn, 303);
    await beginSession(c, sessions, { municipalityId: person.municipalityId, staffId: person.staffId }, 'demo');
    return c.redirect(paths.start, 303);
  });
  app.post(paths.signOut, async (c) => {
    const token = sessionTokenOf(c);
    if (token && sessions) await sessions.end(token);
    takeSessionToken(c);
    c.header('clear-site-data', '"cache"');
    return c.redirect(paths.signIn, 303);
  });
  return app;
}

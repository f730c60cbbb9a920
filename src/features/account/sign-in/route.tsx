import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { ActorKey } from '#db/database.ts';
import { outsideDocument } from '#web/document.tsx';
import { paths } from '#web/paths.ts';
import { languageOf, type Surroundings, themeOf } from '#web/router.tsx';
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
    const key: ActorKey = { municipalityId: person.municipalityId, staffId: person.staffId };
    const token = await sessions.start(key, { method: 'demo' });
    setCookie(c, 'hb_session', token, {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      secure: new URL(c.req.url).protocol === 'https:',
    });
    return c.redirect(paths.start, 303);
  });
  app.post(paths.signOut, async (c) => {
    const token = getCookie(c, 'hb_session');
    if (token && sessions) await sessions.end(token);
    deleteCookie(c, 'hb_session', { path: '/' });
    c.header('clear-site-data', '"cache"');
    return c.redirect(paths.signIn, 303);
  });
  return app;
}

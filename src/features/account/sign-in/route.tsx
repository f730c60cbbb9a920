import { Hono } from 'hono';
import { keepSettings, languageOf, sessionTokenOf, takeSessionToken } from '#web/cookies.ts';
import { outsidePage, readForm } from '#web/outside.tsx';
import { paths } from '#web/paths.ts';
import type { Surroundings } from '#web/router.tsx';
import { beginSession } from '#web/session.ts';
import { SignInPage } from './page.tsx';
import { demoPeople } from './queries.ts';
import { texts } from './texts.ts';

/** Signing in and out. In the demo one chooses a person; on a server of one's own that door does not exist. */
export function signInApp(around: Surroundings): Hono {
  const { database, isDemo, sessions } = around;
  const app = new Hono();
  app.get(paths.signIn, async (c) => {
    if (!isDemo) return c.redirect(paths.signInPassword, 303);
    const language = languageOf(c);
    const people = await demoPeople(database);
    return outsidePage(c, around, { title: texts(language).title, body: SignInPage({ people, language }) });
  });
  app.post(paths.signIn, async (c) => {
    const form = await readForm(c);
    const people = isDemo ? await demoPeople(database) : [];
    const person = people.find(
      (one) => one.staffId === form.typed('staff') && String(one.municipalityId) === form.typed('municipality'),
    );
    if (!person) return c.redirect(paths.signIn, 303);
    await beginSession(c, sessions, { municipalityId: person.municipalityId, staffId: person.staffId }, 'demo');
    return c.redirect(paths.start, 303);
  });
  app.post(paths.signInLanguage, async (c) => {
    const form = await readForm(c);
    keepSettings(c, { language: form.typed('language'), theme: '' });
    const back = form.typed('back');
    return c.redirect(/^\/(?:sign-in|invitation)[\w\-/]*$/.test(back) ? back : paths.signIn, 303);
  });
  app.post(paths.signOut, async (c) => {
    const token = sessionTokenOf(c);
    if (token) await sessions.end(token);
    takeSessionToken(c);
    c.header('clear-site-data', '"cache"');
    return c.redirect(paths.signIn, 303);
  });
  return app;
}

import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { beginSession, endSession, formOf, outsidePage } from '#web/outside.tsx';
import { paths } from '#web/paths.ts';
import { languageOf, type Surroundings } from '#web/router.tsx';
import { SignInPage } from './page.tsx';
import { demoPeople } from './queries.ts';
import { texts } from './texts.ts';

/** Signing in and out. In the demo one chooses a person; on a server of one's own that door does not exist. */
export function signInApp(around: Surroundings): Hono {
  const app = new Hono();
  app.get(paths.signIn, async (c) => {
    if (!around.isDemo) return c.redirect(paths.signInPassword, 303);
    const language = languageOf(c);
    const people = await demoPeople(around.database);
    return outsidePage(c, around, { title: texts(language).title, body: SignInPage({ people, language }) });
  });
  app.post(paths.signIn, async (c) => {
    const form = formOf(c);
    const people = around.isDemo ? await demoPeople(around.database) : [];
    const person = people.find(
      (one) => one.staffId === form.typed('staff') && String(one.municipalityId) === form.typed('municipality'),
    );
    if (!person) return c.redirect(paths.signIn, 303);
    await beginSession(c, around, { municipalityId: person.municipalityId, staffId: person.staffId }, 'demo');
    return c.redirect(paths.start, 303);
  });
  app.post(paths.signInLanguage, (c) => {
    const form = formOf(c);
    const language = form.typed('language') === 'en' ? 'en' : 'da';
    setCookie(c, 'hb_language', language, { sameSite: 'Lax', path: '/', maxAge: 31_536_000 });
    const back = form.typed('back');
    return c.redirect(/^\/(?:sign-in|invitation)[\w\-/?=]*$/.test(back) ? back : paths.signIn, 303);
  });
  app.post(paths.signOut, async (c) => {
    await endSession(c, around);
    return c.redirect(paths.signIn, 303);
  });
  return app;
}

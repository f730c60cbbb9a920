import { type Context, Hono } from 'hono';
import { LONGEST_PASSWORD } from '#web/accounts/password.ts';
import { originOf } from '#web/address.ts';
import { ceremonyOf, giveSessionToken, keepCeremony, languageOf, sessionTokenOf } from '#web/cookies.ts';
import type { Form } from '#web/form.ts';
import { clientAddressOf, emptyForm, outsidePage, readForm } from '#web/outside.tsx';
import { paths } from '#web/paths.ts';
import type { Surroundings } from '#web/router.tsx';
import type { SignedIn } from '#web/session.ts';
import { ConfirmPage } from './page.tsx';
import { texts } from './texts.ts';

/** Da: Bekræft. Where `requireFreshSignIn` leads: she shows again that it is her, with what she signs in with, and goes back. */
export function confirmApp(around: Surroundings): Hono {
  const { accounts, passkeys, sessions } = around;
  const app = new Hono();
  const signedIn = (work: (c: Context, session: SignedIn) => Promise<Response>) => async (c: Context) => {
    const session = await sessions.find(sessionTokenOf(c) ?? '');
    return session ? work(c, session) : c.redirect(paths.signIn, 303);
  };
  const goBack = async (c: Context, session: SignedIn) => {
    giveSessionToken(c, await sessions.verify(session.sessionId));
    return c.redirect(backOf(c), 303);
  };
  app.get(
    paths.confirmPage,
    signedIn(async (c, session) => show(c, around, session, emptyForm(c))),
  );
  app.post(
    paths.confirmPage,
    signedIn(async (c, session) => {
      if (around.isDemo && session.method === 'demo') return goBack(c, session);
      const form = await readForm(c);
      const typed = { password: form.typed('password').slice(0, LONGEST_PASSWORD + 1), code: form.typed('code') };
      if (await accounts.confirm(session, typed, around.clock())) return goBack(c, session);
      form.refuse('password', texts(languageOf(c)).wrong);
      return show(c, around, session, form);
    }),
  );
  app.post(
    paths.confirmPasskeyQuestion,
    signedIn(async (c, session) => {
      const { token, options } = await passkeys.ask(originOf(c), session);
      keepCeremony(c, token);
      return c.json(options);
    }),
  );
  app.post(
    paths.confirmPasskey,
    signedIn(async (c, session) => {
      const form = await readForm(c);
      const given = { token: ceremonyOf(c), origin: originOf(c), answer: form.typed('answer') };
      const who = await passkeys.enter({ ...given, address: clientAddressOf(c, around.proxies) });
      const isHer = who?.staffId === session.staffId && who.municipalityId === session.municipalityId;
      if (isHer) return goBack(c, session);
      form.refuse('passkey', texts(languageOf(c)).noPasskey);
      return show(c, around, session, form);
    }),
  );
  return app;
}

/** The page she came from: one of ours, or the start. */
function backOf(c: Context): string {
  const back = c.req.query('back') ?? '';
  return /^\/(?!\/)[\w\-./]*$/.test(back) ? back : paths.start;
}

async function show(c: Context, around: Surroundings, session: SignedIn, form: Form): Promise<Response> {
  const language = languageOf(c);
  const t = texts(language);
  const isDemo = around.isDemo && session.method === 'demo';
  const ways = {
    isDemo,
    hasPassword: !isDemo && (await around.accounts.hasPassword(session)),
    hasPasskey: session.method === 'passkey',
  };
  const body = ConfirmPage({ ways, back: backOf(c), form, language });
  const page = { body, scripts: ['passkey'] };
  return outsidePage(
    c,
    around,
    form.isValid ? { title: t.title, ...page } : { title: t.errorTitle + t.title, status: 422, ...page },
  );
}

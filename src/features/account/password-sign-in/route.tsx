import { type Context, Hono } from 'hono';
import { LONGEST_PASSWORD } from '#web/accounts/password.ts';
import { originOf } from '#web/address.ts';
import { ceremonyOf, keepCeremony, languageOf } from '#web/cookies.ts';
import type { Form } from '#web/form.ts';
import { clientAddressOf, emptyForm, outsidePage, readForm } from '#web/outside.tsx';
import { paths } from '#web/paths.ts';
import type { Surroundings } from '#web/router.tsx';
import { beginSession } from '#web/session.ts';
import type { Language } from '#web/texts.ts';
import { CodeForm, PasswordForm } from './page.tsx';
import { texts } from './texts.ts';

const LONGEST_USER_NAME = 200;

/** Signing in with user name and password and then the code from the app, or with a passkey. */
export function passwordSignInApp(around: Surroundings): Hono {
  const app = new Hono();
  app.get(paths.signInPassword, (c) => showPasswordForm(c, around, emptyForm(c)));
  app.post(paths.signInPassword, async (c) => {
    const form = await readForm(c);
    const t = texts(languageOf(c));
    const userName = form.text('user_name', { max: LONGEST_USER_NAME, required: t.userNameMissing });
    const password = form.typed('password');
    if (password === '') form.refuse('password', t.passwordMissing);
    if (!form.isValid) return showPasswordForm(c, around, form);
    const address = clientAddressOf(c, around.proxies);
    const typed = { userName, password: password.slice(0, LONGEST_PASSWORD + 1), address };
    const token = await around.accounts.enterPassword(typed);
    if (token === null) {
      form.refuse('password', t.wrong);
      return showPasswordForm(c, around, form);
    }
    keepCeremony(c, token);
    return c.redirect(paths.signInCode, 303);
  });
  app.get(paths.signInCode, (c) =>
    ceremonyOf(c) === '' ? c.redirect(paths.signInPassword, 303) : showCodeForm(c, around, emptyForm(c)),
  );
  app.post(paths.signInCode, async (c) => {
    const form = await readForm(c);
    const t = texts(languageOf(c));
    const code = form.text('code', { max: 20, required: t.codeMissing });
    if (!form.isValid) return showCodeForm(c, around, form);
    const typed = { code, address: clientAddressOf(c, around.proxies) };
    const who = await around.accounts.enterCode(ceremonyOf(c), typed, around.clock());
    if (who === 'over') return c.redirect(`${paths.signInPassword}?over=1`, 303);
    if (who === 'wrong') {
      form.refuse('code', t.wrongCode);
      return showCodeForm(c, around, form);
    }
    await beginSession(c, around.sessions, who, 'password');
    return c.redirect(paths.start, 303);
  });
  addPasskey(app, around);
  return app;
}

function addPasskey(app: Hono, around: Surroundings): void {
  app.post(paths.signInPasskeyQuestion, async (c) => {
    const { token, options } = await around.passkeys.ask(originOf(c));
    keepCeremony(c, token);
    return c.json(options);
  });
  app.post(paths.signInPasskey, async (c) => {
    const form = await readForm(c);
    const address = clientAddressOf(c, around.proxies);
    const who = await around.passkeys.enter({
      token: ceremonyOf(c),
      origin: originOf(c),
      answer: form.typed('answer'),
      address,
    });
    if (!who) {
      form.refuse('passkey', texts(languageOf(c)).noPasskey);
      return showPasswordForm(c, around, form);
    }
    await beginSession(c, around.sessions, who, 'passkey');
    return c.redirect(paths.start, 303);
  });
}

function showPasswordForm(c: Context, around: Surroundings, form: Form) {
  const language = languageOf(c);
  const body = PasswordForm({ form, language, isOver: c.req.query('over') === '1' });
  return outsidePage(c, around, { ...headOf(form, texts(language).title, language), body, scripts: ['passkey'] });
}

function showCodeForm(c: Context, around: Surroundings, form: Form) {
  const language = languageOf(c);
  const body = CodeForm({ form, language });
  return outsidePage(c, around, { ...headOf(form, texts(language).codeTitle, language), body });
}

function headOf(form: Form, title: string, language: Language): { title: string; status?: 422 } {
  return form.isValid ? { title } : { title: texts(language).errorTitle + title, status: 422 };
}

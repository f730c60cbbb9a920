import { type Context, Hono } from 'hono';
import { LONGEST_PASSWORD } from '#web/accounts/password.ts';
import { beginSession, ceremonyOf, clientAddressOf, formOf, keepCeremony, outsidePage } from '#web/outside.tsx';
import { paths } from '#web/paths.ts';
import { languageOf, type Surroundings } from '#web/router.tsx';
import { CodeForm, PasswordForm } from './page.tsx';
import { texts } from './texts.ts';

const LONGEST_USER_NAME = 200;

/** Signing in with user name and password and then the code from the app, or with a passkey. */
export function passwordSignInApp(around: Surroundings): Hono {
  const app = new Hono();
  app.get(paths.signInPassword, (c) => showPasswordForm(c, around));
  app.post(paths.signInPassword, async (c) => {
    const form = formOf(c);
    const t = texts(languageOf(c));
    const userName = form.text('user_name', { max: LONGEST_USER_NAME, required: t.userNameMissing });
    const password = form.typed('password');
    if (password === '') form.refuse('password', t.passwordMissing);
    if (!form.isValid) return showPasswordForm(c, around);
    const address = clientAddressOf(c, around.proxies);
    const typed = { userName, password: password.slice(0, LONGEST_PASSWORD + 1), address };
    const token = await around.accounts.enterPassword(typed);
    if (token === null) {
      form.refuse('password', t.wrong);
      return showPasswordForm(c, around);
    }
    keepCeremony(c, around, token);
    return c.redirect(paths.signInCode, 303);
  });
  app.get(paths.signInCode, (c) =>
    ceremonyOf(c) === '' ? c.redirect(paths.signInPassword, 303) : showCodeForm(c, around),
  );
  app.post(paths.signInCode, async (c) => {
    const form = formOf(c);
    const t = texts(languageOf(c));
    const code = form.text('code', { max: 20, required: t.codeMissing });
    if (!form.isValid) return showCodeForm(c, around);
    const typed = { code, address: clientAddressOf(c, around.proxies) };
    const who = await around.accounts.enterCode(ceremonyOf(c), typed, around.clock());
    if (who === 'over') return c.redirect(`${paths.signInPassword}?over=1`, 303);
    if (who === 'wrong') {
      form.refuse('code', t.wrongCode);
      return showCodeForm(c, around);
    }
    await beginSession(c, around, who, 'password');
    return c.redirect(paths.start, 303);
  });
  app.post(paths.signInPasskeyQuestion, async (c) => {
    const { token, options } = await around.passkeys.ask();
    keepCeremony(c, around, token);
    return c.json(options);
  });
  app.post(paths.signInPasskey, async (c) => {
    const form = formOf(c);
    const address = clientAddressOf(c, around.proxies);
    const who = await around.passkeys.enter({ token: ceremonyOf(c), answer: form.typed('answer'), address });
    if (!who) {
      form.refuse('passkey', texts(languageOf(c)).noPasskey);
      return showPasswordForm(c, around);
    }
    await beginSession(c, around, who, 'passkey');
    return c.redirect(paths.start, 303);
  });
  return app;
}

function showPasswordForm(c: Context, around: Surroundings) {
  const language = languageOf(c);
  const form = formOf(c);
  const body = PasswordForm({ form, language, isOver: c.req.query('over') === '1' });
  return outsidePage(c, around, { ...headOf(c, texts(language).title), body, scripts: ['passkey'] });
}

function showCodeForm(c: Context, around: Surroundings) {
  const language = languageOf(c);
  return outsidePage(c, around, {
    ...headOf(c, texts(language).codeTitle),
    body: CodeForm({ form: formOf(c), language }),
  });
}

function headOf(c: Context, title: string): { title: string; status?: 422 } {
  return formOf(c).isValid ? { title } : { title: texts(languageOf(c)).errorTitle + title, status: 422 };
}

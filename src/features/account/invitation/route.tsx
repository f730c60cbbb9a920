import { type Context, Hono } from 'hono';
import type { Invitation } from '#web/accounts/accounts.ts';
import { passwordFault } from '#web/accounts/password.ts';
import { originOf } from '#web/address.ts';
import { ceremonyOf, keepCeremony, languageOf } from '#web/cookies.ts';
import { deviceOf } from '#web/device.ts';
import type { Form } from '#web/form.ts';
import { emptyForm, outsidePage, readForm } from '#web/outside.tsx';
import { paths } from '#web/paths.ts';
import type { Surroundings } from '#web/router.tsx';
import { beginSession } from '#web/session.ts';
import { GonePage, InvitationPage } from './page.tsx';
import { texts } from './texts.ts';

const tokenOf = (c: Context) => c.req.param('token') ?? '';

/** The link an administrator gives: used once, it makes the account hers. */
export function invitationApp(around: Surroundings): Hono {
  const app = new Hono();
  const path = paths.invitation(':token');
  app.get(path, async (c) => {
    const invitation = await around.accounts.invitation(tokenOf(c));
    return invitation ? showInvitation(c, around, invitation, emptyForm(c)) : showGone(c, around);
  });
  app.post(path, async (c) => {
    const token = tokenOf(c);
    const invitation = await around.accounts.invitation(token);
    if (!invitation) return showGone(c, around);
    const form = await readForm(c);
    const t = texts(languageOf(c));
    const password = form.typed('password');
    const fault = passwordFault(password, invitation.userName);
    if (fault) form.refuse('password', t[fault]);
    const code = form.text('code', { max: 20, required: t.codeMissing });
    if (!form.isValid) return showInvitation(c, around, invitation, form);
    const who = await around.accounts.accept(token, { password, code }, around.clock());
    if (who === 'gone') return showGone(c, around);
    if (who === 'wrong-code') {
      form.refuse('code', t.wrongCode);
      return showInvitation(c, around, invitation, form);
    }
    await beginSession(c, around.sessions, who, 'password');
    return c.redirect(paths.start, 303);
  });
  app.post(paths.invitationPasskeyQuestion(':token'), async (c) => {
    const invitation = await around.accounts.invitation(tokenOf(c));
    if (!invitation) return showGone(c, around);
    const { token, options } = await around.passkeys.askForNew(originOf(c), invitation);
    keepCeremony(c, token);
    return c.json(options);
  });
  app.post(paths.invitationPasskey(':token'), async (c) => {
    const invitation = await around.accounts.invitation(tokenOf(c));
    if (!invitation) return showGone(c, around);
    const form = await readForm(c);
    const given = {
      token: ceremonyOf(c),
      origin: originOf(c),
      answer: form.typed('answer'),
      device: deviceOf(c.req.header('user-agent') ?? ''),
    };
    const who = await around.passkeys.accept(tokenOf(c), given);
    if (!who) {
      form.refuse('passkey', texts(languageOf(c)).noPasskey);
      return showInvitation(c, around, invitation, form);
    }
    await beginSession(c, around.sessions, who, 'passkey');
    return c.redirect(paths.start, 303);
  });
  return app;
}

function showInvitation(c: Context, around: Surroundings, { userName, secret }: Invitation, form: Form) {
  const language = languageOf(c);
  const t = texts(language);
  const body = InvitationPage({ token: tokenOf(c), userName, secret, form, language });
  return outsidePage(
    c,
    around,
    form.isValid
      ? { title: t.title, body, scripts: ['passkey'] }
      : { title: t.errorTitle + t.title, status: 422, body, scripts: ['passkey'] },
  );
}

function showGone(c: Context, around: Surroundings) {
  const language = languageOf(c);
  return outsidePage(c, around, { title: texts(language).gone, status: 404, body: GonePage({ language }) });
}

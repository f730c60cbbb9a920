import type { IncomingMessage } from 'node:http';
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { ComponentChild } from 'preact';
import type { ActorKey } from '#db/database.ts';
import { deviceOf } from './device.ts';
import { errorDocument, outsideDocument } from './document.tsx';
import { Form } from './form.ts';
import { isSameOrigin, languageOf, readForm, type Surroundings, themeOf } from './router.tsx';
import type { SignInMethod } from './session.ts';

const SESSION = 'hb_session';
/** A sign-in on its way. */
const CEREMONY = 'hb_ceremony';

/** On the addresses where one is not signed in yet: forms from our own pages only, and of a size that a form has. */
export function ownFormsOnly({ isDemo }: Surroundings): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method !== 'POST') return next();
    const refuse = (status: 403 | 413) => errorDocument(c, status, languageOf(c), themeOf(c), isDemo);
    if (!isSameOrigin(c)) return refuse(403);
    const fields = await readForm(c);
    if (fields === null) return refuse(413);
    c.set('form', new Form(fields, languageOf(c)));
    return next();
  };
}

/** What was sent, after {@link ownFormsOnly}; empty for GET. */
export const formOf = (c: Context): Form =>
  (c.get('form') as Form | undefined) ?? new Form(new URLSearchParams(), languageOf(c));

/** A page of sign-in. */
export const outsidePage = (
  c: Context,
  { isDemo }: Surroundings,
  page: { title: string; body: ComponentChild; status?: 404 | 422; scripts?: string[] },
) => outsideDocument(c, { ...page, language: languageOf(c), theme: themeOf(c), isDemo });

const cookieOf = (around: Surroundings) => ({
  httpOnly: true,
  secure: around.publicAddress().startsWith('https:'),
});

/** Signs in: a new session with a new token, whatever cookie the browser came with. */
export async function beginSession(
  c: Context,
  around: Surroundings,
  who: ActorKey,
  method: SignInMethod,
): Promise<void> {
  const token = await around.sessions.start(who, { method, device: deviceOf(c.req.header('user-agent') ?? '') });
  if (getCookie(c, CEREMONY)) deleteCookie(c, CEREMONY, { path: '/' });
  setCookie(c, SESSION, token, { ...cookieOf(around), sameSite: 'Lax', path: '/' });
}

/** Signs out, here and on the server. */
export async function endSession(c: Context, { sessions }: Surroundings): Promise<void> {
  const token = getCookie(c, SESSION);
  if (token) await sessions.end(token);
  deleteCookie(c, SESSION, { path: '/' });
  c.header('clear-site-data', '"cache"');
}

export const keepCeremony = (c: Context, around: Surroundings, token: string): void =>
  setCookie(c, CEREMONY, token, { ...cookieOf(around), sameSite: 'Strict', path: '/', maxAge: 300 });

export const ceremonyOf = (c: Context): string => getCookie(c, CEREMONY) ?? '';

/** The network address somebody asks from: the connection's, or what the outermost of our own proxies wrote down; others may write anything. */
export function clientAddressOf(c: Context, proxies: number): string {
  const told = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim());
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
  return (proxies > 0 ? told.at(-proxies) : undefined) || incoming?.socket.remoteAddress || 'unknown';
}

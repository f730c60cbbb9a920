import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { routePath } from 'hono/route';
import { originOf } from './address.ts';
import { languageOf, themeOf } from './cookies.ts';
import { errorDocument } from './document.tsx';
import { logEvent } from './event-log.ts';

const LARGEST_BODY_BYTES = 1_000_000;
const FORM = 'application/x-www-form-urlencoded';

/** What one address may receive that no other may. */
export interface RequestException {
  path: string;
  /** Another type than a form. */
  contentType?: string;
  /** Posted by a browser that comes from another site, such as an identity provider. */
  mayComeFromElsewhere?: true;
  why: string;
}

/** THE EXCEPTIONS: everything that is sent is a small form from our own pages, but for these. */
export const requestExceptions: readonly RequestException[] = [];

/**
 * Stands before every address: what changes something comes from our own pages, as a form, and is at most 1 MB. Otherwise nobody is looked up and nothing
 * is read: 403, 415 or 413, and a line in the error log.
 */
export function guardRequests(isDemo: boolean, exceptions = requestExceptions): MiddlewareHandler {
  const refuse = (c: Context, status: 403 | 413 | 415, why: string) => {
    logEvent({ event: 'refused', why, method: c.req.method, route: routePath(c, -1) });
    return errorDocument(c, status, languageOf(c), themeOf(c), isDemo);
  };
  const limit = bodyLimit({
    maxSize: LARGEST_BODY_BYTES,
    onError: async (c) => refuse(c, 413, 'too large'),
  });
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const exception = exceptions.find(({ path }) => path === c.req.path);
    if (!exception?.mayComeFromElsewhere && !isSameOrigin(c)) return refuse(c, 403, 'from another site');
    if (typeOf(c) !== (exception?.contentType ?? FORM)) return refuse(c, 415, 'foreign content type');
    return limit(c, next);
  };
}

const typeOf = (c: Context) => c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();

/** The browser says where a form comes from; a page cannot make it lie. The cookies are SameSite=Lax besides. */
function isSameOrigin(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site) return site === 'same-origin' || site === 'none';
  return c.req.header('origin') === originOf(c);
}

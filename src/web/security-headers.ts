import { randomBytes } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { isHttps } from './address.ts';

const TWO_YEARS_IN_SECONDS = 63_072_000;

/** The number used once that allows this answer's own scripts to run; 128 bits, new for every request. */
export const nonceOf = (c: Context): string => c.get('nonce') as string;

/**
 * What every answer tells the browser, pages and errors alike: only our own scripts, by nonce; nothing framed, guessed or kept.
 * Source: OWASP ASVS 5.0, chapter 3.4.
 */
export function securityHeaders(nonce: string, overHttps: boolean, holdsSecret = false): Record<string, string> {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src 'self'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `form-action 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    // The address of a link opens something: its path is told to nobody, not even to ourselves. Not "no-referrer": the form would then come
    // from the origin "null", and browsers without Sec-Fetch-Site could not open anything.
    'referrer-policy': holdsSecret ? 'strict-origin' : 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'x-frame-options': 'DENY',
    ...(overHttps ? { 'strict-transport-security': `max-age=${TWO_YEARS_IN_SECONDS}; includeSubDomains` } : {}),
  };
}

/** Puts the headers on every answer; all but the built assets are never stored. */
export const withSecurityHeaders: MiddlewareHandler = async (c, next) => {
  const nonce = randomBytes(16).toString('base64');
  c.set('nonce', nonce);
  await next();
  const headers = securityHeaders(nonce, isHttps(c), c.req.path.startsWith('/link/'));
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  if (!c.req.path.startsWith('/assets/') || c.res.status !== 200) c.header('cache-control', 'no-store');
};

import type { Context, MiddlewareHandler } from 'hono';

/**
 * Remembers where the browser finds us: `address` when it has HTTPS, since a proxy then stands in front; otherwise what was asked for (localhost and
 * 127.0.0.1 are one machine). No header of a proxy is believed: anybody can send one.
 */
export function knowAddress(address: string): MiddlewareHandler {
  return async (c, next) => {
    c.set('origin', address.startsWith('https:') ? address : new URL(c.req.url).origin);
    await next();
  };
}

/** The scheme, name and port under which the browser finds us. */
export const originOf = (c: Context): string => c.get('origin') as string;

/** Whether the browser speaks HTTPS with us, or with the proxy in front. */
export const isHttps = (c: Context): boolean => originOf(c).startsWith('https:');

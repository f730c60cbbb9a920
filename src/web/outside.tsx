import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { ComponentChild } from 'preact';
import { languageOf, themeOf } from './cookies.ts';
import { outsideDocument } from './document.tsx';
import { Form } from './form.ts';
import type { Surroundings } from './router.tsx';

/** What was sent to an address of sign-in. */
export const readForm = async (c: Context): Promise<Form> =>
  new Form(new URLSearchParams(await c.req.text()), languageOf(c));

/** A form that nobody has filled in. */
export const emptyForm = (c: Context): Form => new Form(new URLSearchParams(), languageOf(c));

/** A page of sign-in. */
export const outsidePage = (
  c: Context,
  { isDemo }: Surroundings,
  page: { title: string; body: ComponentChild; status?: 404 | 422; scripts?: string[] },
) => outsideDocument(c, { ...page, language: languageOf(c), theme: themeOf(c), isDemo });

/** The network address somebody asks from: the connection's, or what the outermost of our own proxies wrote down; others may write anything. */
export function clientAddressOf(c: Context, proxies: number): string {
  const told = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim());
  // Without a socket (a test) everybody asks from one place.
  const hasSocket = (c.env as { incoming?: unknown } | undefined)?.incoming !== undefined;
  return (proxies > 0 ? told.at(-proxies) : '') || (hasSocket ? getConnInfo(c).remote.address : '') || 'unknown';
}

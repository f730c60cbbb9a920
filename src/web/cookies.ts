import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isHttps } from './address.ts';
import type { Language } from './texts.ts';

const YEAR_IN_SECONDS = 31_536_000;
const RECEIPT_IN_SECONDS = 30;
const CEREMONY_IN_SECONDS = 300;

/** Every cookie there is. None is read by a script, none leaves our own pages, and none holds more than a token, a choice or a receipt. */
type CookieName = 'hb_session' | 'hb_ceremony' | 'hb_receipt' | 'hb_language' | 'hb_theme';

/** Over HTTPS the name begins with `__Host-`: the browser then takes the cookie from this very server alone, and never sends it in the open. */
const attributesOf = (c: Context) => ({
  ...(isHttps(c) ? ({ prefix: 'host', secure: true } as const) : {}),
  httpOnly: true,
  sameSite: 'Lax' as const,
  path: '/',
});

const read = (c: Context, name: CookieName) => (isHttps(c) ? getCookie(c, name, 'host') : getCookie(c, name));

function write(c: Context, name: CookieName, value: string, lasts: { maxAge?: number } = {}): void {
  setCookie(c, name, value, { ...attributesOf(c), ...lasts });
}

const remove = (c: Context, name: CookieName) => deleteCookie(c, name, attributesOf(c));

/** The session's token as the browser sent it. */
export const sessionTokenOf = (c: Context): string | undefined => read(c, 'hb_session');

/** Gives the browser its session, until it is closed. */
export const giveSessionToken = (c: Context, token: string): void => write(c, 'hb_session', token);

/** Takes the session from the browser. */
export const takeSessionToken = (c: Context): unknown => remove(c, 'hb_session');

/** The token of a sign-in on its way: a code is missing, or a passkey has been asked; '' when there is none. */
export const ceremonyOf = (c: Context): string => read(c, 'hb_ceremony') ?? '';

/** Keeps a sign-in on its way in this browser, for five minutes. */
export const keepCeremony = (c: Context, token: string): void =>
  write(c, 'hb_ceremony', token, { maxAge: CEREMONY_IN_SECONDS });

/** The language chosen in this browser; Danish until another is chosen. */
export const languageOf = (c: Context): Language => (read(c, 'hb_language') === 'en' ? 'en' : 'da');

/** The theme chosen in this browser; undefined = as the system has it. */
export const themeOf = (c: Context): 'light' | 'dark' | undefined => {
  const theme = read(c, 'hb_theme');
  return theme === 'light' || theme === 'dark' ? theme : undefined;
};

/** Keeps the choices of language and theme in this browser. */
export function keepSettings(c: Context, { language, theme }: { language: string; theme: string }): void {
  if (language === 'da' || language === 'en') write(c, 'hb_language', language, { maxAge: YEAR_IN_SECONDS });
  if (theme === 'light' || theme === 'dark') write(c, 'hb_theme', theme, { maxAge: YEAR_IN_SECONDS });
}

/** Leaves what was just done for the next page. */
export const leaveReceipt = (c: Context, receipt: string): void =>
  write(c, 'hb_receipt', receipt, { maxAge: RECEIPT_IN_SECONDS });

/** What was just done, shown once. */
export function takeReceipt(c: Context): string | undefined {
  const receipt = read(c, 'hb_receipt');
  if (receipt) remove(c, 'hb_receipt');
  return receipt;
}

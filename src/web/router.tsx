import { createHash, randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { streamSSE } from 'hono/streaming';
import { renderToString } from 'preact-render-to-string';
import type { Actor } from '#access/actor.ts';
import { mayDo, ruleOf } from '#access/who-may-do-what.ts';
import { type ActorKey, type ActorTx, type Database, UnknownActor } from '#db/database.ts';
import type { Accounts } from './accounts/accounts.ts';
import type { Passkeys } from './accounts/passkeys.ts';
import { errorDocument, pageDocument } from './document.tsx';
import type { DoorBell } from './door-bell.ts';
import { doorLineState } from './door-line-state.ts';
import { Forbidden, NotFound, TooOften } from './errors.ts';
import type { Answer, Route, Visit } from './feature.ts';
import { Form } from './form.ts';
import { paths } from './paths.ts';
import { ReadLogFailed, writeReadLog } from './read-log.ts';
import { sentBefore } from './sent-before.tsx';
import type { Sessions, SignedIn } from './session.ts';
import type { Language } from './texts.ts';

/** All that a request may touch. */
export interface Surroundings {
  database: Database;
  /** Says on every page, errors too, that people and figures are invented. */
  isDemo: boolean;
  sessions: Sessions;
  accounts: Accounts;
  passkeys: Passkeys;
  /** What stands in the address line of everybody's browser; passkeys and links belong to it. */
  publicAddress(): string;
  /** How many proxies of ours stand in front. */
  proxies: number;
  doorBell: DoorBell;
  /** The time of a request. */
  clock(): Temporal.Instant;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LARGEST_FORM_BYTES = 1_000_000;

export const languageOf = (c: Context): Language => (getCookie(c, 'hb_language') === 'en' ? 'en' : 'da');
export const themeOf = (c: Context): 'light' | 'dark' | undefined => {
  const theme = getCookie(c, 'hb_theme');
  return theme === 'light' || theme === 'dark' ? theme : undefined;
};

/** Builds the router: every route passes sign-in, act, transaction, read log, and only then sends bytes. */
export function createRouter(routes: readonly Route[], surroundings: Surroundings): Hono {
  const router = new Hono();
  for (const route of routes) {
    router.on(route.method, route.path, (c) => answerRequest(c, route, surroundings));
  }
  return router;
}

async function answerRequest(c: Context, route: Route, surroundings: Surroundings): Promise<Response> {
  const token = getCookie(c, 'hb_session');
  const key = token ? await surroundings.sessions.find(token) : null;
  if (!key) return c.redirect(paths.signIn, 303);
  if (route.method === 'POST' && !isSameOrigin(c))
    return errorDocument(c, 403, languageOf(c), themeOf(c), surroundings.isDemo);
  try {
    const form = route.method === 'POST' ? await readForm(c) : new URLSearchParams();
    if (form === null) return errorDocument(c, 413, languageOf(c), themeOf(c), surroundings.isDemo);
    return await inTransaction(c, route, surroundings, key, form);
  } catch (error) {
    return answerFailure(c, route, surroundings, key, error);
  }
}

async function answerFailure(
  c: Context,
  route: Route,
  surroundings: Surroundings,
  key: ActorKey,
  error: unknown,
): Promise<Response> {
  const page = (status: 403 | 404 | 429 | 503) =>
    errorDocument(c, status, languageOf(c), themeOf(c), surroundings.isDemo);
  if (error instanceof UnknownActor) return c.redirect(paths.signIn, 303);
  if (error instanceof ReadLogFailed) return page(503);
  const status =
    error instanceof NotFound ? 404 : error instanceof Forbidden ? 403 : error instanceof TooOften ? 429 : null;
  if (status === null) throw error;
  try {
    await logRefusal(route, surroundings, key);
  } catch (failure) {
    if (failure instanceof ReadLogFailed) return page(503);
    throw failure;
  }
  return page(status);
}

/** A form comes from our own pages only: the browser says where it comes from, and the cookie is SameSite=Lax besides. */
export function isSameOrigin(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site) return site === 'same-origin' || site === 'none';
  const origin = c.req.header('origin');
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === c.req.header('host');
}

/** What was sent, or null when it is larger than any form of ours. */
export async function readForm(c: Context): Promise<URLSearchParams | null> {
  const bytes = await c.req.arrayBuffer();
  return bytes.byteLength > LARGEST_FORM_BYTES ? null : new URLSearchParams(new TextDecoder().decode(bytes));
}

/** What was asked for and not shown is written down too: who, which act, when. Whose file it was is not told to the log either. */
async function logRefusal(route: Route, { database, clock }: Surroundings, key: ActorKey): Promise<void> {
  if (!ruleOf(route.act).readsPersons) return;
  const refusal = { citizenIds: [], searchText: null, requestId: randomUUID(), wasRefused: true };
  await database.asActor(key, (tx, actor) => writeReadLog(tx, actor, route.act, refusal), { now: clock() });
}

async function inTransaction(
  c: Context,
  route: Route,
  around: Surroundings,
  key: SignedIn,
  fields: URLSearchParams,
): Promise<Response> {
  const now = around.clock();
  const requestId = randomUUID();
  return around.database.asActor(
    key,
    async (tx, actor) => {
      if (!mayDo(actor, route.act)) throw new Forbidden();
      const earlier = route.method === 'POST' ? await earlierAnswer(tx, actor, c, fields) : null;
      if (earlier) return respond(c, earlier, { actor, tx, around, now, route });
      const seen = new Set<string>();
      let searchText: string | null = null;
      const visit = visitOf(c, { tx, actor, now, fields, key, seen, searched: (text) => (searchText = text) });
      const answer = await route.handle(visit);
      if (ruleOf(route.act).readsPersons && (route.method === 'GET' || seen.size > 0 || searchText !== null)) {
        await writeReadLog(tx, actor, route.act, { citizenIds: [...seen].sort(), searchText, requestId });
      }
      if (route.method === 'POST') await keepAnswer(tx, actor, fields, answer);
      return respond(c, answer, { actor, tx, around, now, route });
    },
    { now },
  );
}

interface Visiting extends Pick<Visit, 'tx' | 'actor' | 'now' | 'searched'> {
  fields: URLSearchParams;
  key: SignedIn;
  seen: Set<string>;
}

function visitOf(c: Context, { tx, actor, now, fields, key, seen, searched }: Visiting): Visit {
  const language = languageOf(c);
  return {
    tx,
    actor,
    language,
    now,
    today: now.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate(),
    form: new Form(fields, language),
    param: (name) => c.req.param(name) ?? '',
    query: (name) => c.req.query(name),
    saw: (...ids) => ids.forEach((id) => seen.add(id)),
    searched,
    isFresh: (minutes) => key.secondsSinceVerified < minutes * 60,
    id(name) {
      const value = c.req.param(name) ?? '';
      if (!UUID.test(value)) throw new NotFound();
      return value;
    },
  };
}

/** The answer to a form that was sent before with the same key; waits for the first one when both run at once. */
async function earlierAnswer(tx: ActorTx, actor: Actor, c: Context, fields: URLSearchParams): Promise<Answer | null> {
  const formKey = fields.get('form_key');
  if (!formKey || !UUID.test(formKey)) return null;
  const fingerprint = createHash('sha256').update(`${c.req.path}\n${fields.toString()}`).digest('hex');
  const taken = await tx
    .insertInto('form_receipt')
    .values({ municipality_id: actor.municipalityId, staff_id: actor.staffId, form_key: formKey, fingerprint })
    .onConflict((conflict) => conflict.doNothing())
    .returning('form_key')
    .executeTakeFirst();
  if (taken) return null;
  const first = await tx
    .selectFrom('form_receipt')
    .select(['answer', 'fingerprint'])
    .where('form_key', '=', formKey)
    .executeTakeFirst();
  if (!first || first.fingerprint !== fingerprint) return sentBefore(c.req.path, fields, languageOf(c));
  return first.answer as unknown as Answer;
}

async function keepAnswer(tx: ActorTx, actor: Actor, fields: URLSearchParams, answer: Answer): Promise<void> {
  const formKey = fields.get('form_key');
  if (!formKey || !UUID.test(formKey)) return;
  const mine = { municipality_id: actor.municipalityId, staff_id: actor.staffId, form_key: formKey };
  if (answer.kind === 'redirect') {
    const { municipality_id, staff_id, form_key } = mine;
    await tx
      .updateTable('form_receipt')
      .set({ answer: JSON.stringify(answer) })
      .where('municipality_id', '=', municipality_id)
      .where('staff_id', '=', staff_id)
      .where('form_key', '=', form_key)
      .execute();
  } else {
    await tx.deleteFrom('form_receipt').where('form_key', '=', formKey).execute();
  }
}

interface Reply {
  actor: Actor;
  tx: ActorTx;
  around: Surroundings;
  now: Temporal.Instant;
  route: Route;
}

async function respond(c: Context, answer: Answer, reply: Reply): Promise<Response> {
  switch (answer.kind) {
    case 'redirect':
      if (answer.receipt)
        setCookie(c, 'hb_receipt', answer.receipt, {
          httpOnly: true,
          sameSite: 'Lax',
          path: '/',
          maxAge: 30,
        });
      for (const [name, value] of Object.entries(answer.settings ?? {})) {
        if (/^[a-z]{2,5}$/.test(value))
          setCookie(c, `hb_${name}`, value, { sameSite: 'Lax', path: '/', maxAge: 31_536_000 });
      }
      return c.redirect(answer.to, 303);
    case 'fragment':
      return c.html(renderToString(<>{answer.body}</>), answer.status);
    case 'json':
      return c.json(answer.value as object);
    case 'download':
      c.header('content-type', answer.contentType);
      c.header('content-disposition', `attachment; filename="${answer.fileName}"`);
      return c.body(answer.bytes as Uint8Array<ArrayBuffer>);
    case 'door-events':
      return doorEvents(c, reply);
    case 'page': {
      const doorLine =
        reply.actor.officeId && !answer.bare ? await doorLineState(reply.tx, reply.actor, reply.now) : null;
      return pageDocument(c, answer, {
        actor: reply.actor,
        doorLine,
        language: languageOf(c),
        theme: themeOf(c),
        now: reply.now,
        receipt: takeReceipt(c),
      });
    }
  }
}

/** What was just done, shown once. */
function takeReceipt(c: Context): string | undefined {
  const receipt = getCookie(c, 'hb_receipt');
  if (receipt) deleteCookie(c, 'hb_receipt', { path: '/' });
  return receipt;
}

function doorEvents(c: Context, { actor, around }: Reply): Response {
  return streamSSE(c, async (stream) => {
    const officeId = actor.officeId;
    if (!officeId) return;
    const stop = around.doorBell.listen(
      actor.municipalityId,
      officeId,
      () => void stream.writeSSE({ event: 'door', data: '' }),
    );
    stream.onAbort(stop);
    while (!stream.aborted && !stream.closed) {
      await stream.writeSSE({ event: 'alive', data: '' });
      await stream.sleep(25_000);
    }
    stop();
  });
}

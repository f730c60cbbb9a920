import { createHash, randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { renderToString } from 'preact-render-to-string';
import type { Actor } from '#access/actor.ts';
import { mayDo, ruleOf } from '#access/who-may-do-what.ts';
import { type ActorKey, type ActorTx, type Database, UnknownActor } from '#db/database.ts';
import type { Accounts } from './accounts/accounts.ts';
import type { Passkeys } from './accounts/passkeys.ts';
import { originOf } from './address.ts';
import { keepSettings, languageOf, leaveReceipt, sessionTokenOf, takeReceipt, themeOf } from './cookies.ts';
import { errorDocument, pageDocument } from './document.tsx';
import type { DoorBell } from './door-bell.ts';
import { doorLineState } from './door-line-state.ts';
import { Forbidden, NeedsFreshSignIn, NotFound, TooOften } from './errors.ts';
import type { Answer, Route, Visit } from './feature.ts';
import { Form } from './form.ts';
import { paths } from './paths.ts';
import { ReadLogFailed, writeReadLog } from './read-log.ts';
import { sentBefore } from './sent-before.tsx';
import type { Sessions, SignedIn } from './session.ts';

/** All that a request may touch. */
export interface Surroundings {
  database: Database;
  /** Says on every page, errors too, that people and figures are invented. */
  isDemo: boolean;
  sessions: Sessions;
  accounts: Accounts;
  passkeys: Passkeys;
  /** How many proxies of ours stand in front. */
  proxies: number;
  doorBell: DoorBell;
  /** HJEMMEBANE_ADDRESS: where people reach the program, scheme, name and port. */
  address: string;
  /** The time of a request. */
  clock(): Temporal.Instant;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Builds the router: every route passes sign-in, act, transaction, read log, and only then sends bytes. */
export function createRouter(routes: readonly Route[], surroundings: Surroundings): Hono {
  const router = new Hono();
  for (const route of routes) {
    router.on(route.method, route.path, (c) => answerRequest(c, route, surroundings));
  }
  return router;
}

async function answerRequest(c: Context, route: Route, surroundings: Surroundings): Promise<Response> {
  const token = sessionTokenOf(c);
  const key = token ? await surroundings.sessions.find(token) : null;
  if (!key) return c.redirect(paths.signIn, 303);
  try {
    const form = new URLSearchParams(route.method === 'POST' ? await c.req.text() : '');
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
  if (error instanceof NeedsFreshSignIn) return c.redirect(paths.confirm(pageOf(c)), 303);
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

/** The page somebody stands on: asked for now, or the one whose form was sent. */
function pageOf(c: Context): string {
  if (c.req.method === 'GET') return c.req.path;
  const from = c.req.header('referer') ?? '';
  return URL.canParse(from) && new URL(from).origin === originOf(c) ? new URL(from).pathname : paths.start;
}

/** What was asked for and refused is written down too, reading or not: who, which act, when. Whose file it was is not told to the log either. */
async function logRefusal(route: Route, { database, clock }: Surroundings, key: ActorKey): Promise<void> {
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
      const visit = visitOf(c, { tx, actor, now, fields, key, seen, around, searched: (text) => (searchText = text) });
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
  around: Surroundings;
}

function visitOf(c: Context, { tx, actor, now, fields, key, seen, searched, around }: Visiting): Visit {
  const language = languageOf(c);
  const isFresh = (minutes: number) => key.secondsSinceVerified < minutes * 60;
  return {
    tx,
    actor,
    language,
    address: originOf(c),
    now,
    today: now.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate(),
    form: new Form(fields, language),
    param: (name) => c.req.param(name) ?? '',
    query: (name) => c.req.query(name),
    saw: (...ids) => ids.forEach((id) => seen.add(id)),
    searched,
    signIn: { session: key, sessions: around.sessions, accounts: around.accounts },
    isFresh,
    requireFreshSignIn(minutes) {
      if (!isFresh(minutes)) throw new NeedsFreshSignIn();
    },
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
      if (answer.receipt) leaveReceipt(c, answer.receipt);
      if (answer.settings) keepSettings(c, answer.settings);
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
      const hasDoor = reply.actor.officeId !== null && mayDo(reply.actor, 'door-line.read') && !answer.bare;
      const doorLine = hasDoor ? await doorLineState(reply.tx, reply.actor, reply.now) : null;
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

import type { ComponentChild } from 'preact';
import type { Actor } from '#access/actor.ts';
import type { Act } from '#access/who-may-do-what.ts';
import type { ActorTx } from '#db/database.ts';
import type { Accounts } from './accounts/accounts.ts';
import type { Form } from './form.ts';
import type { Sessions, SignedIn } from './session.ts';
import type { Language } from './texts.ts';

/** The eight places of the top bar. */
export type Place = 'today' | 'open-door' | 'citizens' | 'hours' | 'courses' | 'companies' | 'team' | 'figures';

/** One request, inside one transaction as its actor. */
export interface Visit {
  tx: ActorTx;
  actor: Actor;
  language: Language;
  /** Where people reach the program, for links that are handed out. */
  address: string;
  /** The time of the request; told by the simulator and by tests. */
  now: Temporal.Instant;
  /** The day in Copenhagen. */
  today: Temporal.PlainDate;
  /** A part of the address named in the route's path. Throws NotFound when it is meant to be an id and is none. */
  id(name: string): string;
  param(name: string): string;
  query(name: string): string | undefined;
  /** What was sent with POST; empty for GET. */
  form: Form;
  /** Tells the read log which citizens' information goes out with this answer. */
  saw(...citizenIds: string[]): void;
  /** Tells the read log what was searched for. */
  searched(text: string): void;
  /** Whether she has shown within so many minutes, by signing in or anew, that it is her. */
  isFresh(minutes: number): boolean;
  /** Goes on only when it is fresh; otherwise the browser is led to a renewed sign-in and back to the page. Call it before anything is done. */
  requireFreshSignIn(minutes: number): void;
  /** The session of this request, and what a page about signing in needs. */
  signIn: { session: SignedIn; sessions: Sessions; accounts: Accounts };
}

export type Answer =
  | {
      kind: 'page';
      status: 200 | 409 | 422;
      title: string;
      place?: Place;
      body: ComponentChild;
      scripts?: string[];
      bare?: boolean;
    }
  | { kind: 'fragment'; status: 200 | 409 | 422; body: ComponentChild }
  | { kind: 'redirect'; to: string; receipt?: string; settings?: { language: string; theme: string } }
  | { kind: 'download'; bytes: Uint8Array; fileName: string; contentType: string }
  | { kind: 'json'; value: unknown }
  /** A stream of server-sent events: "door" each time the queue of the actor's office changes. */
  | { kind: 'door-events' };

/** One address: its act decides who may, and its handler answers. */
export interface Route {
  method: 'GET' | 'POST';
  path: string;
  act: Act;
  handle(visit: Visit): Promise<Answer> | Answer;
}

/** A whole page. With errors in the form, answer with status 422 and the same page. */
export function page(
  answer: Omit<Extract<Answer, { kind: 'page' }>, 'kind' | 'status'> & { status?: 200 | 409 | 422 },
): Answer {
  return { kind: 'page', status: 200, ...answer };
}

/** A part of a page, for an island that swaps it in. */
export function fragment(body: ComponentChild, status: 200 | 409 | 422 = 200): Answer {
  return { kind: 'fragment', status, body };
}

/** On to another address after something was saved; `receipt` says in the past tense what was done. */
export function redirect(to: string, receipt?: string): Answer {
  return receipt === undefined ? { kind: 'redirect', to } : { kind: 'redirect', to, receipt };
}

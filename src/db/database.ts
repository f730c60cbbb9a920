import { Kysely, PostgresDialect, type RawBuilder, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Actor } from '#access/actor.ts';
import { PreparingClient } from './preparing-client.ts';
import type { DB } from './schema.generated.ts';

declare const actorBrand: unique symbol;

/** A transaction that acts as somebody. Queries take this and nothing else, so none can run without an actor. */
export type ActorTx = Transaction<DB> & { readonly [actorBrand]: 'actor' };

/** Who acts: all that is needed to find the rest in the database. */
export type ActorKey = Pick<Actor, 'municipalityId' | 'staffId'>;

/** The simulator's clock and seed; refused by the database outside the demo. */
export interface ToldTime {
  now?: Temporal.Instant;
  /** Makes the keys of this transaction repeatable, and lets it commit without waiting for the disk: one seed a transaction. */
  idSeed?: string;
}

/** A link that has just opened. */
export interface OpenedLink {
  municipalityId: number;
  linkId: string;
  madeBy: string;
  citizenId: string | null;
  recipientKind: 'citizen' | 'staff' | 'company' | 'partner';
  isFirstUse: boolean;
}

/** A try to open a link, by fingerprints alone. */
export interface LinkTry {
  purpose: string;
  codeHash: Buffer;
  shortCodeHash: Buffer;
  source: Buffer;
}

/** The door to PostgreSQL for the program's own login role. */
export interface Database {
  /** Runs the work in one transaction as the actor. Throws {@link UnknownActor} when that person does not work here (any more). */
  asActor<T>(key: ActorKey, work: (tx: ActorTx, actor: Actor) => Promise<T>, told?: ToldTime): Promise<T>;
  /** Tries to open a link; what it opens is done in the same transaction as the one who made it. The try is logged either way. */
  asLinkMaker<T>(
    attempt: LinkTry,
    work: (tx: ActorTx, actor: Actor, link: OpenedLink) => Promise<T>,
    told?: ToldTime,
  ): Promise<{ result: T } | 'closed' | 'too-often'>;
  /** Facts without persons that a page needs before anybody is known: demo or not. */
  isDemo(): Promise<boolean>;
  pool: pg.Pool;
  close(): Promise<void>;
}

/** The person of the session is not employed here today. */
export class UnknownActor extends Error {}

const textTypes = [1082 /* date */, 1083 /* time */];
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === 1184)
      return (value: string) => Temporal.Instant.from(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
    if (oid === 1700 || oid === 20) return Number;
    if (textTypes.includes(oid)) return (value: string) => value;
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

/** No page needs longer; a statement that does would hold a connection that others wait for. */
const LONGEST_STATEMENT_MS = 15_000;
/** A transaction that nobody goes on with lets go of its locks. */
const LONGEST_PAUSE_MS = 60_000;

/** A pool whose connections read dates as ISO text, instants as Temporal.Instant and numerics as numbers. */
export function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    max: 12,
    Client: PreparingClient,
    ...config,
    types: types as NonNullable<pg.PoolConfig['types']>,
    options: '-c search_path=app',
  });
  // An idle connection that dies (database restarted) is replaced at the next request.
  pool.on('error', () => {});
  return pool;
}

/** Opens the database for the login role in `config` (member of hb_app); PostgreSQL itself ends what takes too long. */
export function openDatabase(config: pg.PoolConfig): Database {
  const limits = { statement_timeout: LONGEST_STATEMENT_MS, idle_in_transaction_session_timeout: LONGEST_PAUSE_MS };
  const pool = openPool({ ...limits, ...config });
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return {
    pool,
    asActor: (key, work, told) =>
      kysely.transaction().execute(async (tx) => {
        const answer = await become(key, told).execute(tx);
        const actor = answer.rows[0]?.actor;
        if (!actor) throw new UnknownActor();
        return work(tx as ActorTx, actor);
      }),
    asLinkMaker: (attempt, work, told) =>
      kysely.transaction().execute(async (tx) => {
        if (told?.now) await sql`select set_config('app.now', ${told.now.toString()}, true)`.execute(tx);
        const tried = (await tryLink(attempt).execute(tx)).rows[0]?.tried;
        if (!tried?.opened) return tried?.isTooOften ? 'too-often' : 'closed';
        const { municipalityId, madeBy } = tried.opened;
        const actor = (await become({ municipalityId, staffId: madeBy }, told).execute(tx)).rows[0]?.actor;
        return actor ? { result: await work(tx as ActorTx, actor, tried.opened) } : 'closed';
      }),
    isDemo: async () =>
      (await sql<{ is_demo: boolean }>`select is_demo from app.installation`.execute(kysely)).rows[0]?.is_demo ?? false,
    close: () => pool.end(),
  };
}

/** One statement tells the time and the seed, in this order, and then puts the actor in the transaction. */
function become(key: ActorKey, told: ToldTime | undefined): RawBuilder<{ actor: Actor | null }> {
  const now = told?.now ? sql`set_config('app.now', ${told.now.toString()}, true), ` : sql``;
  const seed = told?.idSeed
    ? sql`set_config('app.id_seed', ${told.idSeed}, true), set_config('app.id_count', '', true), set_config('synchronous_commit', 'off', true), `
    : sql``;
  return sql`select ${now}${seed}app.become(${key.municipalityId}, ${key.staffId}) as actor`;
}

function tryLink({ purpose, codeHash, shortCodeHash, source }: LinkTry) {
  return sql<{ tried: { opened: OpenedLink | null; isTooOften: boolean } }>`
    select app.use_link(${purpose}, ${codeHash}, ${shortCodeHash}, ${source}) as tried`;
}

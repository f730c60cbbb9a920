import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import pg from 'pg';
import { ClusterError, startCluster } from '#db/cluster/start-cluster.ts';
import { type Database, openDatabase } from '#db/database.ts';
import { neededSchemaVersion, schemaVersionOf } from '#db/migrate.ts';
import { preparePrivateDatabase } from '#db/private-database.ts';
import { rlsLint } from '#db/rls-lint.ts';
import { openAccounts } from '#web/accounts/accounts.ts';
import { openPasskeys } from '#web/accounts/passkeys.ts';
import { openDoorBell } from '#web/door-bell.ts';
import { chooseSender, outboxIn } from '#web/sending/choose-sender.ts';
import { startClearing } from '#web/sending/clear-outbox.ts';
import { startSending } from '#web/sending/outbox.ts';
import { openSessions } from '#web/session.ts';
import { fillDemo } from '../../demo/fill-demo.ts';
import { createApp } from '../app.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { ProgramError } from './program-error.ts';
import { readSignInKey } from './sign-in-key.ts';

interface Opened {
  database: Database;
  appConfig: pg.ClientConfig;
  authPool: pg.Pool;
  close(): Promise<void>;
}

/** Starts the product and keeps it running until Ctrl-C or SIGTERM. Prints one line with the address once it answers. */
export async function startCommand(root: string): Promise<number> {
  const environment = readEnvironment(process.env);
  let stopAsked = () => {};
  const asked = new Promise<void>((resolve) => (stopAsked = resolve));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopAsked());
  await refuseBusyPort(environment);
  const opened = environment.databaseUrl
    ? await openOwnServer(environment, root)
    : await openPrivateCluster(environment, root);
  try {
    if (environment.isProduction || environment.databaseUrl) await refuseWeakRights(opened.database);
    const seal = readSignInKey(process.env, environment.databaseUrl ? null : environment.dataFolder);
    const accounts = openAccounts(opened.authPool, seal);
    if (!(await accounts.hasRightKey()))
      throw new ProgramError(
        'The key at hand is not the one that sealed the one-time codes in the database, so nobody could sign in. Give the program the right one: HJEMMEBANE_KEY, HJEMMEBANE_KEY_FILE or sign-in.key in the data folder.',
      );
    const doorBell = openDoorBell(opened.appConfig);
    const app = createApp(
      {
        database: opened.database,
        isDemo: await opened.database.isDemo(),
        sessions: openSessions(opened.authPool),
        accounts,
        passkeys: openPasskeys(opened.authPool, seal),
        proxies: environment.proxies,
        doorBell,
        address: environment.address,
        clock: () => Temporal.Now.instant(),
      },
      root,
    );
    const server = createAdaptorServer({ fetch: app.fetch });
    await listen(server as Server, environment);
    const sender = chooseSender(environment.sending, environment.dataFolder);
    const sending = startSending(opened.database, sender, () => Temporal.Now.instant());
    const clearing = startClearing(opened.database, outboxIn(environment.dataFolder));
    const { port } = server.address() as AddressInfo;
    console.log(`Hjemmebane ${versionOf(root)} answers on http://${environment.host}:${port}`);
    await asked;
    (server as Server).closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await sending.stop();
    await clearing.stop();
    await doorBell.close();
  } finally {
    await opened.close();
  }
  return 0;
}

const versionOf = (root: string) =>
  (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version;

async function listen(server: Server, { port, host }: Environment): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reasons: Record<string, string> = {
        EADDRINUSE: `Port ${port} is already in use on ${host}. Stop the program that uses it, or start with another port: PORT=3001 npm start`,
        EACCES: `This user may not listen on port ${port}. Choose a port above 1024: PORT=3000 npm start`,
      };
      reject(
        new ProgramError(
          reasons[error.code ?? ''] ?? `Cannot listen on ${host}:${port} (${error.code}). Check HOST and PORT.`,
        ),
      );
    });
    server.listen(port, host, () => resolve());
  });
}

/** Before anything is made: a first start fills the demo, and nobody waits for that to hear that the port is taken. */
async function refuseBusyPort(environment: Environment): Promise<void> {
  const probe = createServer();
  await listen(probe, environment);
  await new Promise((resolve) => probe.close(resolve));
}

async function openPrivateCluster(environment: Environment, root: string): Promise<Opened> {
  const cluster = await startCluster({ dataFolder: environment.dataFolder, postgres: environment.postgres }).catch(
    (error: unknown) => {
      throw error instanceof ClusterError ? new ProgramError(error.message) : error;
    },
  );
  try {
    const ready = await preparePrivateDatabase(cluster, root);
    const database = openDatabase(ready.app);
    const authPool = openAuthPool(ready.auth);
    await fillDemoOnce(database, ready.owner);
    return {
      database,
      authPool,
      appConfig: ready.app,
      async close() {
        await database.close();
        await authPool.end();
        await cluster.stop();
      },
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** The first start fills the demo; a fill that was cut short begins again in an empty house. */
async function fillDemoOnce(database: Database, owner: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  const filled = await client.query('select from app.municipality limit 1');
  await client.end();
  if (filled.rowCount !== 0) return;
  console.log('First start: filling five demo offices with invented people …');
  const until = Temporal.Now.plainDateISO('Europe/Copenhagen');
  await fillDemo({ database, owner, offices: 5, days: 730, seed: 1, until });
}

function openAuthPool(config: pg.ClientConfig): pg.Pool {
  const pool = new pg.Pool({ ...config, max: 4 });
  pool.on('error', () => {});
  return pool;
}

async function openOwnServer(environment: Environment, root: string): Promise<Opened> {
  const appConfig = { connectionString: environment.databaseUrl as string };
  const database = openDatabase(appConfig);
  const authPool = openAuthPool({ connectionString: environment.databaseAuthUrl });
  const close = async () => {
    await database.close();
    await authPool.end();
  };
  try {
    await refuseOtherSchema(database, root);
    await refuseDemo(database);
    await refuseNoSignIn(environment, authPool);
  } catch (error) {
    await close();
    throw error;
  }
  return { database, appConfig, authPool, close };
}

/** The demo lets everybody in as anybody, so it runs where the program keeps the database itself, and nowhere else. */
async function refuseDemo(database: Database): Promise<void> {
  if (await database.isDemo())
    throw new ProgramError(
      'The database of DATABASE_URL says of itself that it is the demo, where everybody may come in as anybody. Start without DATABASE_URL for the demo, or use a database of your own.',
    );
}

async function refuseNoSignIn({ databaseAuthUrl }: Environment, authPool: pg.Pool): Promise<void> {
  if (!databaseAuthUrl)
    throw new ProgramError(
      'DATABASE_AUTH_URL is not set. It is the same database as DATABASE_URL, as the role that signs people in. See docs/running.md',
    );
  await authPool.query('select from auth.account limit 1').catch((error: Error) => {
    throw new ProgramError(
      `The role of DATABASE_AUTH_URL cannot sign anybody in: ${error.message}. Run "npx hjemmebane migrate" with DATABASE_AUTH_URL set, which gives it the right.`,
    );
  });
}

/** The program never migrates somebody's own server: it names the command. */
async function refuseOtherSchema(database: Database, root: string): Promise<void> {
  const needed = neededSchemaVersion(root);
  const found = await schemaVersionOf(database.pool).catch((error: Error) => {
    throw new ProgramError(
      `The database of DATABASE_URL cannot be reached: ${error.message}. Check the address, the role and that PostgreSQL runs.`,
    );
  });
  if (found === null || found < needed) {
    throw new ProgramError(
      `The database is ${found === null ? 'empty' : `at version ${found}`} and this program needs version ${needed}. Run: npx hjemmebane migrate (with DATABASE_OWNER_URL set)`,
    );
  }
  if (found > needed)
    throw new ProgramError(
      `The database is at version ${found}, newer than this program, which knows version ${needed}. Start the newer program.`,
    );
}

async function refuseWeakRights(database: Database): Promise<void> {
  const findings = await rlsLint(database.pool);
  if (findings.length > 0)
    throw new ProgramError(
      `The rights in the database are not as they must be, so nothing is shown:\n- ${findings.join('\n- ')}`,
    );
}

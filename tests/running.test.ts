import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningCluster, startCluster } from '#db/cluster/start-cluster.ts';
import { codeAt } from '#web/accounts/one-time-code.ts';
import { paths } from '#web/paths.ts';
import { type GivenBrowser, givenBrowser } from './given-browser.ts';

const root = path.resolve(import.meta.dirname, '..');
const page = readFileSync(path.join(root, 'docs/running.md'), 'utf8');
const PASSWORD = 'fire grønne cykler';

let folder: string;
let cluster: RunningCluster;
let owner: pg.Client;
let program: ChildProcess;
let browser: GivenBrowser;
let address: string;
let link: string;

/** A server of PostgreSQL on which nobody has heard of Hjemmebane. */
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'hjemmebane-running-'));
  chmodSync(folder, 0o755);
  cluster = await startCluster({
    dataFolder: folder,
    postgres: process.env.HJEMMEBANE_POSTGRES ?? 'auto',
    durable: false,
  });
});
afterAll(async () => {
  const ended = program && program.exitCode === null ? once(program, 'exit') : null;
  program?.kill('SIGTERM');
  await ended;
  await owner?.end();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

const passwords = Object.fromEntries(
  ['KEEPER-PASSWORD', 'APP-PASSWORD', 'SIGN-IN-PASSWORD'].map((name) => [name, randomBytes(8).toString('hex')]),
);
const key = randomBytes(32).toString('base64');

/** The blocks of the page in one language, with the words that stand for something of one's own filled in. */
function blocks(language: string): string[] {
  const found = [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(
    (match) => match[1] as string,
  );
  const at = `localhost:${cluster.port}/hjemmebane?host=${encodeURIComponent(cluster.host)}`;
  return found.map((block) =>
    Object.entries({
      ...passwords,
      '32-BYTES-IN-BASE64': key,
      'server:5432/hjemmebane?sslmode=verify-full': cluster.host.startsWith('/')
        ? `'${at}'`
        : `${cluster.host}:${cluster.port}/hjemmebane`,
      'npx hjemmebane': `${process.execPath} ${path.join(root, 'bin/hjemmebane.mjs')}`,
      'npm start': `exec ${process.execPath} ${path.join(root, 'bin/hjemmebane.mjs')} start`,
    }).reduce((text, [word, own]) => text.replaceAll(word, own), block),
  );
}

const { DATABASE_URL: _, DATABASE_AUTH_URL: __, DATABASE_OWNER_URL: ___, HJEMMEBANE_KEY: ____, ...rest } = process.env;
const shell = () => ({ cwd: folder, env: { ...rest, PORT: '0' } });

const overTheNetwork = {
  request: (url: string, init?: RequestInit) =>
    fetch(url.replace('http://localhost', address), { ...init, redirect: 'manual' }),
};

it('1. makes the roles and the database', async () => {
  const superuser = { host: cluster.host, port: cluster.port, ...cluster.superuser };
  const client = new pg.Client({ ...superuser, database: 'postgres' });
  await client.connect();
  for (const statement of (blocks('sql')[0] as string).split(';').filter((one) => one.trim()))
    await client.query(statement);
  await client.end();
  owner = new pg.Client({ ...superuser, database: 'hjemmebane' });
  await owner.connect();
});

it('2. writes the settings, 3. makes the tables and the first administrator', { timeout: 60_000 }, async () => {
  writeFileSync(path.join(folder, 'hjemmebane.env'), blocks('ini')[0] as string);
  const { stdout } = await promisify(execFile)('/bin/sh', ['-ec', blocks('sh')[0] as string], shell());
  expect(stdout).toMatch(/The database is at version \d+\./);
  link = /https:\/\/hjemmebane\.example(\/invitation\/\S+)/.exec(stdout)?.[1] as string;
  expect(link).toBeDefined();
});

it('4. starts', { timeout: 60_000 }, async () => {
  program = spawn('/bin/sh', ['-ec', blocks('sh')[1] as string], shell());
  const said = await new Promise<string>((resolve) => {
    let text = '';
    for (const stream of [program.stdout, program.stderr])
      stream?.on('data', (bytes) => {
        text += bytes;
        if (text.includes('answers on') || text.includes('\n')) resolve(text);
      });
  });
  expect(said).toContain('answers on');
  address = /answers on (http:\S+)/.exec(said)?.[1] as string;
  browser = givenBrowser(overTheNetwork, 'https://hjemmebane.example');
});

it('lets the administrator take the link, and sign in with password and code', async () => {
  const html = await (await browser.get(link)).text();
  expect(html).toContain('mette@kommune.example');
  const secret = /class="secret">([A-Z2-7 ]+)</.exec(html)?.[1]?.replaceAll(' ', '') as string;
  // Not at the very end of a code's half minute.
  const left = 30_000 - (Temporal.Now.instant().epochMilliseconds % 30_000);
  if (left < 8000) await new Promise((resolve) => setTimeout(resolve, left));
  const now = Temporal.Now.instant();
  // The one before, so that the next is left for signing in.
  const first = codeAt(secret, now.subtract({ seconds: 30 }));
  expect((await browser.post(link, { password: PASSWORD, code: first })).headers.get('location')).toBe('/');
  expect(await (await browser.get('/')).text()).toContain('Du driver systemet');
  await browser.post(paths.signOut);
  expect((await browser.get('/')).status).toBe(303);
  await browser.post(paths.signInPassword, { user_name: 'mette@kommune.example', password: PASSWORD });
  const entered = await browser.post(paths.signInCode, { code: codeAt(secret, now) });
  expect(entered.headers.get('location')).toBe('/');
  expect(entered.headers.get('set-cookie')).toContain('Secure');
  expect(await (await browser.get('/')).text()).toContain('Du driver systemet');
  expect((await browser.get(link)).status).toBe(404);
});

it('keeps the demo’s door closed: nobody is listed, and nobody is let in by being named', async () => {
  const stranger = givenBrowser(overTheNetwork, 'https://hjemmebane.example');
  const door = await stranger.get(paths.signIn);
  expect([door.status, door.headers.get('location')]).toEqual([303, paths.signInPassword]);
  expect(await (await stranger.get(paths.signInPassword)).text()).not.toContain('Mette');
  const mette = (await owner.query('select staff_id from app.staff')).rows[0].staff_id as string;
  // Even when the database is made to say that it is the demo, while the program runs.
  for (const isDemo of [false, true]) {
    await owner.query('update app.installation set is_demo = $1', [isDemo]);
    const answer = await stranger.post(paths.signIn, { municipality: '101', staff: mette });
    expect(answer.headers.getSetCookie().filter((cookie) => cookie.includes('hb_session='))).toEqual([]);
    expect((await stranger.get('/')).status).toBe(303);
  }
});

it('and refuses to start on a database that calls itself the demo, with another key, or with one role for both', {
  timeout: 90_000,
}, async () => {
  const start = (change: string) =>
    promisify(execFile)('/bin/sh', ['-ec', (blocks('sh')[1] as string).replace('exec ', `${change}; exec `)], {
      ...shell(),
      timeout: 40_000,
    }).then(
      () => 'started',
      (error: { stderr: string }) => error.stderr,
    );
  expect(await start('true')).toContain('says of itself that it is the demo');
  await owner.query('update app.installation set is_demo = false');
  expect(await start(`HJEMMEBANE_KEY=${randomBytes(32).toString('base64')}`)).toContain('not the one that sealed');
  expect(await start('unset HJEMMEBANE_KEY')).toContain('Set HJEMMEBANE_KEY or HJEMMEBANE_KEY_FILE');
  expect(await start('unset DATABASE_AUTH_URL')).toContain('DATABASE_AUTH_URL is not set');
  await owner.query('grant hb_auth to hjemmebane_app');
  expect(await start('true')).toContain('hjemmebane_app reaches sign-in');
  await owner.query('revoke hb_auth from hjemmebane_app');
});

it('gives the program’s roles what the page says, and no more', async () => {
  const as = async (role: string, name: string, statement: string) => {
    const client = new pg.Client({
      host: cluster.host,
      port: cluster.port,
      database: 'hjemmebane',
      user: role,
      password: passwords[name] as string,
    });
    await client.connect();
    const answer = await client.query(statement).then(
      ({ rows }) => rows.length,
      (error: { code: string }) => error.code,
    );
    await client.end();
    return answer;
  };
  expect(await as('hjemmebane_app', 'APP-PASSWORD', 'select from app.staff')).toBe(0);
  expect(await as('hjemmebane_app', 'APP-PASSWORD', 'select from auth.account')).toBe('42501');
  expect(await as('hjemmebane_sign_in', 'SIGN-IN-PASSWORD', 'select from auth.account')).toBe(1);
  expect(await as('hjemmebane_sign_in', 'SIGN-IN-PASSWORD', 'select from app.staff')).toBe('42501');
});

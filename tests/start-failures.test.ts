import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
let folder: string;
let busy: ReturnType<typeof createServer>;
const serverUrl = (database: string) => {
  const { host, port, superuser } = inject('cluster');
  const at = host.startsWith('/') ? '' : host;
  return `postgres://${superuser.user}:${encodeURIComponent(superuser.password ?? '')}@${at || 'localhost'}:${port}/${database}${at ? '' : `?host=${encodeURIComponent(host)}`}`;
};

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'hb-start-'));
  busy = createServer();
  await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  busy.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs `hjemmebane start`, which must refuse; nothing of this process's own environment decides. */
function start(environment: Record<string, string>) {
  const { DATABASE_URL: _, HJEMMEBANE_DATA: __, HJEMMEBANE_POSTGRES: ___, PORT: ____, ...rest } = process.env;
  const run = spawnSync(process.execPath, [path.join(root, 'bin/hjemmebane.mjs'), 'start'], {
    cwd: folder,
    env: { ...rest, PORT: '0', HJEMMEBANE_DATA: path.join(folder, 'data'), ...environment },
    encoding: 'utf8',
    timeout: 25_000,
  });
  return { code: run.status, paragraph: run.stderr.trim() };
}

function refuses({ code, paragraph }: ReturnType<typeof start>, words: RegExp) {
  expect(paragraph).toMatch(words);
  expect(paragraph.split('\n\n')).toHaveLength(1);
  expect(paragraph).not.toMatch(/^\s+at /m);
  expect(code).toBeGreaterThan(0);
}

describe('a start that cannot succeed says why in one paragraph, and the exit code is not 0', () => {
  it('a busy port', () =>
    refuses(start({ PORT: String((busy.address() as AddressInfo).port) }), /Port \d+ is already in use/));
  it('a port that is no number', () => refuses(start({ PORT: 'abc' }), /PORT is "abc"/));
  it('a data folder that cannot be written', () => {
    writeFileSync(path.join(folder, 'file'), '');
    refuses(start({ HJEMMEBANE_DATA: path.join(folder, 'file', 'data') }), /cannot be written/);
  });
  it('a folder without PostgreSQL binaries', () =>
    refuses(start({ HJEMMEBANE_POSTGRES: folder }), /PostgreSQL|postgres/));
  it('an address that is no database', () => refuses(start({ DATABASE_URL: 'nonsense' }), /DATABASE_URL is not/));
  it('a database that does not answer', () =>
    refuses(start({ DATABASE_URL: 'postgres://a@127.0.0.1:1/x' }), /cannot be reached/));
  it('a database that is empty: it names the command', async () => {
    const name = `empty_${process.pid}`;
    const admin = new pg.Client({ connectionString: serverUrl('postgres') });
    await admin.connect();
    await admin.query(`create database ${name}`);
    refuses(start({ DATABASE_URL: serverUrl(name) }), /npx hjemmebane migrate/);
    await admin.query(`drop database ${name}`);
    await admin.end();
  });
  it('a database older or newer than the program', async () => {
    const name = `versions_${process.pid}`;
    const admin = new pg.Client({ connectionString: serverUrl('postgres') });
    await admin.connect();
    await admin.query(`create database ${name} template hjemmebane_template`);
    const inside = new pg.Client({ connectionString: serverUrl(name) });
    await inside.connect();
    const version = 'select max(version) as v from app.schema_migration';
    const top = Number((await inside.query(version)).rows[0].v);
    await inside.query(
      `insert into app.schema_migration select (jsonb_populate_record(m, jsonb_build_object('version', ${top + 1}, 'name', 'later'))).* from app.schema_migration m where version = ${top}`,
    );
    refuses(start({ DATABASE_URL: serverUrl(name) }), /newer than this program/);
    await inside.query(`delete from app.schema_migration where version >= ${top}`);
    refuses(start({ DATABASE_URL: serverUrl(name) }), /npx hjemmebane migrate/);
    await inside.end();
    await admin.query(`drop database ${name}`);
    await admin.end();
  });
});

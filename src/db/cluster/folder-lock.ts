import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { ClusterError } from './cluster-error.ts';

/** Holds the data folder for this process; a second copy is refused and told who has it. Returns the release. */
export function lockFolder(dataFolder: string): () => void {
  const file = path.join(dataFolder, 'hjemmebane.lock');
  const mine = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) });
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const handle = openSync(file, 'wx', 0o600);
      writeSync(handle, mine);
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = readHolder(file);
      if (holder && isAlive(holder)) {
        throw new ClusterError(
          `Hjemmebane already runs on the data folder ${dataFolder} (process ${holder.pid}). Stop that copy first, or give this one another folder: HJEMMEBANE_DATA=./other npm start`,
        );
      }
      rmSync(file, { force: true });
    }
  }
  throw new ClusterError(
    `The data folder ${dataFolder} could not be locked. Another copy of Hjemmebane seems to be starting; wait a moment and try again.`,
  );
}

interface Holder {
  pid: number;
  startedAt: string | null;
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** The same number may belong to another process later: the start time tells them apart where the system shows it. */
function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return holder.startedAt === startOf(holder.pid);
}

function startOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '#db/database.ts';

const EVERY_HOUR = 3_600_000;
const FILE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.txt(?:\.part)?$/;

/** Removes the files of messages that the database knows no more: the person they were about is deleted. Answers how many went. */
export async function clearOutbox({ pool }: Pick<Database, 'pool'>, folder: string): Promise<number> {
  const files = await readdir(folder).catch(() => []);
  const ids = files.flatMap((file) => FILE.exec(file)?.[1] ?? []);
  if (ids.length === 0) return 0;
  const answer = await pool.query<{ id: string }>('select app.forgotten_messages($1) as id', [[...new Set(ids)]]);
  const forgotten = new Set(answer.rows.map(({ id }) => id));
  const gone = files.filter((file) => forgotten.has(FILE.exec(file)?.[1] ?? ''));
  for (const file of gone) await rm(path.join(folder, file), { force: true });
  return gone.length;
}

/** Clears the folder now and every hour until it is stopped. */
export function startClearing(database: Pick<Database, 'pool'>, folder: string): { stop(): Promise<void> } {
  let round = Promise.resolve();
  const clear = () => {
    round = clearOutbox(database, folder).then(
      () => {},
      () => console.error('The outbox cannot be cleared of what was deleted. It is tried again in an hour.'),
    );
  };
  clear();
  const timer = setInterval(clear, EVERY_HOUR);
  return {
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}

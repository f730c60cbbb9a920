import { readFileSync } from 'node:fs';
import pg from 'pg';
import { ClusterError, startCluster } from '#db/cluster/start-cluster.ts';
import { deletionListOf, replayDeletions } from '#db/deletion-list.ts';
import { preparePrivateDatabase } from '#db/private-database.ts';
import { csvOf } from '#web/csv-of.ts';
import { readEnvironment } from './environment.ts';
import { ProgramError } from './program-error.ts';

/** Prints the deletion list, to be kept outside the backup: `hjemmebane deletion-list > list.csv`. */
export async function deletionListCommand(root: string): Promise<number> {
  return asOwner(root, async (owner) => {
    process.stdout.write(csvOf(await deletionListOf(owner)));
    return 0;
  });
}

/** After a backup was restored: `hjemmebane replay-deletions FILE` deletes anew what the list says is gone. */
export async function replayDeletionsCommand(argv: readonly string[], root: string): Promise<number> {
  const [file] = argv;
  if (!file || argv.length > 1) throw new ProgramError('Usage: hjemmebane replay-deletions FILE');
  const csv = readList(file);
  return asOwner(root, async (owner) => {
    const n = await replayDeletions(owner, csv);
    if (n === null)
      throw new ProgramError(
        `${file} is no deletion list. It is made with "hjemmebane deletion-list", or on the screen Sletning.`,
      );
    console.log(`Deleted anew: ${n}.`);
    return 0;
  });
}

function readList(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new ProgramError(`${file} cannot be read.`);
  }
}

async function asOwner(root: string, work: (owner: pg.Client) => Promise<number>): Promise<number> {
  const { databaseUrl, databaseOwnerUrl, dataFolder, postgres } = readEnvironment(process.env);
  if (databaseOwnerUrl) return connected({ connectionString: databaseOwnerUrl }, work);
  if (databaseUrl)
    throw new ProgramError(
      'Set DATABASE_OWNER_URL: the deletion list of every municipality is the owner’s to read and replay.',
    );
  const cluster = await startCluster({ dataFolder, postgres }).catch((error: unknown) => {
    throw error instanceof ClusterError ? new ProgramError(error.message) : error;
  });
  try {
    return await connected((await preparePrivateDatabase(cluster, root)).owner, work);
  } finally {
    await cluster.stop();
  }
}

async function connected(config: pg.ClientConfig, work: (owner: pg.Client) => Promise<number>): Promise<number> {
  const owner = new pg.Client(config);
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

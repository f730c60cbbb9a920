import { parseArgs } from 'node:util';
import type { Pool } from 'pg';
import { checkReadLog, hasCheckpoint } from '#db/check-read-log.ts';
import { ClusterError, startCluster } from '#db/cluster/start-cluster.ts';
import { openPool } from '#db/database.ts';
import { preparePrivateDatabase } from '#db/private-database.ts';
import { readEnvironment } from './environment.ts';
import { ProgramError } from './program-error.ts';

/** The exit code of a log that somebody has changed. */
const BROKEN = 4;

/**
 * Recomputes the chain of the read log: `hjemmebane check-log [--checkpoint TEXT]...`. Prints a checkpoint for each municipality, to be kept outside the
 * database. Exit codes: 0 whole, 4 broken.
 */
export async function checkLogCommand(argv: readonly string[], root: string): Promise<number> {
  const checkpoints = readCheckpoints(argv);
  const { databaseUrl, dataFolder, postgres } = readEnvironment(process.env);
  if (databaseUrl) return checked(openPool({ connectionString: databaseUrl }), checkpoints);
  const cluster = await startCluster({ dataFolder, postgres }).catch((error: unknown) => {
    throw error instanceof ClusterError ? new ProgramError(error.message) : error;
  });
  try {
    return await checked(openPool((await preparePrivateDatabase(cluster, root)).app), checkpoints);
  } finally {
    await cluster.stop();
  }
}

function readCheckpoints(argv: readonly string[]): string[] {
  try {
    return parseArgs({ args: [...argv], options: { checkpoint: { type: 'string', multiple: true, default: [] } } })
      .values.checkpoint;
  } catch (error) {
    throw new ProgramError(`${(error as Error).message} Usage: hjemmebane check-log [--checkpoint TEXT]...`);
  }
}

async function checked(pool: Pool, checkpoints: readonly string[]): Promise<number> {
  try {
    let isWhole = true;
    for (const log of await checkReadLog(pool)) {
      isWhole &&= log.brokenAt === null;
      const state = log.brokenAt === null ? 'whole' : `BROKEN at link ${log.brokenAt}`;
      console.log(`Municipality ${log.municipalityId}: ${log.links} links, ${state}. Checkpoint ${log.checkpoint}`);
    }
    for (const checkpoint of checkpoints) {
      const stands = await hasCheckpoint(pool, checkpoint);
      if (stands === null) throw new ProgramError(`"${checkpoint.slice(0, 80)}" is no checkpoint of a read log.`);
      isWhole &&= stands;
      console.log(`Checkpoint ${checkpoint}: ${stands ? 'stands' : 'NOT in the chain'}.`);
    }
    return isWhole ? 0 : BROKEN;
  } finally {
    await pool.end();
  }
}

import { migrate } from '#db/migrate.ts';
import { readEnvironment } from './environment.ts';
import { ProgramError } from './program-error.ts';

/** Brings an own PostgreSQL up to this program; the only command that logs in as the owner. */
export async function migrateCommand(root: string): Promise<number> {
  const { databaseUrl, databaseOwnerUrl } = readEnvironment(process.env);
  if (!databaseOwnerUrl) {
    throw new ProgramError(
      'Set DATABASE_OWNER_URL to the address of the database, with a role that may create roles and schemas, and run "npx hjemmebane migrate" again.',
    );
  }
  const loginRole = databaseUrl ? decodeURIComponent(new URL(databaseUrl).username) : undefined;
  try {
    const version = await migrate({ connectionString: databaseOwnerUrl }, root, loginRole);
    console.log(`The database is at version ${version}.`);
    return 0;
  } catch (error) {
    throw new ProgramError(
      `The database could not be brought up to date, and nothing was changed. PostgreSQL says: ${(error as Error).message}`,
    );
  }
}

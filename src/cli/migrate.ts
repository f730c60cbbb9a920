import { migrate } from '#db/migrate.ts';
import { readEnvironment } from './environment.ts';
import { ProgramError } from './program-error.ts';

/** Brings an own PostgreSQL up to this program; logs in as the owner. */
export async function migrateCommand(root: string): Promise<number> {
  const { databaseUrl, databaseAuthUrl, databaseOwnerUrl } = readEnvironment(process.env);
  if (!databaseOwnerUrl) {
    throw new ProgramError(
      'Set DATABASE_OWNER_URL to the address of the database, with a role that may create roles and schemas, and run "npx hjemmebane migrate" again.',
    );
  }
  const roleOf = (url: string | undefined) => (url ? decodeURIComponent(new URL(url).username) : undefined);
  const logins = { hb_app: roleOf(databaseUrl), hb_auth: roleOf(databaseAuthUrl) };
  if (logins.hb_app !== undefined && logins.hb_app === logins.hb_auth)
    throw new ProgramError(
      'DATABASE_URL and DATABASE_AUTH_URL name the same role. The one that reads files must not reach sign-in: make a role of its own for each.',
    );
  try {
    const version = await migrate({ connectionString: databaseOwnerUrl }, root, logins);
    console.log(`The database is at version ${version}.`);
    return 0;
  } catch (error) {
    throw new ProgramError(
      `The database could not be brought up to date, and nothing was changed. PostgreSQL says: ${(error as Error).message}`,
    );
  }
}

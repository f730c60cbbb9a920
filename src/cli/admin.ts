import { parseArgs } from 'node:util';
import { type FirstAdministrator, withAdministrator } from '#db/found-administrator.ts';
import { invite } from '#web/accounts/invite.ts';
import { normalUserName } from '#web/accounts/user-name.ts';
import { paths } from '#web/paths.ts';
import { readEnvironment } from './environment.ts';
import { ProgramError } from './program-error.ts';
import { readSignInKey } from './sign-in-key.ts';

const USAGE = `npx hjemmebane admin --user-name mette@kommune.example --first-name Mette --last-name Mose \\
  --municipality 101 --municipality-name "Kastanje Kommune" --employment-service Jobcentret
Somebody who has an account already needs --user-name alone: she gets a new link, and what she signed in with before stops working.`;

/**
 * Makes the first administrator of an own server, and helps one who has lost her phone: prints a link of one use, valid for 24 hours.
 * Logs in as the owner (DATABASE_OWNER_URL), because nobody in the program may give rights to the first one.
 */
export async function adminCommand(argv: readonly string[]): Promise<number> {
  const { userName, fresh } = readArguments(argv);
  const { databaseOwnerUrl, address } = readEnvironment(process.env);
  if (!databaseOwnerUrl)
    throw new ProgramError(
      'Set DATABASE_OWNER_URL as for "npx hjemmebane migrate": the first administrator is made by the owner.',
    );
  const seal = readSignInKey(process.env, null);
  const token = await withAdministrator({ connectionString: databaseOwnerUrl }, userName, fresh, (client, who) =>
    invite(client, seal, who),
  ).catch((error: unknown) => {
    throw new ProgramError(`Nothing was changed. PostgreSQL says: ${(error as Error).message}`);
  });
  if (token === 'unknown')
    throw new ProgramError(`Nobody has that user name. To make the first administrator:\n${USAGE}`);
  console.log(
    `Open this link within 24 hours. It works once; give it to nobody else.\n${address}${paths.invitation(token)}`,
  );
  return 0;
}

const options = {
  'user-name': { type: 'string' },
  'first-name': { type: 'string' },
  'last-name': { type: 'string' },
  municipality: { type: 'string' },
  'municipality-name': { type: 'string' },
  'employment-service': { type: 'string' },
} as const;

function readArguments(argv: readonly string[]): { userName: string; fresh: FirstAdministrator | null } {
  const given = valuesOf(argv);
  const userName = normalUserName(given['user-name'] ?? '');
  if (userName === '') throw new ProgramError(`Say who: --user-name\n${USAGE}`);
  const others = Object.keys(options).filter((name) => name !== 'user-name') as Exclude<
    keyof typeof options,
    'user-name'
  >[];
  if (others.every((name) => given[name] === undefined)) return { userName, fresh: null };
  const missing = others.filter((name) => !given[name]?.trim());
  if (missing.length > 0) throw new ProgramError(`--${missing.join(', --')} is missing.\n${USAGE}`);
  const municipalityId = Number(given.municipality);
  if (!Number.isInteger(municipalityId) || municipalityId < 1 || municipalityId > 999)
    throw new ProgramError(`--municipality is the number of the municipality, 1 to 999, for example 101.\n${USAGE}`);
  const fresh = {
    municipalityId,
    municipalityName: given['municipality-name'] as string,
    employmentServiceName: given['employment-service'] as string,
    firstName: given['first-name'] as string,
    lastName: given['last-name'] as string,
    userName,
  };
  return { userName, fresh };
}

function valuesOf(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options }).values;
  } catch (error) {
    throw new ProgramError(`${(error as Error).message}\n${USAGE}`);
  }
}

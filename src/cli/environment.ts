import path from 'node:path';
import { ProgramError } from './program-error.ts';

/** What the program reads from its environment. */
export interface Environment {
  /** PORT, 3000. */
  port: number;
  /** HOST, 127.0.0.1. */
  host: string;
  /** HJEMMEBANE_DATA, ./data: the folder of the private cluster. */
  dataFolder: string;
  /** HJEMMEBANE_POSTGRES: 'auto', 'embedded' or a folder of binaries. */
  postgres: string;
  /** DATABASE_URL: an own server, as the login role. */
  databaseUrl: string | undefined;
  /** DATABASE_OWNER_URL: read by `hjemmebane migrate` alone. */
  databaseOwnerUrl: string | undefined;
  isProduction: boolean;
}

/** Reads and checks the environment; throws {@link ProgramError} naming the variable. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const port = variables.PORT || '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new ProgramError(`PORT is "${port}", and must be a number from 0 to 65535, for example PORT=3000.`);
  return {
    port: Number(port),
    host: variables.HOST || '127.0.0.1',
    dataFolder: path.resolve(variables.HJEMMEBANE_DATA || './data'),
    postgres: variables.HJEMMEBANE_POSTGRES || 'auto',
    databaseUrl: addressOf(variables, 'DATABASE_URL'),
    databaseOwnerUrl: addressOf(variables, 'DATABASE_OWNER_URL'),
    isProduction: variables.NODE_ENV === 'production',
  };
}

function addressOf(variables: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = variables[name];
  if (!value) return undefined;
  if (!/^postgres(ql)?:\/\//.test(value) || !URL.canParse(value)) {
    throw new ProgramError(
      `${name} is not an address of a database. It looks like postgres://user:password@server:5432/hjemmebane`,
    );
  }
  return value;
}

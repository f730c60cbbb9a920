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
  /** DATABASE_AUTH_URL: the same database, as the role that signs people in and reads nothing else. */
  databaseAuthUrl: string | undefined;
  /** DATABASE_OWNER_URL: read by `hjemmebane migrate` and `hjemmebane admin` alone. */
  databaseOwnerUrl: string | undefined;
  /** HJEMMEBANE_ADDRESS: what stands in the browser's address line, without a path; http://localhost:PORT. */
  publicAddress: string;
  /** HJEMMEBANE_PROXIES: how many proxies of ours stand in front and write down whom they speak for, 0. */
  proxies: number;
  isProduction: boolean;
}

/** Reads and checks the environment; throws {@link ProgramError} naming the variable. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const port = variables.PORT || '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new ProgramError(`PORT is "${port}", and must be a number from 0 to 65535, for example PORT=3000.`);
  const proxies = variables.HJEMMEBANE_PROXIES || '0';
  if (!/^\d$/.test(proxies))
    throw new ProgramError(`HJEMMEBANE_PROXIES is "${proxies}", and must be a number from 0 to 9.`);
  return {
    port: Number(port),
    host: variables.HOST || '127.0.0.1',
    dataFolder: path.resolve(variables.HJEMMEBANE_DATA || './data'),
    postgres: variables.HJEMMEBANE_POSTGRES || 'auto',
    databaseUrl: addressOf(variables, 'DATABASE_URL'),
    databaseAuthUrl: addressOf(variables, 'DATABASE_AUTH_URL'),
    databaseOwnerUrl: addressOf(variables, 'DATABASE_OWNER_URL'),
    publicAddress: publicAddressOf(variables.HJEMMEBANE_ADDRESS || `http://localhost:${port}`),
    proxies: Number(proxies),
    isProduction: variables.NODE_ENV === 'production',
  };
}

/** Passkeys and links belong to this address, so it is told to the program and never taken from a request. */
function publicAddressOf(value: string): string {
  const isAddress = /^https?:\/\//.test(value) && URL.canParse(value) && new URL(value).pathname === '/';
  if (!isAddress) {
    throw new ProgramError(
      `HJEMMEBANE_ADDRESS is "${value}". It is the address people type, without a path: HJEMMEBANE_ADDRESS=https://hjemmebane.example`,
    );
  }
  return new URL(value).origin;
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

import path from 'node:path';
import type { SendingSettings } from '#web/sending/choose-sender.ts';
import { ProgramError } from './program-error.ts';
import { readSending } from './sending-environment.ts';

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
  /** HJEMMEBANE_ADDRESS: where people reach the program, for the links it hands out. */
  address: string;
  /** HJEMMEBANE_SMTP…, HJEMMEBANE_SMS…: how messages leave. */
  sending: SendingSettings;
  isProduction: boolean;
}

/** Reads and checks the environment; throws {@link ProgramError} naming the variable. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const port = variables.PORT || '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new ProgramError(`PORT is "${port}", and must be a number from 0 to 65535, for example PORT=3000.`);
  const host = variables.HOST || '127.0.0.1';
  return {
    port: Number(port),
    host,
    dataFolder: path.resolve(variables.HJEMMEBANE_DATA || './data'),
    postgres: variables.HJEMMEBANE_POSTGRES || 'auto',
    databaseUrl: addressOf(variables, 'DATABASE_URL'),
    databaseOwnerUrl: addressOf(variables, 'DATABASE_OWNER_URL'),
    address: publicAddressOf(variables.HJEMMEBANE_ADDRESS || `http://${host}:${port}`),
    sending: readSending(variables),
    isProduction: variables.NODE_ENV === 'production',
  };
}

/** Scheme, name and port, nothing behind them. */
function publicAddressOf(value: string): string {
  if (!/^https?:\/\/[^/?#]+\/?$/.test(value) || !URL.canParse(value))
    throw new ProgramError(
      'HJEMMEBANE_ADDRESS is not the address that people type. It looks like https://hjemmebane.example.dk',
    );
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

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
  /** DATABASE_AUTH_URL: the same database, as the role that signs people in and reads nothing else. */
  databaseAuthUrl: string | undefined;
  /** DATABASE_OWNER_URL: read by `hjemmebane migrate` and `hjemmebane admin` alone. */
  databaseOwnerUrl: string | undefined;
  /** HJEMMEBANE_SMTP…, HJEMMEBANE_SMS…: how messages leave. */
  sending: SendingSettings;
  /** HJEMMEBANE_ADDRESS: where people reach the program, `https://hjemmebane.example.dk` behind a proxy; http://HOST:PORT. */
  address: string;
  /** HJEMMEBANE_PROXIES: how many proxies of ours stand in front and write down whom they speak for, 0. */
  proxies: number;
  isProduction: boolean;
}

/** Reads and checks the environment; throws {@link ProgramError} naming the variable. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const port = variables.PORT || '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new ProgramError(`PORT is "${port}", and must be a number from 0 to 65535, for example PORT=3000.`);
  const host = variables.HOST || '127.0.0.1';
  const address = variables.HJEMMEBANE_ADDRESS
    ? publicAddressOf(variables.HJEMMEBANE_ADDRESS)
    : `http://${host}:${port}`;
  const databaseUrl = databaseAddress(variables, 'DATABASE_URL');
  if (databaseUrl && !address.startsWith('https:') && !isThisMachine(host))
    throw new ProgramError(
      `HOST is "${host}", so others than this machine can reach the program, and passwords would travel in the open. Put a proxy with HTTPS in front and set HJEMMEBANE_ADDRESS to its address, for example HJEMMEBANE_ADDRESS=https://hjemmebane.example.dk`,
    );
  const proxies = variables.HJEMMEBANE_PROXIES || '0';
  if (!/^\d$/.test(proxies))
    throw new ProgramError(`HJEMMEBANE_PROXIES is "${proxies}", and must be a number from 0 to 9.`);
  return {
    port: Number(port),
    host,
    address,
    dataFolder: path.resolve(variables.HJEMMEBANE_DATA || './data'),
    postgres: variables.HJEMMEBANE_POSTGRES || 'auto',
    databaseUrl,
    databaseAuthUrl: databaseAddress(variables, 'DATABASE_AUTH_URL'),
    databaseOwnerUrl: databaseAddress(variables, 'DATABASE_OWNER_URL'),
    sending: readSending(variables),
    proxies: Number(proxies),
    isProduction: variables.NODE_ENV === 'production',
  };
}

const isThisMachine = (host: string) => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host);

/** Scheme, name and port, nothing behind them; without HTTPS on this machine alone, since passwords and links would travel in the open. */
function publicAddressOf(value: string): string {
  const address = URL.canParse(value) ? new URL(value) : null;
  const isBare = address !== null && address.href === `${address.origin}/`;
  if (!isBare || !(address.protocol === 'https:' || (address.protocol === 'http:' && isThisMachine(address.hostname))))
    throw new ProgramError(
      'HJEMMEBANE_ADDRESS is not the address that people type. It begins with https:// and ends after the name, for example https://hjemmebane.example.dk',
    );
  return address.origin;
}

/** On the way to another machine the database must prove who it is, or somebody in between could read every file. */
function databaseAddress(variables: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = variables[name];
  if (!value) return undefined;
  if (!/^postgres(ql)?:\/\//.test(value) || !URL.canParse(value)) {
    throw new ProgramError(
      `${name} is not an address of a database. It looks like postgres://user:password@server:5432/hjemmebane`,
    );
  }
  const address = new URL(value);
  const host = address.searchParams.getAll('host').at(-1) || address.hostname || variables.PGHOST || 'localhost';
  const isSocket = decodeURIComponent(host).startsWith('/');
  const modes = address.searchParams.getAll('sslmode');
  const isProven = modes.length > 0 && modes.every((mode) => mode === 'verify-full');
  if (!isSocket && !isThisMachine(host) && !isProven)
    throw new ProgramError(
      `${name} leads to another machine (${host}), so the connection must be encrypted and the server must prove who it is: add ?sslmode=verify-full to the address, and &sslrootcert=FILE when its certificate is from an authority of your own.`,
    );
  return value;
}

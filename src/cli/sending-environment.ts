import { readFileSync } from 'node:fs';
import type { SendingSettings } from '#web/sending/choose-sender.ts';
import { isThisMachine } from '#web/sending/sender.ts';
import { ProgramError } from './program-error.ts';

/** Reads how messages leave (docs/how-to/send-messages.md); throws {@link ProgramError} naming the variable. */
export function readSending(variables: NodeJS.ProcessEnv): SendingSettings {
  return { smtp: smtpOf(variables), sms: smsOf(variables) };
}

function smtpOf(variables: NodeJS.ProcessEnv): SendingSettings['smtp'] {
  const server = addressOf(
    variables,
    'HJEMMEBANE_SMTP',
    ['smtp:', 'smtps:'],
    'smtp://user:password@mail.example.dk:587',
  );
  if (!server) return null;
  const from = needed(variables, 'HJEMMEBANE_SMTP_FROM', 'HJEMMEBANE_SMTP');
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(from))
    throw new ProgramError('HJEMMEBANE_SMTP_FROM is not an e-mail address. It looks like besked@example.dk');
  return { server, from, authority: authorityOf(variables.HJEMMEBANE_SMTP_CA) };
}

function authorityOf(file: string | undefined): string | undefined {
  if (!file) return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new ProgramError(`HJEMMEBANE_SMTP_CA names the file ${file}, which cannot be read.`);
  }
}

function smsOf(variables: NodeJS.ProcessEnv): SendingSettings['sms'] {
  const address = addressOf(variables, 'HJEMMEBANE_SMS', ['https:', 'http:'], 'https://sms.example.dk/messages');
  if (!address) return null;
  if (address.protocol === 'http:' && !isThisMachine(address.hostname))
    throw new ProgramError('HJEMMEBANE_SMS begins with http://, and messages are only sent encrypted. Use https://');
  const from = needed(variables, 'HJEMMEBANE_SMS_FROM', 'HJEMMEBANE_SMS');
  if (!/^[A-Za-z0-9 +]{1,15}$/.test(from))
    throw new ProgramError('HJEMMEBANE_SMS_FROM is at most 11 letters and digits, or a telephone number.');
  return { address, token: needed(variables, 'HJEMMEBANE_SMS_TOKEN', 'HJEMMEBANE_SMS'), from };
}

function needed(variables: NodeJS.ProcessEnv, name: string, because: string): string {
  const value = variables[name];
  if (!value) throw new ProgramError(`${because} is set, so ${name} is needed too. See docs/how-to/send-messages.md`);
  return value;
}

/** Says what the address looks like and never repeats it, for it may hold a password. */
function addressOf(
  variables: NodeJS.ProcessEnv,
  name: string,
  protocols: readonly string[],
  example: string,
): URL | null {
  const value = variables[name];
  if (!value) return null;
  if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol) || !new URL(value).hostname)
    throw new ProgramError(`${name} is not an address that can be used. It looks like ${example}`);
  return new URL(value);
}

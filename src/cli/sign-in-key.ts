import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openSeal, type Seal } from '#web/accounts/seal.ts';
import { ProgramError } from './program-error.ts';

/**
 * The key that seals the secrets of one-time codes: HJEMMEBANE_KEY (32 bytes in base64), else the file HJEMMEBANE_KEY_FILE, else, for the program's own
 * cluster, sign-in.key in its data folder, made at the first start. On a server of one's own (`dataFolder` null) it must be said: commands run from another
 * folder would otherwise each make one of their own, and no code would fit. A file that others may read is refused.
 */
export function readSignInKey(variables: NodeJS.ProcessEnv, dataFolder: string | null): Seal {
  if (variables.HJEMMEBANE_KEY) return openSeal(keyIn(variables.HJEMMEBANE_KEY, 'HJEMMEBANE_KEY'));
  const own = dataFolder === null ? null : path.join(dataFolder, 'sign-in.key');
  const file = variables.HJEMMEBANE_KEY_FILE ?? own;
  if (file === null)
    throw new ProgramError(
      'Set HJEMMEBANE_KEY or HJEMMEBANE_KEY_FILE: the key that seals the secrets of one-time codes, the same for every command and server. Make one with: openssl rand -base64 32',
    );
  try {
    if (file === own) makeOnce(file);
    const isOpenToOthers = (statSync(file).mode & 0o077) !== 0;
    if (isOpenToOthers) throw new ProgramError(`Others may read the key ${file}. Run: chmod 600 ${file}`);
    return openSeal(keyIn(readFileSync(file, 'utf8'), file));
  } catch (error) {
    if (error instanceof ProgramError) throw error;
    throw new ProgramError(
      `The key ${file} cannot be read (${(error as NodeJS.ErrnoException).code}). Check HJEMMEBANE_KEY_FILE and HJEMMEBANE_DATA, or set HJEMMEBANE_KEY.`,
    );
  }
}

/** Two starts at once: the second finds the first one's key. */
function makeOnce(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function keyIn(text: string, where: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32)
    throw new ProgramError(`${where} is no key: it holds 32 bytes in base64. Make one with: openssl rand -base64 32`);
  return key;
}

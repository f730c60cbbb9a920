import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** OWASP's cost for Argon2id, 2026: 19 MiB, two passes, one lane. It stands in each hash, so that it can be raised. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const HASH = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;

const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');

/** The same letter typed in two ways (a composed å, an a with a ring) is the same password. */
const bytesOf = (password: string) => Buffer.from(password.normalize('NFC'));

/** The hash of a new password, in the usual form: $argon2id$v=19$m=19456,t=2,p=1$salt$hash. */
export async function hashOfPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const hash = await derive('argon2id', { message: bytesOf(password), nonce, tagLength: 32, ...COST });
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(nonce)}$${base64(hash)}`;
}

/** No password has this hash; it costs as much to compare with as a real one. */
const NOBODYS = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(randomBytes(16))}$${base64(randomBytes(32))}`;

/** Whether the password belongs to the hash. Takes as long when there is none, so that an unknown name is answered like a known one. */
export async function isPasswordOf(hash: string | null, password: string): Promise<boolean> {
  const [, memory, passes, parallelism, nonce = '', tag = ''] = HASH.exec(hash ?? NOBODYS) ?? [];
  if (!memory) return false;
  const wanted = Buffer.from(tag, 'base64');
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const found = await derive('argon2id', {
    message: bytesOf(password),
    nonce: Buffer.from(nonce, 'base64'),
    tagLength: wanted.length,
    ...cost,
  });
  return timingSafeEqual(found, wanted) && hash !== null;
}

/** What is wrong with a new password, or null. Length is what counts; a name or a repeated letter is none. Source: NIST SP 800-63B-4, 3.1.1. */
export function passwordFault(password: string, userName: string): 'short' | 'long' | 'guessable' | null {
  const letters = password.normalize('NFC').toLowerCase();
  if ([...letters].length < SHORTEST_PASSWORD) return 'short';
  if (letters.length > LONGEST_PASSWORD) return 'long';
  const [name = ''] = userName.toLowerCase().split('@');
  const rest = letters.replaceAll('hjemmebane', '').replaceAll(name, '');
  return rest.length < 8 || new Set(rest).size < 5 ? 'guessable' : null;
}

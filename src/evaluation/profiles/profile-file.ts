import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CountedRegister } from '../register/register-question.ts';
import type { FileRead } from '../study/people-files.ts';
import { UserError } from '../user-error.ts';
import type { Profiles } from './profiles.ts';

/** How the name of a file of profiles ends: whoever sees it knows that it must not leave. */
export const PROFILE_FILE_ENDING = '.profiles.personal';

const FIRST_LINE = 'PERSONAL DATA - must not leave the secure environment (Hjemmebane profiles, version 1)\n';
/** What a folder of results holds. */
const RESULTS = 'results.json';

interface Header {
  askedSha256: string;
  bodySha256: string;
  register: Omit<CountedRegister, 'profiles'>;
  profiles: number;
  hasWeight: boolean;
  covariates: { name: string; levels: readonly string[] | null }[];
  outcomes: { name: string; periods: readonly string[] }[];
  files: readonly FileRead[];
}

/** A counted register, and the files that its persons' facts came from. */
export interface KeptRegister {
  counted: CountedRegister;
  files: readonly FileRead[];
}

/**
 * Keeps a counted register, so that a second run with the same question need not read it again: a line that says what it is, a line of JSON, then the
 * numbers as 64-bit floats column by column. Whole or not at all. Throws {@link UserError} when the name does not end in `.profiles.personal` or the folder
 * holds results.
 *
 * @param askedSha256 a fingerprint of all that the question is made of: the plan and every other file it reads
 */
export function writeProfileFile(file: string, { counted, files }: KeptRegister, askedSha256: string): void {
  refuseProfilePlace(file);
  const { profiles, ...register } = counted;
  const body = Buffer.concat(columnsOf(profiles).map(bytesOf));
  const header: Header = {
    askedSha256,
    bodySha256: createHash('sha256').update(body).digest('hex'),
    register,
    profiles: profiles.count.length,
    hasWeight: profiles.weight !== null,
    covariates: profiles.covariates.map(({ name, levels }) => ({ name, levels })),
    outcomes: profiles.outcomes.map(({ name, periods }) => ({ name, periods })),
    files,
  };
  const partial = `${file}.part`;
  try {
    writeFileSync(partial, Buffer.concat([Buffer.from(`${FIRST_LINE}${JSON.stringify(header)}\n`), body]), {
      mode: 0o600,
    });
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw new UserError(
      `${file}: it cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}).`,
    );
  }
}

/**
 * Reads a kept register again. Throws {@link UserError} when the file is none of profiles, is damaged, or belongs to another register (its SHA-256) or
 * another question.
 */
export function readProfileFile(file: string, sourceSha256: string, askedSha256: string): KeptRegister {
  const bytes = existsSync(file) ? readFileSync(file) : null;
  if (!bytes) throw new UserError(`${file}: there is no such file.`);
  const { header, body } = parted(file, bytes);
  if (header.register.sha256 !== sourceSha256)
    throw new UserError(`${file}: it was made from another register; delete it, and the register is read again.`);
  if (header.askedSha256 !== askedSha256)
    throw new UserError(
      `${file}: it was made for another study block, or for other files beside the register; delete it, and the register is read again.`,
    );
  const numbers = new Float64Array(new Uint8Array(body).buffer);
  let column = 0;
  const next = () => numbers.slice(column * header.profiles, ++column * header.profiles);
  const counted: CountedRegister = {
    ...header.register,
    profiles: {
      count: next(),
      weight: header.hasWeight ? next() : null,
      covariates: header.covariates.map((one) => ({ ...one, values: next() })),
      outcomes: header.outcomes.map((one) => ({ ...one, values: one.periods.map(next) })),
    },
  };
  return { counted, files: header.files };
}

/** Throws {@link UserError} when profiles may not be kept there: under another name, or in a folder of results. */
export function refuseProfilePlace(file: string): void {
  if (!file.endsWith(PROFILE_FILE_ENDING))
    throw new UserError(
      `${file}: profiles are personal data; the name of their file must end in ${PROFILE_FILE_ENDING}.`,
    );
  if (existsSync(path.join(path.dirname(file), RESULTS)))
    throw new UserError(`${file}: the folder holds results, which may leave; profiles are personal data and may not.`);
}

function parted(file: string, bytes: Buffer): { header: Header; body: Buffer } {
  const isOurs = bytes.subarray(0, FIRST_LINE.length).equals(Buffer.from(FIRST_LINE));
  const end = isOurs ? bytes.indexOf(10, FIRST_LINE.length) : -1;
  if (end < 0) throw new UserError(`${file}: it is no file of profiles of this version.`);
  const body = bytes.subarray(end + 1);
  try {
    const header = JSON.parse(bytes.subarray(FIRST_LINE.length, end).toString()) as Header;
    if (header.bodySha256 === createHash('sha256').update(body).digest('hex')) return { header, body };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new UserError(`${file}: it is damaged; delete it.`);
}

const columnsOf = ({ count, weight, covariates, outcomes }: Profiles): Float64Array[] => [
  count,
  ...(weight ? [weight] : []),
  ...covariates.map(({ values }) => values),
  ...outcomes.flatMap(({ values }) => [...values]),
];

const bytesOf = (values: Float64Array) => Buffer.from(values.buffer, values.byteOffset, values.byteLength);

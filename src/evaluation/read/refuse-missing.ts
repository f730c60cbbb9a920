import { closeSync, openSync, statSync } from 'node:fs';
import { UserError } from '../user-error.ts';

/** Refuses a file that is not there, is a folder or a stream, or may not be read. Throws {@link UserError}; `name` is what the message calls it. */
export function refuseMissing(file: string, name = file): void {
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found) throw new UserError(`${name}: there is no such file.`);
    if (found.isDirectory()) throw new UserError(`${name}: it is a folder, not a table.`);
    // It is read more than once, and a stream may have no end.
    if (!found.isFile()) throw new UserError(`${name}: it is no plain file; copy the table into one.`);
    closeSync(openSync(file, 'r'));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${name}: it cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

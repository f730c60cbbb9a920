import { UserError } from '../user-error.ts';

/** Refuses a file whose first bytes are those of no CSV: UTF-16, packed, Parquet. Throws {@link UserError}. */
export function refuseOtherFormats(file: string, bytes: Uint8Array): void {
  const begins = (...wanted: number[]) => wanted.every((byte, index) => bytes[index] === byte);
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff))
    throw new UserError(`${file}: it is written in UTF-16; save it as UTF-8 or Windows-1252.`);
  if (begins(0x1f, 0x8b) || begins(0x50, 0x4b, 3, 4) || begins(0x28, 0xb5, 0x2f, 0xfd))
    throw new UserError(`${file}: it is packed; unpack it first.`);
  if (begins(0x50, 0x41, 0x52, 0x31))
    throw new UserError(`${file}: it is a Parquet file; let its name end in .parquet.`);
}

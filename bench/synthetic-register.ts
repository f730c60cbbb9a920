import { closeSync, openSync, writeSync } from 'node:fs';

/** An invented register for measuring: shaped as DREAM is, nobody in it is real. */
export interface SyntheticRegister {
  persons: number;
  firstYear: number;
  months: number;
  seed: number;
}

const HEADER = ['lobenr', 'koen', 'oprindelse', 'alder', 'omraade', 'behandlet'];
const AREAS = 400;
const TREATED_AREAS = 26;
const CHUNK = 1 << 22;

export const monthNames = ({ firstYear, months }: SyntheticRegister) =>
  Array.from(
    { length: months },
    (_, month) => `branche_${firstYear + Math.floor(month / 12)}_${String((month % 12) + 1).padStart(2, '0')}`,
  );

/** Marsaglia's xorshift. */
function stream(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Writes the register as CSV, a piece at a time; the same seed gives the same bytes. */
export function writeSyntheticRegister(file: string, register: SyntheticRegister): void {
  const { persons, months, seed } = register;
  const draw = stream(seed);
  const descriptor = openSync(file, 'w');
  const bytes = Buffer.alloc(CHUNK + 4096 + 16 * months);
  let at = bytes.write(`${[...HEADER, ...monthNames(register)].join(',')}\n`, 'latin1');
  for (let person = 0; person < persons; person++) {
    const area = Math.floor(draw() * AREAS);
    const isTreated = area < TREATED_AREAS ? 1 : 0;
    const facts = [
      100000000 + person * 3,
      1 + (draw() < 0.5 ? 1 : 0),
      1 + Math.floor(draw() * 3),
      18 + Math.floor(draw() * 46),
    ];
    at += bytes.write(`${facts.join(',')},A${area},${isTreated}`, at, 'latin1');
    at = writeMonths(bytes, at, months, draw);
    bytes[at++] = 10;
    if (at >= CHUNK) {
      writeSync(descriptor, bytes, 0, at);
      at = 0;
    }
  }
  writeSync(descriptor, bytes, 0, at);
  closeSync(descriptor);
}

/** Jobs as spells: the months of a spell have its industry, those between are blank. */
function writeMonths(bytes: Buffer, from: number, months: number, draw: () => number): number {
  let at = from;
  let month = 0;
  const isOftenInWork = draw() < 0.4;
  while (month < months) {
    const gap = 1 + Math.floor(-Math.log(1 - draw()) * (isOftenInWork ? 14 : 150));
    for (const end = Math.min(months, month + gap); month < end; month++) bytes[at++] = 44;
    const length = 1 + Math.floor(-Math.log(1 - draw()) * 13);
    const industry = String(10000 + Math.floor(draw() * 900000)).padStart(6, '0');
    for (const end = Math.min(months, month + length); month < end; month++) {
      bytes[at++] = 44;
      at += bytes.write(industry, at, 'latin1');
    }
  }
  return at;
}

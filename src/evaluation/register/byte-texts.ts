const DIGIT_0 = 48;
const SPACE = 32;
const TAB = 9;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const windows1252 = new TextDecoder('windows-1252');

/** Bytes as text: UTF-8 when they are, else Windows-1252 as old Danish files have it. */
export function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return windows1252.decode(bytes);
  }
}

/** Where the text between two places begins and ends without the spaces and tabs around it. */
export function trimStart(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (bytes[at] === SPACE || bytes[at] === TAB)) at++;
  return at;
}
export function trimEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = to;
  while (at > from && (bytes[at - 1] === SPACE || bytes[at - 1] === TAB)) at--;
  return at;
}

/** Two independent 32-bit hashes of bytes (FNV-1a, Fowler, Noll & Vo 1991, with a mix at the end), in `into`. */
export function hashBytes(bytes: Uint8Array, from: number, to: number, into: Uint32Array): void {
  let [a, b] = [0x811c9dc5, 0x9e3779b9];
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b ^ byte, 0x85ebca6b) + 0x7f4a7c15;
    b ^= b >>> 15;
  }
  a = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d);
  b = Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  into[0] = a ^ (a >>> 14);
  into[1] = b ^ (b >>> 16);
}

/** Numbers the distinct texts it is shown as bytes, 0, 1, … in the order they come; a text becomes a string once. */
export class ByteTexts {
  readonly texts: string[] = [];
  /** Number + 1 of the texts of three digits, which benefit codes are. */
  private readonly threeDigits = new Int32Array(1000);
  private slots = new Int32Array(1 << 8);
  private readonly bytes: Uint8Array[] = [];
  private readonly hash = new Uint32Array(2);

  numberOf(bytes: Uint8Array, from: number, to: number): number {
    if (to - from !== 3) return this.find(bytes, from, to);
    const a = (bytes[from] as number) - DIGIT_0;
    const b = (bytes[from + 1] as number) - DIGIT_0;
    const c = (bytes[from + 2] as number) - DIGIT_0;
    if (a < 0 || a > 9 || b < 0 || b > 9 || c < 0 || c > 9) return this.find(bytes, from, to);
    const digits = 100 * a + 10 * b + c;
    const known = this.threeDigits[digits] as number;
    if (known > 0) return known - 1;
    const number = this.find(bytes, from, to);
    this.threeDigits[digits] = number + 1;
    return number;
  }

  private find(bytes: Uint8Array, from: number, to: number): number {
    hashBytes(bytes, from, to, this.hash);
    const mask = this.slots.length - 1;
    let slot = (this.hash[0] as number) & mask;
    for (;;) {
      const number = (this.slots[slot] as number) - 1;
      if (number < 0) break;
      if (isSame(this.bytes[number] as Uint8Array, bytes, from, to)) return number;
      slot = (slot + 1) & mask;
    }
    const own = bytes.slice(from, to);
    this.texts.push(decode(own));
    this.slots[slot] = this.bytes.push(own);
    if (2 * this.bytes.length > this.slots.length) this.grow();
    return this.bytes.length - 1;
  }

  private grow(): void {
    this.slots = new Int32Array(2 * this.slots.length);
    const mask = this.slots.length - 1;
    for (const [number, bytes] of this.bytes.entries()) {
      hashBytes(bytes, 0, bytes.length, this.hash);
      let slot = (this.hash[0] as number) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = number + 1;
    }
  }
}

function isSame(own: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (own.length !== to - from) return false;
  for (let index = 0; index < own.length; index++) if (own[index] !== bytes[from + index]) return false;
  return true;
}

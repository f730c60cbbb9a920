import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** What is done with the key that lies outside the database. */
export interface Seal {
  /** Encrypts; `place` says where it will lie, and it opens nowhere else. */
  close(text: string, place: string): Buffer;
  /** The text, or null when the key is another, or somebody has moved or changed what was sealed. */
  open(sealed: Buffer, place: string): string | null;
  /** A fingerprint that nobody without the key can find the text of by guessing. */
  fingerprint(text: string): Buffer;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Where the secret of an account's codes lies: sealed for this account alone. */
export const placeOf = (who: { municipalityId: number; staffId: string }): string =>
  `totp of ${who.municipalityId}/${who.staffId}`;

/** AES-256-GCM and HMAC-SHA-256 with keys of their own, drawn from the one of 32 bytes. */
export function openSeal(key: Buffer): Seal {
  const drawn = (use: string) => Buffer.from(hkdfSync('sha256', key, '', `hjemmebane ${use}`, 32));
  const encryptionKey = drawn('encryption');
  const fingerprintKey = drawn('fingerprint');
  return {
    close(text, place) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', encryptionKey, nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, place) {
      const nonce = sealed.subarray(0, NONCE_BYTES);
      const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      try {
        const decipher = createDecipheriv('aes-256-gcm', encryptionKey, nonce, { authTagLength: TAG_BYTES });
        decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
        return decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return null;
      }
    },
    fingerprint: (text) => createHmac('sha256', fingerprintKey).update(text).digest(),
  };
}

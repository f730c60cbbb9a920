import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** The SHA-256 of a file, read in pieces. */
export async function fingerprint(file: string, signal: AbortSignal | null = null): Promise<string> {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafeSlow(1 << 20);
  const handle = await open(file);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { bytesRead } = await handle.read(piece, 0, piece.length, null);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

import { sql } from 'kysely';
import type { ActorTx } from './database.ts';

/**
 * Does the work; when the database refuses it with one of the codes, everything the work did is undone and the code is the answer. The
 * transaction goes on. Any other error is thrown.
 */
export async function unlessRefused<const Code extends string>(
  tx: ActorTx,
  codes: readonly Code[],
  work: () => Promise<unknown>,
): Promise<'done' | Code> {
  await sql`savepoint unless_refused`.execute(tx);
  try {
    await work();
    return 'done';
  } catch (error) {
    const code = codes.find((one) => one === (error as { code?: string }).code);
    if (!code) throw error;
    await sql`rollback to savepoint unless_refused`.execute(tx);
    return code;
  }
}

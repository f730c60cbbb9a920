import type pg from 'pg';

/** One municipality's read log: how many links, where it is broken, and its last link. */
export interface CheckedLog {
  municipalityId: number;
  links: number;
  /** The first link that does not hold; null when all do. */
  brokenAt: number | null;
  /** To be kept outside the database: a chain cut off or written anew from the start is told by it. */
  checkpoint: string;
}

/** Recomputes the chain of the read log (SHA-256, each link over the one before), for every municipality. Reads no person. */
export async function checkReadLog(pool: pg.Pool): Promise<CheckedLog[]> {
  const answer = await pool.query<{
    municipality_id: number;
    links: string;
    broken_at: string | null;
    head_sequence: string;
    head_hash: string;
  }>('select * from app.check_read_log()');
  return answer.rows.map((row) => ({
    municipalityId: row.municipality_id,
    links: Number(row.links),
    brokenAt: row.broken_at === null ? null : Number(row.broken_at),
    checkpoint: `${row.municipality_id}:${row.head_sequence}:${row.head_hash}`,
  }));
}

/** Whether a checkpoint that {@link checkReadLog} gave earlier still stands; null when the text is none. */
export async function hasCheckpoint(pool: pg.Pool, checkpoint: string): Promise<boolean | null> {
  const [, municipality, link, hash] = /^(\d+):(\d+):([0-9a-f]{64})$/.exec(checkpoint) ?? [];
  if (hash === undefined) return null;
  const answer = await pool.query<{ stands: boolean }>('select app.has_checkpoint($1, $2, $3) as stands', [
    municipality,
    link,
    hash,
  ]);
  return answer.rows[0]?.stands ?? false;
}

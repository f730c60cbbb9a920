import { parse } from 'csv-parse/sync';
import type pg from 'pg';

/** The columns of the deletion list as it is kept outside the backup: internal ids, day, rule and who; never a name. */
export const deletionListColumns = [
  'municipality_id',
  'deletion_id',
  'controller_id',
  'case_type',
  'citizen_id',
  'due_until',
  'deleted_at',
  'proposed_by',
  'approved_by',
] as const;

/** Everything that has been deleted in every municipality, as lines with a head. Runs as the owner. */
export async function deletionListOf(owner: pg.ClientBase): Promise<string[][]> {
  const answer = await owner.query<{ row: Record<string, unknown> }>(
    'select to_jsonb(d) as row from app.deletion_list d order by d.deleted_at, d.deletion_id',
  );
  const lines = answer.rows.map(({ row }) => deletionListColumns.map((column) => String(row[column] ?? '')));
  return [[...deletionListColumns], ...lines];
}

/**
 * Deletes anew, on a database restored from a backup, what the kept list says is gone; twice does no harm. Answers how many lines found something to
 * delete, or null when the text is no deletion list. Runs as the owner, in one transaction.
 */
export async function replayDeletions(owner: pg.ClientBase, csv: string): Promise<number | null> {
  const lines = linesOf(csv);
  if (lines === null) return null;
  const answer = await owner.query<{ n: number }>('select app.replay_deletions($1) as n', [JSON.stringify(lines)]);
  return answer.rows[0]?.n ?? 0;
}

function linesOf(csv: string): Record<string, string | null>[] | null {
  try {
    const [head = [], ...lines] = parse(csv, { delimiter: ';', bom: true, skip_empty_lines: true }) as string[][];
    if (head.join() !== deletionListColumns.join()) return null;
    return lines.map((line) => Object.fromEntries(deletionListColumns.map((column, at) => [column, line[at] || null])));
  } catch {
    return null;
  }
}

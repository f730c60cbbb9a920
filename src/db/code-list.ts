import type { ActorTx } from './database.ts';

/** One entry of a dated code list, with both names and whatever else the list says of it. */
export interface Code {
  list: string;
  code: string;
  nameDa: string;
  nameEn: string;
  attributes: Record<string, string>;
}

/** The entries of the lists that are in force on the day, in the order of the list; one statement for all lists. */
export async function codesOf<const L extends string>(
  tx: ActorTx,
  lists: readonly L[],
  day: Temporal.PlainDate,
): Promise<Record<L, Code[]>> {
  const rows = await tx
    .selectFrom('code')
    .select(['list', 'code', 'name_da', 'name_en', 'attributes'])
    .where('list', 'in', [...lists])
    .where('valid_from', '<=', day.toString())
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day.toString())]))
    .orderBy('list')
    .orderBy('position')
    .execute();
  const byList = Object.fromEntries(lists.map((list) => [list, [] as Code[]])) as Record<L, Code[]>;
  for (const row of rows) {
    byList[row.list as L].push({
      list: row.list,
      code: row.code,
      nameDa: row.name_da,
      nameEn: row.name_en,
      attributes: row.attributes as Record<string, string>,
    });
  }
  return byList;
}

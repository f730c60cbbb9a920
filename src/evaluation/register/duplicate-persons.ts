import { UserError } from '../user-error.ts';
import { HASH_WORDS } from './person-batch.ts';
import { idsOf } from './register-counter.ts';
import { type Scan, scanCsv } from './scan-csv.ts';
import { PERSON, type ScanPlan } from './scan-plan.ts';

/**
 * Reads the ids once more when hashes of them came twice, and refuses the file when two ids are really the same. Throws {@link UserError} naming both
 * rows; it returns when only the hashes were alike.
 */
export async function refuseDuplicates(scan: Scan, repeated: ReadonlySet<number>): Promise<void> {
  if (repeated.size === 0) return;
  const rows = new Map<string, number>();
  let row = 1;
  await scanCsv({
    ...scan,
    threads: 1,
    plan: personsOnly(scan.plan),
    take(_, batch) {
      const ids = batch.ids ? idsOf(batch.ids) : [];
      for (let person = 0; person < batch.persons; person++) {
        row++;
        const at = person * HASH_WORDS;
        const hash = ((batch.records[at + 1] as number) & 0x1fffff) * 2 ** 32 + (batch.records[at] as number);
        if (!repeated.has(hash)) continue;
        const id = ids[person] as string;
        const first = rows.get(id);
        if (first !== undefined)
          throw new UserError(`${scan.file}: rows ${first} and ${row} have the same person; a person has one row.`);
        rows.set(id, row);
      }
    },
    read() {},
  });
}

/** The same scan for nothing but the ids. */
function personsOnly(plan: ScanPlan): ScanPlan {
  return {
    ...plan,
    purposes: plan.purposes.map((purpose) => purpose & PERSON),
    factColumns: 0,
    years: 0,
    codeSets: [],
    knownWeekCodes: null,
    answers: [],
    answerWords: 0,
    withIds: true,
  };
}

import { ByteTexts } from './byte-texts.ts';
import type { PersonMonths } from './person-months.ts';
import type { ScanPlan } from './scan-plan.ts';

/** The benefit codes of weeks: which of the plan's sets each is in, and the persons who have one that the code list does not know. */
export class WeekCodes {
  private readonly texts = new ByteTexts();
  private readonly sets: readonly ReadonlySet<string>[];
  private readonly known: ReadonlySet<string> | null;
  /** By code: the sets it is in. */
  private readonly setsOf: number[][] = [];
  /** By code: persons who have it, and the last row counted; −2 when the code is known and not counted. */
  private readonly persons: number[] = [];
  private readonly lastRow: number[] = [];

  constructor(plan: Pick<ScanPlan, 'codeSets' | 'knownWeekCodes'>) {
    this.sets = plan.codeSets.map((codes) => new Set(codes));
    this.known = plan.knownWeekCodes && new Set(plan.knownWeekCodes);
  }

  /** A week of the column with a code, of the person in the row. */
  take(bytes: Uint8Array, from: number, to: number, column: number, row: number, months: PersonMonths): void {
    const code = this.texts.numberOf(bytes, from, to);
    if (code === this.setsOf.length) this.addCode(this.texts.texts[code] as string);
    const last = this.lastRow[code] as number;
    if (last !== KNOWN && last !== row) {
      this.persons[code] = (this.persons[code] as number) + 1;
      this.lastRow[code] = row;
    }
    const sets = this.setsOf[code] as number[];
    for (let index = 0; index < sets.length; index++) months.addWeek(column, sets[index] as number);
  }

  /** Codes outside the list with the persons who have them. */
  unknown(): { code: string; persons: number }[] {
    return this.texts.texts.flatMap((code, number) =>
      this.lastRow[number] === KNOWN ? [] : [{ code, persons: this.persons[number] as number }],
    );
  }

  private addCode(text: string): void {
    this.setsOf.push(this.sets.flatMap((codes, set) => (codes.has(text) ? [set] : [])));
    this.persons.push(0);
    this.lastRow.push(this.known === null || this.known.has(text) ? KNOWN : NOBODY);
  }
}

const NOBODY = -1;
const KNOWN = -2;

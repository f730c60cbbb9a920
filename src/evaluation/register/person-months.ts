import { HOURS_BITS, writeField } from './key-layout.ts';
import type { AnswerField, ScanPlan } from './scan-plan.ts';

/** Hours are added up as whole millionths, so that decimals stay exact. */
export const HOUR_PARTS = 1_000_000;

/**
 * What one person's months and weeks hold, as one mask a calendar year (bit 0 = January), and the plan's answers out of it. The same object is
 * used for every person: `clear` begins the next.
 */
export class PersonMonths {
  readonly paid: Int32Array;
  /** By code set and year: months with a day in such a week, months with the Thursday of one, and how many such weeks. */
  readonly supported: Int32Array;
  readonly thursdays: Int32Array;
  readonly weeks: Int32Array;
  readonly hours: Float64Array;
  private readonly years: number;
  private readonly plan: ScanPlan;

  constructor(plan: ScanPlan) {
    this.plan = plan;
    this.years = plan.years;
    const bySet = plan.years * plan.codeSets.length;
    this.paid = new Int32Array(plan.years);
    this.hours = new Float64Array(plan.years);
    this.supported = new Int32Array(bySet);
    this.thursdays = new Int32Array(bySet);
    this.weeks = new Int32Array(bySet);
  }

  clear(): void {
    this.paid.fill(0);
    this.hours.fill(0);
    if (this.weeks.length === 0) return;
    this.supported.fill(0);
    this.thursdays.fill(0);
    this.weeks.fill(0);
  }

  /** Counts a week of the column with a code of the set. */
  addWeek(column: number, set: number): void {
    const { year, monthBit, firstDayYear, firstDayBit, lastDayYear, lastDayBit } = this.plan;
    const base = set * this.years;
    const thursday = base + (year[column] as number);
    this.thursdays[thursday] = (this.thursdays[thursday] as number) | (monthBit[column] as number);
    if (monthBit[column] !== 0) this.weeks[thursday] = (this.weeks[thursday] as number) + 1;
    const first = base + (firstDayYear[column] as number);
    this.supported[first] = (this.supported[first] as number) | (firstDayBit[column] as number);
    const last = base + (lastDayYear[column] as number);
    this.supported[last] = (this.supported[last] as number) | (lastDayBit[column] as number);
  }

  /** Writes the answers into the words from `at`, which are 0 before. */
  write(words: Uint32Array, at: number): void {
    for (const one of this.plan.answers) {
      const value = this.valueOf(one);
      if (one.field.bits === HOURS_BITS) writeField(words, at, one.field, value);
      else {
        const word = at + one.field.word;
        words[word] = (words[word] as number) | (value << one.field.shift);
      }
    }
  }

  private valueOf({ answer, codes, year, masks }: AnswerField): number {
    const at = codes * this.years + year;
    switch (answer) {
      case 'any-paid':
        return isAny(this.paid, year, masks);
      case 'any-week':
        return isAny(this.thursdays, at, masks);
      case 'paid':
        return bitCount(this.paid[year] as number);
      case 'any-ordinary':
        return ((this.paid[year] as number) & ~(this.supported[at] as number)) === 0 ? 0 : 1;
      case 'ordinary':
        return bitCount((this.paid[year] as number) & ~(this.supported[at] as number));
      case 'weeks':
        return this.weeks[at] as number;
      case 'hours':
        return (this.hours[year] as number) / HOUR_PARTS;
    }
  }
}

function isAny(months: Int32Array, at: number, masks: readonly number[]): number {
  for (let index = 0; index < masks.length; index++)
    if (((months[at + index] as number) & (masks[index] as number)) !== 0) return 1;
  return 0;
}

function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

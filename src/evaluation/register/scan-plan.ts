import type { FoundColumns } from './columns.ts';
import type { Field, KeyLayout } from './key-layout.ts';
import { isOfPaidMonths, isOfWeeks, isOrdinary, type MonthNumber, monthNumber, windowMonths } from './needs.ts';
import type { OutcomeRule, RegisterQuestion } from './register-question.ts';

/** What a column is for; a column may serve several purposes. */
export const PERSON = 1;
export const FACT = 2;
export const MONTH = 4;
export const WEEK = 8;
export const HOURS = 16;

/** How an answer comes out of a person's months and weeks. */
export type Answer = 'any-paid' | 'paid' | 'any-ordinary' | 'ordinary' | 'any-week' | 'weeks' | 'hours';

/** An answer that goes into the key: over the years from `year` (counted from the calendar's first), the months of each as bits of a mask. */
export interface AnswerField {
  answer: Answer;
  field: Field;
  /** Which of the plan's code sets; 0 when the answer uses none. */
  codes: number;
  year: number;
  masks: readonly number[];
}

/** All that the byte scanner needs, plain enough to be sent to another thread. Arrays have one number a column. */
export interface ScanPlan {
  delimiter: number;
  /** Fields of a row. */
  columns: number;
  purposes: Uint8Array;
  /** Which of the fact columns. */
  factColumn: Int32Array;
  factColumns: number;
  /** Year (counted from the calendar's first) and bit of the month that a column of months, hours or weeks is about; weeks: of the Thursday. */
  year: Int32Array;
  monthBit: Int32Array;
  /** A week's first and last day: year and month bit, bit 0 when outside the calendar. */
  firstDayYear: Int32Array;
  firstDayBit: Int32Array;
  lastDayYear: Int32Array;
  lastDayBit: Int32Array;
  years: number;
  /** Hours make a month paid, for there are no columns of filled months. */
  isPaidByHours: boolean;
  blanks: readonly string[];
  codeSets: readonly (readonly string[])[];
  knownWeekCodes: readonly string[] | null;
  answers: readonly AnswerField[];
  /** Words of the key that hold answers: the key without the facts. */
  answerWords: number;
  /** Whether the persons' ids are handed on, for facts looked up by them. */
  withIds: boolean;
}

const ALL_MONTHS = 0xfff;

/** Draws up how the bytes are to be scanned for a question. */
export function scanPlan(
  found: FoundColumns,
  question: RegisterQuestion,
  layout: KeyLayout,
  delimiter: number,
): ScanPlan {
  const ordinals = [
    ...question.years.map((year) => monthNumber(year, 1)),
    ...question.windows.flatMap(windowMonths),
    ...found.months.map(({ month }) => month),
    ...found.hours.map(({ month }) => month),
  ].map(yearOf);
  const firstYear = Math.min(...ordinals);
  const years = ordinals.length === 0 ? 0 : Math.max(...ordinals) - firstYear + 1;
  const codeSets = new CodeSets();
  const answers = answersOf(question, layout, codeSets, firstYear);
  return {
    delimiter,
    columns: found.count,
    ...columnArrays(found, firstYear, years),
    factColumns: found.facts.length,
    years,
    isPaidByHours: question.columns.months === null,
    blanks: question.blanks,
    codeSets: codeSets.sets.map((codes) => [...codes]),
    knownWeekCodes: question.knownWeekCodes && [...question.knownWeekCodes],
    answers,
    answerWords: layout.words - layout.factWords,
    withIds: question.facts.some((fact) => 'lookup' in fact),
  };
}

const yearOf = (month: MonthNumber) => Math.floor(month / 12);
const bitOf = (month: MonthNumber) => 1 << (month % 12);

function columnArrays(found: FoundColumns, firstYear: number, years: number) {
  const zeros = () => new Int32Array(found.count);
  const arrays = {
    purposes: new Uint8Array(found.count),
    factColumn: zeros(),
    year: zeros(),
    monthBit: zeros(),
    firstDayYear: zeros(),
    firstDayBit: zeros(),
    lastDayYear: zeros(),
    lastDayBit: zeros(),
  };
  const mark = (index: number, purpose: number) => {
    arrays.purposes[index] = (arrays.purposes[index] as number) | purpose;
  };
  const isInside = (month: MonthNumber) => yearOf(month) >= firstYear && yearOf(month) < firstYear + years;
  const place = (index: number, month: MonthNumber, year: Int32Array, bit: Int32Array) => {
    year[index] = isInside(month) ? yearOf(month) - firstYear : 0;
    bit[index] = isInside(month) ? bitOf(month) : 0;
  };
  mark(found.person, PERSON);
  for (const [number, { index }] of found.facts.entries()) {
    mark(index, FACT);
    arrays.factColumn[index] = number;
  }
  for (const [purpose, columns] of [
    [MONTH, found.months],
    [HOURS, found.hours],
    [WEEK, found.weeks],
  ] as const)
    for (const { index, month } of columns) {
      mark(index, purpose);
      place(index, month, arrays.year, arrays.monthBit);
    }
  for (const { index, overlaps } of found.weeks) {
    const [first, last] = [overlaps[0] as MonthNumber, overlaps.at(-1) as MonthNumber];
    place(index, first, arrays.firstDayYear, arrays.firstDayBit);
    place(index, last, arrays.lastDayYear, arrays.lastDayBit);
  }
  return arrays;
}

/** Sets of benefit codes, equal ones once. */
class CodeSets {
  readonly sets: ReadonlySet<string>[] = [];
  numberOf(codes: ReadonlySet<string>): number {
    const same = this.sets.findIndex((one) => one.size === codes.size && [...codes].every((code) => one.has(code)));
    return same >= 0 ? same : this.sets.push(codes) - 1;
  }
}

function answersOf(question: RegisterQuestion, layout: KeyLayout, sets: CodeSets, firstYear: number): AnswerField[] {
  const moved = ({ word, shift, bits }: Field): Field => ({ word: word - layout.factWords, shift, bits });
  const windows = question.windows.map((one, index): AnswerField => {
    const [first, last] = windowMonths(one);
    return {
      answer: one.codes ? 'any-week' : 'any-paid',
      field: moved(layout.windows[index] as Field),
      codes: one.codes ? sets.numberOf(one.codes) : 0,
      year: yearOf(first) - firstYear,
      masks: masksOf(first, last),
    };
  });
  const outcomes = question.outcomes.flatMap(({ rule }, index) =>
    question.years.map(
      (year, at): AnswerField => ({
        answer: answerOf(rule),
        field: moved((layout.outcomes[index] as readonly Field[])[at] as Field),
        codes: 'codes' in rule ? sets.numberOf(rule.codes) : 0,
        year: year - firstYear,
        masks: [ALL_MONTHS],
      }),
    ),
  );
  return [...windows, ...outcomes];
}

/** The months of a window in each calendar year from its first. */
function masksOf(first: MonthNumber, last: MonthNumber): number[] {
  const masks = Array.from({ length: yearOf(last) - yearOf(first) + 1 }, () => 0);
  for (let month = first; month <= last; month++) {
    const at = yearOf(month) - yearOf(first);
    masks[at] = (masks[at] as number) | bitOf(month);
  }
  return masks;
}

function answerOf(rule: OutcomeRule): Answer {
  const isAny = rule.kind.startsWith('any-');
  if (isOfWeeks(rule)) return isAny ? 'any-week' : 'weeks';
  if (isOrdinary(rule)) return isAny ? 'any-ordinary' : 'ordinary';
  if (isOfPaidMonths(rule)) return isAny ? 'any-paid' : 'paid';
  return 'hours';
}

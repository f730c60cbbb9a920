import type { Profiles } from '../profiles/profiles.ts';

/**
 * A fact about a person as one small code: a text of the register itself, or what another file says of her by her id. `codeOf` gets the trimmed
 * text ('' when blank) and is called once for every distinct text. Codes are whole numbers ≥ 0; −1 = missing.
 */
export type Fact =
  | { name: string; levels: readonly string[]; column: string; codeOf(text: string): number }
  | { name: string; levels: readonly string[]; lookup: ReadonlyMap<string, number>; otherwise: number };

/**
 * How the columns of a wide register are named. `YYYY`, `YY`, `MM` and `WW` stand for year, month and ISO week: `branche_YYYY_MM`, `y_YYWW`.
 * A two-digit year from 90 is 19…, else 20…. A week belongs to the month of its Thursday.
 */
export interface RegisterColumns {
  person: string;
  /** Filled when the person had a paid job in the month. */
  months: string | null;
  /** The benefit of the week. */
  weeks: string | null;
  /** Paid hours of the month, with a decimal point; blank = none. Without `months`, a month is paid when its hours are more than 0. */
  hours: string | null;
}

/** What is counted of a person in one period (a calendar year). `codes` are benefit codes of weeks. */
export type OutcomeRule =
  /** 1 when any month is paid, else 0. */
  | { kind: 'any-paid-month' }
  | { kind: 'paid-months' }
  /** As above, months that have a day in a week with one of the codes (wage subsidy, flexjob) taken out. */
  | { kind: 'any-ordinary-month'; codes: ReadonlySet<string> }
  | { kind: 'ordinary-months'; codes: ReadonlySet<string> }
  /** 1 when any week has one of the codes (internship, wage subsidy). */
  | { kind: 'any-week-with'; codes: ReadonlySet<string> }
  | { kind: 'weeks-with'; codes: ReadonlySet<string> }
  /** Hours of the year. */
  | { kind: 'hours' };

/** What is taken out of every person in one pass over a wide register. */
export interface RegisterQuestion {
  columns: RegisterColumns;
  facts: readonly Fact[];
  /** The calendar years that outcomes are followed over, ascending. */
  years: readonly number[];
  outcomes: readonly { name: string; rule: OutcomeRule }[];
  /**
   * Covariates of their own, 1 or 0: whether the person has a paid month from `from` to `to` ("2014-01" to "2016-12", both included); with `codes`,
   * whether a week whose Thursday lies there has one of them.
   */
  windows: readonly { name: string; from: string; to: string; codes?: ReadonlySet<string> }[];
  /** Benefit codes of weeks that the code list knows; others are counted as unknown, never dropped. Null = no list. */
  knownWeekCodes: ReadonlySet<string> | null;
  /** Texts, beside empty and spaces, that are blank: ".", "NA" unless said. */
  blanks: readonly string[];
  memoryBytes: number | null;
}

/** A wide register counted: persons alike in every fact, window and outcome path are one profile. */
export interface CountedRegister {
  profiles: Profiles;
  persons: number;
  columns: number;
  sha256: string;
  /** Week codes outside the list, with the persons who have them. */
  unknownWeekCodes: readonly { code: string; persons: number }[];
}

/** How far a long piece of work has come: `done` of `total` (bytes, persons or runs). */
export type Progress = (step: string, done: number, total: number) => void;

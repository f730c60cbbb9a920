import { ORDINARY_PAID_MONTH_OVER_HOURS } from '#domain/employment/ordinary-paid-month.ts';
import type { FoundColumns, WeekColumn } from './columns.ts';
import { type Field, HOURS_BITS, type KeyLayout } from './key-layout.ts';
import { type MonthNumber, windowMonths } from './needs.ts';
import type { OutcomeRule, RegisterQuestion } from './register-question.ts';

/** A column as SQL calls it, and its type. */
export interface SqlColumn {
  name: string;
  type: string;
  /** Whether every text in it is known to begin with a digit, as the statistics of a Parquet file tell. */
  isOfDigits?: boolean;
}

/** A name that no column of a register has. */
export const ownName = (name: string) => `"hjemmebane ${name}"`;
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`;
const either = (parts: readonly string[]) => (parts.length === 0 ? 'false' : `(${parts.join(' or ')})`);

/** Says in SQL what the scanner takes from bytes. Texts are trimmed of spaces and tabs; blanks are null. */
export class RegisterSql {
  private readonly columns: readonly SqlColumn[];
  private readonly found: FoundColumns;
  private readonly question: RegisterQuestion;
  private readonly blanks: string;
  /** What the key uses more than once, by its name: computed a stage earlier. */
  private readonly trims = new Map<string, string>();
  private readonly flags = new Map<string, string>();
  private readonly sets: ReadonlySet<string>[] = [];

  constructor(columns: readonly SqlColumn[], found: FoundColumns, question: RegisterQuestion) {
    this.columns = columns;
    this.found = found;
    this.question = question;
    this.blanks = ['', ...question.blanks].map(literal).join(', ');
  }

  /** The text of a column, null when blank. */
  text(index: number): string {
    const trimmed = this.trimmed(index);
    return `(case when ${trimmed} in (${this.blanks}) then null else ${trimmed} end)`;
  }

  /** A column as it stands, blanks and all; what is null is the empty text. */
  raw(index: number): string {
    const { name, type } = this.columns[index] as SqlColumn;
    return `coalesce(${identifier(name)}${type === 'VARCHAR' ? '' : '::varchar'}, '')`;
  }

  get person(): string {
    return this.text(this.found.person);
  }

  /** All week columns of a person as a list of their texts. */
  get weekTexts(): string {
    return `[${this.found.weeks.map(({ index }) => this.text(index)).join(', ')}]`;
  }

  /** True where a column of hours has no number in it. */
  noHours(index: number): string {
    const text = this.text(index);
    const number = "'^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]{1,3})?$'";
    const isRight = `regexp_full_match(${text}, ${number}) and abs(try_cast(${text} as double)) < 1e9`;
    return `(${text} is not null and not coalesce(${isRight}, false))`;
  }

  /** The words of the key by their number, and the hours that fill two words each. `facts`: SQL of each fact's code + 1. */
  key(layout: KeyLayout, facts: readonly string[]): { words: Map<number, string>; hours: Map<number, string> } {
    const words = new Map<number, string>();
    const hours = new Map<number, string>();
    const put = ({ word, shift, bits }: Field, value: string) => {
      if (bits === HOURS_BITS) hours.set(word, value);
      else {
        const part = `(${value})::ubigint * ${2 ** shift}`;
        words.set(word, words.has(word) ? `${words.get(word)} + ${part}` : part);
      }
    };
    for (const [index, field] of layout.facts.entries()) put(field, facts[index] as string);
    for (const [index, field] of layout.windows.entries()) put(field, this.window(index));
    for (const [index, { rule }] of this.question.outcomes.entries())
      for (const [at, year] of this.question.years.entries())
        put((layout.outcomes[index] as readonly Field[])[at] as Field, this.outcome(rule, year));
    return { words, hours };
  }

  /** The register with what the key builds on; to be asked for after the key. */
  staged(relation: string): string {
    const select = (parts: ReadonlyMap<string, string>, from: string) =>
      `(select *${[...parts].map(([name, value]) => `, ${value} as ${name}`).join('')} from ${from})`;
    return select(this.flags, select(this.trims, relation));
  }

  private window(index: number): string {
    const one = this.question.windows[index] as RegisterQuestion['windows'][number];
    const [first, last] = windowMonths(one);
    const isInside = ({ month }: { month: MonthNumber }) => month >= first && month <= last;
    const { codes } = one;
    if (codes) return either(this.found.weeks.filter(isInside).map((week) => this.hasCode(week, codes)));
    const { years } = this.question;
    const whole = years.filter((year) => first <= 12 * year && 12 * year + 11 <= last);
    const others = ({ month }: { month: MonthNumber }) =>
      isInside({ month }) && !whole.includes(Math.floor(month / 12));
    return either([...whole.map((year) => this.paidIn(year)), this.anyPaid(others)]);
  }

  private outcome(rule: OutcomeRule, year: number): string {
    const isInYear = ({ month }: { month: MonthNumber }) => Math.floor(month / 12) === year;
    const total = (parts: readonly string[]) => parts.map((part) => `(${part})::ubigint`).join(' + ');
    if (rule.kind === 'hours') return this.hoursOf(isInYear);
    if (rule.kind === 'any-week-with' || rule.kind === 'weeks-with') {
      const weeks = this.found.weeks.filter(isInYear).map((week) => this.hasCode(week, rule.codes));
      return rule.kind === 'weeks-with' ? total(weeks) : either(weeks);
    }
    if (rule.kind === 'any-paid-month') return this.paidIn(year);
    const months = this.paidMonths(isInYear).map(({ month, paid }) =>
      'codes' in rule ? `(${paid} and not ${this.isSupported(month, rule.codes)})` : paid,
    );
    return rule.kind === 'paid-months' || rule.kind === 'ordinary-months' ? total(months) : either(months);
  }

  private paidMonths(isWanted: (column: { month: MonthNumber }) => boolean): { month: MonthNumber; paid: string }[] {
    if (this.question.columns.months !== null)
      return this.found.months.filter(isWanted).map(({ index, month }) => ({ month, paid: this.isFilled(index) }));
    return this.found.hours.filter(isWanted).map(({ index, month }) => ({
      month,
      paid: `(coalesce(${this.hourParts(index)}, 0) > ${ORDINARY_PAID_MONTH_OVER_HOURS})`,
    }));
  }

  private isSupported(month: MonthNumber, codes: ReadonlySet<string>): string {
    return either(
      this.found.weeks.filter(({ overlaps }) => overlaps.includes(month)).map((week) => this.hasCode(week, codes)),
    );
  }

  private hasCode({ index }: WeekColumn, codes: ReadonlySet<string>): string {
    const wanted = [...codes].filter((code) => code !== '' && !this.question.blanks.includes(code)).map(literal);
    if (wanted.length === 0) return 'false';
    const week = ownName(`week ${index}`);
    this.trims.set(week, this.trimmed(index));
    const same = this.sets.indexOf(codes);
    const flag = ownName(`codes ${same >= 0 ? same : this.sets.push(codes) - 1} ${index}`);
    this.flags.set(flag, `coalesce(${week} in (${wanted.join(', ')}), false)`);
    return flag;
  }

  private hoursOf(isWanted: (column: { month: MonthNumber }) => boolean): string {
    const months = this.found.hours.filter(isWanted).map(({ index }) => `coalesce(${this.hourParts(index)}, 0)`);
    return `(${months.join(' + ')})::bigint`;
  }

  /** Hours as whole millionths. */
  private hourParts(index: number): string {
    const hours = ownName(`hours ${index}`);
    this.trims.set(hours, `(try_cast(${this.text(index)} as decimal(18, 6)) * 1000000)::bigint`);
    return hours;
  }

  /** True where any month of the year is paid: an outcome of its own, and a part of windows over several years. */
  private paidIn(year: number): string {
    const flag = ownName(`paid ${year}`);
    const isInYear = ({ month }: { month: MonthNumber }) => Math.floor(month / 12) === year;
    this.flags.set(flag, this.anyPaid(isInYear));
    return flag;
  }

  /** True where any of the months is paid. The first text that there is tells, when it begins with a digit. */
  private anyPaid(isWanted: (column: { month: MonthNumber }) => boolean): string {
    const each = either(this.paidMonths(isWanted).map(({ paid }) => paid));
    const columns = this.question.columns.months === null ? [] : this.found.months.filter(isWanted);
    if (columns.length === 0 || !columns.every(({ index }) => this.isQuick(index))) return each;
    const first = `coalesce(${columns.map(({ index }) => this.column(index)).join(', ')})`;
    if (columns.every(({ index }) => this.columns[index]?.isOfDigits)) return `(${first} is not null)`;
    return `(case when ${first} is null then false when ${first} >= '0' and ${first} < ':' then true else ${each} end)`;
  }

  /** True where the column is not blank. */
  private isFilled(index: number): string {
    const column = this.column(index);
    const slow = `${this.trimmed(index)} not in (${this.blanks})`;
    if (!this.isQuick(index)) return `coalesce(${slow}, false)`;
    if (this.columns[index]?.isOfDigits) return `(${column} is not null)`;
    return `(case when ${column} is null then false when ${column} >= '0' and ${column} < ':' then true else ${slow} end)`;
  }

  /** Most texts begin with a digit, which no blank does: they need no trimming. */
  private isQuick(index: number): boolean {
    const { type } = this.columns[index] as SqlColumn;
    return type === 'VARCHAR' && !this.question.blanks.some((blank) => /^[ \t]*[0-9]/.test(blank));
  }

  private trimmed(index: number): string {
    const column = this.column(index);
    const { type } = this.columns[index] as SqlColumn;
    if (type === 'VARCHAR') return `trim(${column}, ' \t')`;
    if (type !== 'DOUBLE' && type !== 'FLOAT') return `${column}::varchar`;
    // Statistics programs keep whole numbers with gaps as decimals: 771.0 is the code 771, and not-a-number is a gap.
    return `(case when isnan(${column}) then null when ${column} = floor(${column}) and abs(${column}) < 1e15 then ${column}::bigint::varchar else ${column}::varchar end)`;
  }

  private column(index: number): string {
    return identifier((this.columns[index] as SqlColumn).name);
  }
}

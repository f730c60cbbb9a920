import { dayInWeek } from '#domain/calendar/iso-week.ts';
import type { Profiles } from '../profiles/profiles.ts';
import { columnPattern } from './column-pattern.ts';
import type { OutcomeRule, RegisterQuestion } from './register-question.ts';

/** One person: codes of facts, windows, outcomes by year, as one text; the plainest way to say what a register holds. */
export function plainCount(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  question: RegisterQuestion,
) {
  const counts = new Map<string, number>();
  for (const cells of rows) {
    const person = new Person(header, cells, question);
    const key = JSON.stringify([person.facts(), person.windows(), person.outcomes()]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Profiles written in the same way. */
export function plainProfiles(profiles: Profiles, facts: number): Record<string, number> {
  const entries = Array.from(profiles.count, (count, index): [string, number] => {
    const covariates = profiles.covariates.map(({ values }) => values[index] as number);
    const codes = covariates.slice(0, facts).map((code) => (Number.isNaN(code) ? -1 : code));
    const outcomes = profiles.outcomes.map(({ values }) => values.map((one) => one[index]));
    return [JSON.stringify([codes, covariates.slice(facts), outcomes]), count];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

class Person {
  private readonly cells = new Map<string, string>();
  private readonly question: RegisterQuestion;

  constructor(header: readonly string[], cells: readonly string[], question: RegisterQuestion) {
    this.question = question;
    for (const [index, name] of header.entries()) {
      const text = (cells[index] as string).replace(/^[ \t]+|[ \t]+$/g, '');
      this.cells.set(name, question.blanks.includes(text) ? '' : text);
    }
  }

  facts(): number[] {
    return this.question.facts.map((fact) =>
      'column' in fact
        ? fact.codeOf(this.cells.get(fact.column) as string)
        : (fact.lookup.get(this.cells.get(this.question.columns.person) as string) ?? fact.otherwise),
    );
  }

  windows(): number[] {
    return this.question.windows.map(({ from, to, codes }) => {
      const [first, last] = [Temporal.PlainYearMonth.from(from), Temporal.PlainYearMonth.from(to)];
      for (let month = first; Temporal.PlainYearMonth.compare(month, last) <= 0; month = month.add({ months: 1 }))
        if (codes ? this.weeksOfMonth(month, codes) > 0 : this.isPaid(month)) return 1;
      return 0;
    });
  }

  outcomes(): number[][] {
    return this.question.outcomes.map(({ rule }) => this.question.years.map((year) => this.outcome(rule, year)));
  }

  private outcome(rule: OutcomeRule, year: number): number {
    const months = Array.from({ length: 12 }, (_, index) => new Temporal.PlainYearMonth(year, index + 1));
    const sum = (of: (month: Temporal.PlainYearMonth) => number) => months.reduce((all, month) => all + of(month), 0);
    const paid = sum((month) => Number(this.isPaid(month)));
    if (rule.kind === 'any-paid-month') return Number(paid > 0);
    if (rule.kind === 'paid-months') return paid;
    if (rule.kind === 'hours') return Math.round(sum((month) => Math.round(this.hours(month) * 1e6))) / 1e6;
    if (rule.kind === 'any-week-with' || rule.kind === 'weeks-with') {
      const weeks = sum((month) => this.weeksOfMonth(month, rule.codes));
      return rule.kind === 'weeks-with' ? weeks : Number(weeks > 0);
    }
    const ordinary = sum((month) => Number(this.isPaid(month) && !this.isSupported(month, rule.codes)));
    return rule.kind === 'ordinary-months' ? ordinary : Number(ordinary > 0);
  }

  private isPaid(month: Temporal.PlainYearMonth): boolean {
    const { months } = this.question.columns;
    if (months === null) return this.hours(month) > 0;
    return this.cells.get(columnPattern(months, 'MM')?.nameOf(month.year, month.month) as string) !== '';
  }

  private hours(month: Temporal.PlainYearMonth): number {
    const name = columnPattern(this.question.columns.hours as string, 'MM')?.nameOf(month.year, month.month);
    return Number(this.cells.get(name as string));
  }

  /** The weeks of the register with one of the codes: their first day, Thursday and last day. */
  private *weeks(codes: ReadonlySet<string>) {
    const shape = columnPattern(this.question.columns.weeks as string, 'WW');
    for (const [name, text] of this.cells) {
      const parts = shape?.partsOf(name);
      if (!parts || !codes.has(text)) continue;
      const days = [1, 4, 7].map((weekday) => dayInWeek({ year: parts.year, week: parts.part }, weekday));
      if (days[0]) yield days.map((day) => day?.toPlainYearMonth().toString());
    }
  }

  private weeksOfMonth(month: Temporal.PlainYearMonth, codes: ReadonlySet<string>): number {
    return [...this.weeks(codes)].filter(([, thursday]) => thursday === month.toString()).length;
  }

  private isSupported(month: Temporal.PlainYearMonth, codes: ReadonlySet<string>): boolean {
    return [...this.weeks(codes)].some(([first, , last]) => [first, last].includes(month.toString()));
  }
}

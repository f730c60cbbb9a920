import type { MomentProfiles } from '../profiles/moments.ts';
import { KeyCounts } from './key-counts.ts';
import { type Field, type KeyLayout, readField } from './key-layout.ts';
import { type PersonCounter, WINDOW_LEVELS } from './person-counter.ts';
import type { RegisterQuestion } from './register-question.ts';

/**
 * Adds persons up by cell of facts and windows, for each outcome:
 *
 *     n,   Σ yₜ,   Σ yₜ yₛ  (s ≤ t)
 */
export class MomentCounter implements PersonCounter {
  private readonly question: RegisterQuestion;
  private readonly layout: KeyLayout;
  private readonly cells: KeyCounts;
  private readonly cellFields: readonly Field[];
  private readonly cell: Uint32Array;
  private readonly path: Float64Array;
  /** By outcome, by cell: the sums, then the products by rows. */
  private readonly blocks: Float64Array[][];

  constructor(question: RegisterQuestion, layout: KeyLayout) {
    this.question = question;
    this.layout = layout;
    this.cellFields = [...layout.facts, ...layout.windows];
    this.cells = new KeyCounts(this.cellFields.length);
    this.cell = new Uint32Array(this.cellFields.length);
    this.path = new Float64Array(question.years.length);
    this.blocks = question.outcomes.map(() => []);
  }

  add(words: Uint32Array, at: number, count: number): void {
    for (const [index, field] of this.cellFields.entries()) this.cell[index] = readField(words, at, field);
    const cell = this.cells.add(this.cell, 0, count);
    const { path } = this;
    const years = path.length;
    for (const [outcome, fields] of this.layout.outcomes.entries()) {
      const blocks = this.blocks[outcome] as Float64Array[];
      if (blocks.length === cell) blocks.push(new Float64Array(years + (years * (years + 1)) / 2));
      const block = blocks[cell] as Float64Array;
      for (let year = 0; year < years; year++) path[year] = readField(words, at, fields[year] as Field);
      let product = years;
      for (let t = 0; t < years; t++) {
        const weighted = count * (path[t] as number);
        block[t] = (block[t] as number) + weighted;
        for (let s = 0; s <= t; s++, product++)
          block[product] = (block[product] as number) + weighted * (path[s] as number);
      }
    }
  }

  /** The cells in the order of their codes, by outcome. */
  moments(): MomentProfiles[] {
    const { question, cells, layout } = this;
    const [order, words] = [cells.sorted(), cells.allWords];
    const facts = layout.facts.length;
    const codesOf = (cell: number) =>
      Int32Array.from(this.cellFields, (_, index) => {
        const value = words[cell * cells.words + index] as number;
        return index < facts ? value - 1 : value;
      });
    return question.outcomes.map(({ name }, outcome) => ({
      outcome: name,
      periods: question.years.map(String),
      covariates: [
        ...question.facts.map((fact) => ({ name: fact.name, levels: fact.levels })),
        ...question.windows.map((window) => ({ name: window.name, levels: WINDOW_LEVELS })),
      ],
      cells: Array.from(order, (cell) => ({
        codes: codesOf(cell),
        moments: {
          persons: cells.countOf(cell),
          weight: cells.countOf(cell),
          seen: question.years.map(() => true),
          squared: null,
          ...this.sumsOf(this.blocks[outcome]?.[cell] as Float64Array),
        },
      })),
    }));
  }

  private sumsOf(block: Float64Array) {
    const years = this.path.length;
    return {
      sums: block.slice(0, years),
      products: Array.from({ length: years }, (_, t) => {
        const from = years + (t * (t + 1)) / 2;
        return block.slice(from, from + t + 1);
      }),
    };
  }
}

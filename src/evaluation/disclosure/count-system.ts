import { isNamedRest } from './count-keys.ts';

/** One count of persons that readers know, or could work out. */
export interface Cell {
  /** What its persons have in common, in words that are the same wherever the count stands. */
  name: string;
  /** Null = a count that nobody prints and that this run does not know; it only ties others together. */
  value: number | null;
  /** Whether some result prints it when nothing is hidden, and not only as the rest of others. */
  isDeclared: boolean;
  /** What is public of it already, both ends included; nothing = from 0 on. */
  public?: { low: number; high: number };
}

/** `whole = Σ parts`: indices of {@link CountSystem.cells}; what the parts leave of the whole is a part of its own. */
export interface Relation {
  whole: number;
  parts: readonly number[];
}

/** All counts of a run and everything that ties them together. */
export interface CountSystem {
  cells: readonly Cell[];
  relations: readonly Relation[];
}

/** Builds a {@link CountSystem} cell by cell; the same name and value is the same cell. */
export class CountSystemBuilder {
  readonly cells: Cell[] = [];
  readonly #relations = new Map<string, Relation>();
  readonly #ids = new Map<string, number>();
  readonly #same: number[] = [];

  /** The number of a cell, made when it is new. */
  cell(name: string, value: number | null, isPrinted = false): number {
    const isDeclared = isPrinted && !isNamedRest(name);
    const key = `${name}\u0000${value}`;
    const known = this.#ids.get(key);
    if (known !== undefined) {
      const cell = this.cells[known] as Cell;
      cell.isDeclared ||= isDeclared;
      return known;
    }
    const id = this.cells.push({ name, value, isDeclared }) - 1;
    this.#same.push(id);
    this.#ids.set(key, id);
    return id;
  }

  /** Says that it is public that a cell lies between two ends. */
  narrow(id: number, low: number, high: number): void {
    const cell = this.cells[id] as Cell;
    cell.public = { low: Math.max(low, cell.public?.low ?? 0), high: Math.min(high, cell.public?.high ?? Infinity) };
  }

  /** Says that two cells count the same persons: who knows one knows the other. */
  merge(one: number, other: number): void {
    const [a, b] = [this.#rootOf(one), this.#rootOf(other)];
    this.#same[Math.max(a, b)] = Math.min(a, b);
  }

  /**
   * Adds `whole = Σ parts + rest`. The rest becomes a cell when it is not zero: nobody decided to publish it, and it must be safe too. A whole that
   * is one part and nothing else is the same cell. `isExact` false: a number is unknown, so the rest is unknown as well.
   */
  relate(whole: number, parts: readonly number[], rest: number, isExact = true): void {
    if (parts.length === 1 && rest === 0 && isExact) {
      this.merge(whole, parts[0] as number);
      return;
    }
    const key = `${whole}=${parts.toSorted((a, b) => a - b).join('+')}`;
    if (this.#relations.has(key)) return;
    const name = `rest of ${this.#nameOf(whole)} without ${parts.map((one) => this.#nameOf(one)).join(', ')}`;
    const all = rest === 0 ? parts : [...parts, this.cell(name, isExact ? rest : null)];
    this.#relations.set(key, { whole, parts: all });
  }

  /** The system with merged cells made one; `index[id]` is the number of a builder's cell in it. */
  build(): { system: CountSystem; index: readonly number[] } {
    const place = new Map<number, number>();
    const cells: Cell[] = [];
    const index = this.cells.map((cell, id) => {
      const root = this.#rootOf(id);
      const at = place.get(root) ?? cells.push({ ...cell }) - 1;
      place.set(root, at);
      const merged = cells[at] as Cell;
      merged.isDeclared ||= cell.isDeclared;
      if (cell.public) merged.public = cell.public;
      return at;
    });
    const relations = [...this.#relations.values()].map(({ whole, parts }) => ({
      whole: index[whole] as number,
      parts: parts.map((one) => index[one] as number),
    }));
    return { system: { cells, relations: relations.filter(saysSomething) }, index };
  }

  #rootOf(id: number): number {
    let root = id;
    while (this.#same[root] !== root) root = this.#same[root] as number;
    return root;
  }

  #nameOf(id: number): string {
    const { name, value } = this.cells[id] as Cell;
    return `${name} (${value ?? 'unknown'})`;
  }
}

/** A whole that has itself for a part says nothing new once the others are zero. */
const saysSomething = ({ whole, parts }: Relation) => parts.length > 0 && !(parts.length === 1 && parts[0] === whole);

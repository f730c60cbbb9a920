const collator = new Intl.Collator('da', { numeric: true });

/** Sorts by a text in Danish order: æ, ø, å last, "aa" as å, capitals as small letters, numbers by size. Gives a new list. */
export function sortDanish<T>(list: readonly T[], textOf: (item: T) => string): T[] {
  return list.toSorted((a, b) => compareDanish(textOf(a), textOf(b)));
}

/** Danish order of two texts, for `toSorted`. */
export function compareDanish(a: string, b: string): number {
  return collator.compare(a, b);
}

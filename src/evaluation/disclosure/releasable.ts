/** Something that is printed whole or hidden whole: an estimate with all its numbers, a count of the flow, the rows of a table. */
export interface Releasable {
  /** What hiding it costs; Infinity = it is public already and cannot be hidden. */
  cost: number;
  /** The cells that its readers know. */
  gives: readonly number[];
  /** Further cells that its numbers are made of: it must be hidden when one of them is. */
  restsOn: readonly number[];
}

/** Which items give each cell. */
export function giversOf(items: readonly Releasable[]): Map<number, number[]> {
  const givers = new Map<number, number[]>();
  items.forEach(({ gives }, at) => {
    for (const cell of new Set(gives)) {
      const list = givers.get(cell);
      if (list) list.push(at);
      else givers.set(cell, [at]);
    }
  });
  return givers;
}
